"""Deque's axe-core on the page: WCAG 2.2 A and AA are failures, best practices only told."""
from asserting import expect

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

RUN = """
const said = await axe.run(document, {runOnly: given[0], resultTypes: ['violations']});
return said.violations.map(v => ({id: v.id, tags: v.tags, count: v.nodes.length,
  nodes: v.nodes.slice(0, 3).map(n => n.target.join(' ') + ': ' + (n.failureSummary || '').split('\\n')[1])}));
"""


def checker(script):
    """The check, with axe-core's own script."""
    with open(script, encoding="utf-8") as file:
        text = file.read()

    def axe(b, page):
        """axe-core finds nothing against WCAG 2.2 A and AA, at 360 and 1024 px, light and dark."""
        broken, advice, runs = [], set(), 0
        for width in (360, 1024):
            for scheme in ("light", "dark"):
                b.open(page, width)
                b.emulate(scheme=scheme)
                b.settle()
                b.js("document.querySelectorAll('details').forEach(d => { d.open = true })")
                b.js(text + "\n;window.axe = axe;")
                said = b.later(RUN, TAGS)
                expect("value" in said, said.get("error"))
                runs += 1
                for found in said["value"]:
                    if "best-practice" in found["tags"]:
                        advice.add(f"{found['id']} ({found['nodes'][0]})")
                    else:
                        broken.append(f"{width} px {scheme}: {found['id']} × {found['count']} "
                                      f"{found['nodes']}")
        expect(not broken, "; ".join(broken[:6]))
        return f"{runs} runs" + (f"; advice: {'; '.join(sorted(advice))}" if advice else "")

    return axe
