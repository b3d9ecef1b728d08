"""What holds of the page as a whole: what it loads, runs and obeys, and how it fits."""
import base64
import html.parser
import re

from asserting import expect

WIDTHS = (320, 360, 768, 1024, 1600)

INJECT = """
const refused = [], from = {};
addEventListener('securitypolicyviolation', e => refused.push(e.effectiveDirective));
const put = (name, more) => document.head.append(Object.assign(document.createElement(name), more));
put('script', {textContent: 'window.__injected = 1'});
put('script', {src: 'data:text/javascript,window.__injected=2'});
put('style', {textContent: ':root { --injected: 1 }'});
put('link', {rel: 'stylesheet', href: 'data:text/css,:root{--injected:2}'});
document.body.append(Object.assign(new Image(), {src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw='}));
document.body.setAttribute('style', '--injected: 3');
const button = document.createElement('button');
button.setAttribute('onclick', 'window.__injected = 3');
document.body.append(button); button.click(); button.remove();
for (const [name, html] of [['iframe', '<iframe src="data:text/html,x"></iframe>'],
  ['object', '<object data="data:text/html,x"></object>']]) {
  const holder = document.createElement('div'); holder.innerHTML = html; document.body.append(holder);
}
document.head.append(Object.assign(document.createElement('base'), {href: 'https://evil.example.org/'}));
for (const place of ['https://evil.example.org/', 'data:,x', location.href, '/x', 'http://127.0.0.1:9/']) {
  from[place] = await fetch(place).then(() => 'fetched', () => 'refused');
}
const form = Object.assign(document.createElement('form'), {action: 'https://evil.example.org/'});
document.body.append(form); form.submit();
try { new Worker('data:text/javascript,1') } catch { }
setTimeout('window.__injected = 4')
await new Promise(after => setTimeout(after, 300));
return {refused, from, injected: window.__injected ?? null, base: document.baseURI,
  style: getComputedStyle(document.documentElement).getPropertyValue('--injected')
    + getComputedStyle(document.body).getPropertyValue('--injected')};
"""

REFUSED = {"script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr", "img-src",
           "frame-src", "object-src", "base-uri", "connect-src", "form-action", "worker-src"}


class Source(html.parser.HTMLParser):
    """The file as it was written, before anybody runs it."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.title, self.policy, self.before = [], "", None, []
        self.open = None
        self.feed(text)
        self.title = " ".join(self.title.split())

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if given.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = given.get("content")
        elif self.policy is None:
            self.before.append(tag)
        self.tags.append((tag, given))
        self.open = tag

    def handle_data(self, text):
        if self.open == "title" and not any(tag == "body" for tag, _ in self.tags):
            self.title += text

    def handle_endtag(self, tag):
        self.open = None


def source(b, page):
    """The file: one policy before everything it governs, nothing from elsewhere, whole ids."""
    with open(page, encoding="utf-8") as file:
        text = file.read()
    read = Source(text)
    expect(text.lower().startswith("<!doctype html>"), "no <!doctype html>")
    expect(read.policy, "no Content-Security-Policy")
    late = [tag for tag in read.before if tag not in ("html", "head", "meta")]
    expect(not late, f"before the policy: {late}")
    words = read.policy.lower()
    expect("default-src 'none'" in words, f"policy without default-src 'none': {words}")
    loose = re.findall(r"'unsafe-[a-z-]+'|\*|https?:|data:|blob:|'self'|'strict-dynamic'", words)
    expect(not loose, f"policy allows {loose}")
    for name in ("base-uri 'none'", "form-action 'none'"):
        expect(name in words, f"policy without {name}, which default-src does not cover")
    odd = [(tag, name) for tag, given in read.tags for name in given
           if name.startswith("on") or name in ("style", "src", "srcdoc", "srcset", "action", "ping")]
    expect(not odd, f"attributes that run or load: {odd[:5]}")
    links = [given["href"] for tag, given in read.tags if given.get("href")]
    away = [link for link in links if not link.startswith("#")]
    expect(not away, f"links to elsewhere: {away[:5]}")
    ids = [given["id"] for _, given in read.tags if "id" in given]
    twice = {i for i in ids if ids.count(i) > 1} if len(ids) != len(set(ids)) else set()
    expect(not twice, f"ids that stand twice: {sorted(twice)[:5]}")
    dead = sorted({link for link in links if link != "#" and link[1:] not in set(ids)} | (
        {"#"} & set(links)))
    expect(not dead, f"links to nothing: {dead[:5]}")
    controls = re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]",
                          text)
    expect(not controls, f"control characters: {sorted(set(map(hex, map(ord, controls))))}")
    return f"{len(text.encode()):,} bytes, {len(read.tags):,} elements, {len(links):,} links"


def quiet(b, page):
    """Nothing was logged, asked for from anywhere, or said in a dialog; no script of others ran."""
    console, events = b.console(), b.events()
    expect(not console, f"the console says {console[:3]}")
    address = b.js("return location.href.split('#')[0]")
    asked = {e["params"]["request"]["url"].split("#")[0] for e in events
             if e["method"] == "Network.requestWillBeSent"}
    expect(asked <= {address}, f"asked for {sorted(asked - {address})[:3]}")
    said = [e for e in events if e["method"] in (
        "Page.javascriptDialogOpening", "Page.windowOpen", "Page.downloadWillBegin")]
    expect(not said, f"opened {said[:3]}")
    expect(b.js("return performance.getEntriesByType('resource').length") == 0, "it loaded something")
    expect(b.js("return window.__pwned === undefined"), "a script of the repository's ran")
    title = Source(open(page, encoding="utf-8").read()).title
    expect(b.js("return document.title") == title, "the title changed")
    return "no message, no request but the file, no dialog"


def fits(b, page):
    """No width makes the page itself scroll sideways, and nothing sticks out of a scroll region."""
    b.open(page)
    for width in WIDTHS:
        b.size(width)
        b.settle()
        wide = b.js("return document.documentElement.scrollWidth")
        out = b.js("""return [...document.body.querySelectorAll('*')].filter(e =>
          e.getBoundingClientRect().right > innerWidth + 1).map(e => e.tagName + '.'
          + (e.getAttribute('class') || '') + '#' + e.id).slice(0, 4)""") if wide > width else []
        expect(wide <= width, f"at {width} px the page is {wide} px wide: {out}")
    return f"at {', '.join(map(str, WIDTHS))} px"


def schemes(b, page):
    """Light is light and dark is dark; where motion is to be reduced, nothing moves."""
    luminance = {}
    for scheme in ("light", "dark"):
        b.open(page)
        b.emulate(scheme=scheme)
        b.settle()
        luminance[scheme] = b.js("""
          const at = e => getComputedStyle(e).backgroundColor.match(/[\\d.]+/g).map(Number);
          let c = at(document.body);
          if (c.length === 4 && c[3] === 0) c = at(document.documentElement);
          if (c.length === 4 && c[3] === 0) {
            const e = document.createElement('p'); e.className = 'canvas'; document.body.append(e);
            c = matchMedia('(prefers-color-scheme: dark)').matches ? [0, 0, 0] : [255, 255, 255];
            e.remove();
          }
          return (0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]) / 255""")
    expect(luminance["light"] > 0.8 and luminance["dark"] < 0.25, f"backgrounds {luminance}")
    b.emulate(motion="reduce")
    b.settle()
    moving = b.js("""return [...document.querySelectorAll('*')].filter(e => {
      const s = getComputedStyle(e);
      return /[1-9]/.test(s.transitionDuration) && s.transitionDuration !== '1e-05s'
        || s.animationName !== 'none' && /[1-9]/.test(s.animationDuration)
        || s.scrollBehavior === 'smooth'; }).map(e => e.tagName).slice(0, 4)""")
    expect(not moving, f"moves although motion is to be reduced: {moving}")
    b.emulate()
    return f"background {luminance['light']:.2f} and {luminance['dark']:.2f}"


def prints(b, page):
    """On paper there are no controls but a table's headings, and every row."""
    b.open(page)
    b.emulate(media="print")
    b.settle()
    shown = """const shown = e => e.checkVisibility({visibilityProperty: true, opacityProperty: true})
      && e.getBoundingClientRect().width > 1;"""
    dead = b.js(shown + """return [...document.querySelectorAll('button, input, select, textarea')]
      .filter(e => shown(e) && !e.matches('thead button')).map(e => e.outerHTML.slice(0, 80)).slice(0, 4)""")
    expect(not dead, f"controls on paper: {dead}")
    lost = b.js(shown + """return [...document.querySelectorAll('tbody tr')].filter(e => !shown(e)
      && !e.closest('details:not([open])')).length""")
    expect(lost == 0, f"{lost} rows are not on paper")
    cut = b.js("""return [...document.querySelectorAll('[role=region][tabindex="0"]')].filter(e =>
      e.checkVisibility() && /auto|scroll|hidden/.test(getComputedStyle(e).overflowX
      + getComputedStyle(e).overflowY)).length""")
    expect(cut == 0, f"{cut} scroll regions are cut off on paper")
    b.emulate()
    rows = b.js("return document.querySelectorAll('tbody tr').length")
    if rows > 1_000:
        return f"{rows:,} rows"
    file = base64.b64decode(b.cdp("Page.printToPDF", printBackground=True)["data"])
    expect(file.startswith(b"%PDF"), "no PDF came out")
    return f"{rows} rows on {len(re.findall(rb'/Type */Page[^s]', file))} pages"


def scriptless(b, page):
    """Without scripts all of it is there, and nothing offers what only a script can do."""
    b.open(page)
    with_script = b.js("return document.querySelectorAll('tbody tr').length")
    b.open(page, scripts=False)
    rows = b.js("return [...document.querySelectorAll('tbody tr')].filter(e => !e.hidden).length")
    expect(rows == with_script, f"{rows} rows without scripts, {with_script} with them")
    hidden = b.js("""return [...document.querySelectorAll('tbody tr')].filter(e =>
      !e.checkVisibility() && !e.closest('details')).length""")
    expect(hidden == 0, f"{hidden} rows cannot be seen")
    dead = b.js("""return [...document.querySelectorAll('button, input, select, [onclick]')].filter(
      e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 80)).slice(0, 4)""")
    expect(not dead, f"controls without a script: {dead}")
    lost = b.js("""return [...document.querySelectorAll('a[href]')].filter(e =>
      !document.getElementById(decodeURIComponent(e.hash.slice(1)))).length""")
    expect(lost == 0, f"{lost} links to nothing")
    return f"{rows} rows"


def policy(b, page):
    """What is put into the page by somebody else neither runs nor loads nor styles."""
    b.open(page)
    b.console()
    said = b.later(INJECT)
    expect("value" in said, said.get("error"))
    said = said["value"]
    expect(said["injected"] is None, f"an injected script ran: {said['injected']}")
    expect(said["style"].strip() == "", f"an injected style counts: {said['style']}")
    fetched = [place for place, how in said["from"].items() if how != "refused"]
    expect(not fetched, f"fetched {fetched}")
    expect("evil" not in said["base"], "an injected <base> counts")
    missing = REFUSED - set(said["refused"])
    expect(not missing, f"not refused by the policy: {sorted(missing)}")
    expect(b.js("return location.protocol") == "file:", "the page went away")
    b.console(), b.events()
    return f"{len(set(said['refused']))} directives refused"
