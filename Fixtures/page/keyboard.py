"""The page by keyboard alone."""
from asserting import expect
from tables import COUNT, LISTED, SHOWN

WHERE = """
const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
const kind = e === document.body ? 'end' : e.matches('a[href="#main"], .skip') ? 'skip link'
  : e.matches('a[data-show], a[data-step], a[data-deployment]') ? 'number' : e.matches('th button') ? 'sort' : e.matches('input') ? 'filter'
  : e.matches('[role=region], [tabindex="0"]') ? 'region' : e.matches('summary') ? 'summary'
  : e.matches('button') ? 'button' : e.matches('a') ? 'link' : e.tagName;
const seen = r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth && r.width > 0;
const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none';
return {kind, seen, ring, html: e.outerHTML.slice(0, 90)};
"""


def tab(b):
    b.key("Tab", 9)
    return b.js(WHERE)


def keyboard(b, page):
    """Tab reaches every kind of control, in sight and with a ring; Enter does what a click does."""
    b.open(page)
    reachable = b.js("""return {number: 'a[data-show], a[data-step]', sort: 'th button', filter: 'input[type=search]',
      region: '[role=region][tabindex="0"]'}""")
    wanted = {kind for kind, selector in reachable.items() if b.js(
        "return [...document.querySelectorAll(arguments[0])].some(e => e.checkVisibility())", selector)}
    first = tab(b)
    expect(first["kind"] == "skip link", f"Tab goes first to {first['html']}")
    kinds = {}
    for _ in range(600):
        kinds[first["kind"]] = kinds.get(first["kind"], 0) + 1
        expect(first["seen"], f"focused out of sight: {first['html']}")
        expect(first["ring"], f"focused without a ring: {first['html']}")
        if wanted <= set(kinds):
            break
        first = tab(b)
        if first["kind"] == "end":
            break
    missing = wanted - set(kinds)
    expect(not missing, f"Tab does not reach {sorted(missing)}; it reached {kinds}")
    if b.js(LISTED):
        follow(b, page)
    skip(b, page)
    sort(b, page)
    return ", ".join(f"{count} × {kind}" for kind, count in sorted(kinds.items()))


def follow(b, page):
    """Enter on a number shows its commits."""
    b.open(page)
    expect(b.js(COUNT + "return counts().length"), "no number has all its commits here")
    number = b.js(COUNT + "const e = counts().at(-1); e.focus(); return e.textContent")
    b.key("Enter", 13, "\r")
    b.settle()
    shown = b.js(SHOWN)
    expect(str(shown) == "".join(c for c in number if c.isdigit()), f"Enter on {number} shows {shown}")
    first = tab(b)
    expect(b.js("return document.querySelector('#commits').contains(document.activeElement)"),
           f"Tab leaves the commits for {first['html']}")


def skip(b, page):
    """Enter on the skip link goes to the report: the next Tab is inside it."""
    b.open(page)
    tab(b)
    b.key("Enter", 13, "\r")
    b.settle()
    first = tab(b)
    expect(b.js("return document.querySelector('main').contains(document.activeElement)"),
           f"after the skip link, Tab goes to {first['html']}")


def sort(b, page):
    """Enter and the space bar sort."""
    for name, code, text in (("Enter", 13, "\r"), (" ", 32, " ")):
        b.open(page)
        b.js("""[...document.querySelectorAll('th button')].find(e => e.checkVisibility()
          && !/ascending|descending/.test(e.closest('th').getAttribute('aria-sort'))).focus()""")
        b.key(name, code, text)
        b.settle()
        expect(b.js("""return /ascending|descending/.test(document.activeElement.closest('th')
          .getAttribute('aria-sort'))"""), f"'{name}' does not sort, or loses the focus")
