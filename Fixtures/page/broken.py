#!/usr/bin/python3
"""Breaks a good page in one way after the other: each check must see what it is there for.

    usage: broken.py PAGE.html [CHECK]

One line for each way; the exit code is 1 where a check takes a broken page for a good one.
"""
import base64
import hashlib
import os
import re
import sys
import tempfile

sys.dont_write_bytecode = True

import checks  # noqa: E402
import keyboard  # noqa: E402
import tables  # noqa: E402
from asserting import Broken  # noqa: E402
from browser import Browser  # noqa: E402

LATER = "requestAnimationFrame(() => {%s})"
SWAP = ("addEventListener('click', e => { const t = e.target.closest('th')?.closest('table');"
        "if (t) { const r = t.tBodies[0].rows; t.tBodies[0].append(r[0]) } })")
HIDE = ("const r = [...document.querySelectorAll('#commits tbody tr')].find(r => r.checkVisibility());"
        "if (r) r.hidden = true")


def hashed(text):
    return "'sha256-%s'" % base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def also(page, kind, text):
    """With one more style or script, which the policy allows."""
    word = {"style": "style-src ", "script": "script-src "}[kind]
    page = page.replace(word, word + hashed(text) + " ", 1)
    return page.replace("</body>", f"<{kind}>{text}</{kind}></body>", 1)


def body(page, markup):
    return page.replace("</main>", markup + "</main>", 1)


def policy(page, pattern, replacement):
    found = re.search(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", page).group(0)
    return page.replace(found, re.sub(pattern, replacement, found))


# The check, what is wrong, and how the page gets it.
WAYS = [
    (checks.source, "no policy", lambda p: policy(p, ".*", "")),
    (checks.source, "a policy that allows pictures", lambda p: policy(p, "default-src", "img-src *; default-src")),
    (checks.source, "a link to elsewhere", lambda p: body(p, "<a href=https://evil.example.org/>x</a>")),
    (checks.source, "a link to nothing", lambda p: body(p, "<a href=#nothing>x</a>")),
    (checks.source, "an id twice", lambda p: body(p, "<p id=main></p>")),
    (checks.source, "a style attribute", lambda p: body(p, "<p style='color: red'>x</p>")),
    (checks.source, "a terminal escape", lambda p: body(p, "<p>\x1b[2J</p>")),
    (checks.source, "text that runs backwards", lambda p: body(p, "<p>\u202e</p>")),
    (checks.quiet, "a picture from elsewhere", lambda p: body(p, "<img alt=x src=https://evil.example.org/x>")),
    (checks.quiet, "a script of somebody else", lambda p: body(p, "<script>window.__pwned = 1</script>")),
    (checks.quiet, "the same, allowed", lambda p: also(p, "script", "window.__pwned = 1")),
    (checks.quiet, "another title", lambda p: also(p, "script", "document.title = 'x'")),
    (checks.quiet, "a dialog", lambda p: also(p, "script", "setTimeout(alert)")),
    (checks.quiet, "an error", lambda p: also(p, "script", "throw 1")),
    (checks.fits, "too wide", lambda p: also(p, "style", "main { min-width: 400px }")),
    (checks.schemes, "always light", lambda p: also(p, "style", "html, body { background: #fff !important }")),
    (checks.schemes, "motion", lambda p: also(p, "style", "a { transition: color 1s !important }")),
    (checks.scriptless, "a dead button", lambda p: body(p, "<button type=button>x</button>")),
    (checks.scriptless, "a row that a script has to show",
     lambda p: also(p.replace("<tbody><tr", "<tbody><tr hidden", 1), "script", "document.querySelector('tr[hidden]').hidden = false")),
    (checks.prints, "a control", lambda p: also(p, "style", "input, div:has(> input) { display: block !important }")),
    (checks.prints, "no rows", lambda p: also(p, "style", "@media print { tr:nth-child(2) { display: none } }")),
    (tables.sorts, "rows out of order", lambda p: also(p, "script", SWAP)),
    (tables.filters, "a row too few", lambda p: also(p, "script", "addEventListener('input', () => " + LATER % HIDE + ")")),
    (tables.follows, "a row too few", lambda p: also(p, "script", "addEventListener('hashchange', () => {" + HIDE + "})")),
    (tables.returns, "not the rows that were there",
     lambda p: also(p, "script", "let n = 0; for (const kind of ['popstate', 'hashchange'])"
                    "addEventListener(kind, () => { if ((n += 1) > 2) {" + HIDE + "} })")),
    (keyboard.keyboard, "no ring", lambda p: also(p, "style", ":focus { outline: 0 !important; box-shadow: none !important }")),
    (keyboard.keyboard, "numbers by mouse only",
     lambda p: also(p, "script", "document.querySelectorAll('a[data-show], a[data-step]').forEach(a => { a.tabIndex = -1 })")),
    (checks.policy, "scripts of everybody", lambda p: policy(p, r"script-src [^;]*", "script-src 'unsafe-inline'")),
    (checks.policy, "styles of everybody", lambda p: policy(p, r"style-src [^;]*", "style-src 'unsafe-inline'")),
    (checks.policy, "requests to everywhere", lambda p: policy(p, "default-src", "connect-src data:; default-src")),
]


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__.split("\n\n")[1].strip())
    with open(sys.argv[1], encoding="utf-8") as file:
        good = file.read()
    missed = 0
    with tempfile.TemporaryDirectory() as place, Browser() as b:
        page = os.path.join(place, "page.html")
        for check, way, breaking in WAYS:
            if sys.argv[2:] not in ([], [check.__name__]):
                continue
            text = breaking(good)
            with open(page, "w", encoding="utf-8") as file:
                file.write(text)
            b.open(page)
            try:
                word, said = "MISSED", check(b, page)
            except Broken as broken:
                word, said = "seen", str(broken)
            if text == good:
                word, said = "MISSED", "the page could not be broken so"
            missed += word == "MISSED"
            print(f"{word:6} {check.__name__:10} {way}: {said[:140]}", flush=True)
            b.open(page)
            b.console(), b.events()
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
