#!/usr/bin/env python3
"""Runs a gate in each of its forms, measures it, and looks for what must not be in its output.

usage: judge.py SCRATCH [FORMAT...] -- PROGRAM [ARGUMENT...] <INPUT

Prints JSON, one member per form: the exit code, the largest resident set of the program and of its
workers in KiB, seconds, what is wrong with the output, and of the form `json` the counts.
"""
import json
import os
import re
import sys
import time
import xml.etree.ElementTree

# All that a terminal obeys or hides, but the ends of lines; tabs are ours to write.
HIDDEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
RUNNER = re.compile("#[\ufe0e\ufe0f]*#[\ufe0e\ufe0fa-zA-Z]*\\[")
LINE = re.compile("[\\s\ufe0e\ufe0f]*:[\ufe0e\ufe0f]*:")
# The annotations that are meant.
OURS = re.compile("::(error|warning|notice) title=[^:,]*::")


def spawn(command, environment, scratch, stem):
    """Runs a program to its end. Measured first and read later: what this process has grown to
    would count as the child's."""
    actions = [(os.POSIX_SPAWN_OPEN, 0, os.path.join(scratch, "input"), os.O_RDONLY, 0)]
    for number, name in ((1, "out"), (2, "errors")):
        path = os.path.join(scratch, f"{stem}.{name}")
        actions.append(
            (os.POSIX_SPAWN_OPEN, number, path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    start = time.monotonic()
    process = os.posix_spawnp(command[0], command, environment, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    return {"exit": os.waitstatus_to_exitcode(status), "kibibytes": usage.ru_maxrss,
            "seconds": round(time.monotonic() - start, 3)}


def problems(text, form):
    """What must not be in a text that goes to a log."""
    found = [f"hidden: {match[0]!r} at {match.start()}" for match in HIDDEN.finditer(text)]
    found += [f"runner: {text[m.start():m.end() + 20]!r}" for m in RUNNER.finditer(text)]
    # What readers take for the end of a line is hidden, and found above.
    for line in text.split("\n"):
        if LINE.match(line) and not (form == "github" and OURS.match(line)):
            found.append(f"command: {line[:80]!r}")
    return found


def parse(data, form, run):
    """Parses what is JSON or XML."""
    if form == "junit":
        xml.etree.ElementTree.fromstring(data)
    elif form in ("json", "sarif", "gitlab"):
        report = json.loads(data)
        if form == "json":
            run["ranges"] = [summary(verdict) for verdict in report["ranges"][:10]]


def summary(verdict):
    counts = {}
    for rule in verdict["rules"]:
        for result in ("satisfied", "unsatisfied", "overridden", "not_applicable", "errors"):
            if rule[result]:
                counts[rule["rule"] + " " + result] = rule[result]
    return {"verdict": verdict["verdict"], "commits": verdict["commits"],
            "merges": verdict["merges"], "counts": counts, "waivers": len(verdict["waivers"]),
            "counting": sum(waiver["counts"] for waiver in verdict["waivers"]),
            "notices": [notice[:300] for notice in verdict["notices"][:10]]}


def read(run, form, scratch):
    for name in ("out", "errors", "summary"):
        path = os.path.join(scratch, f"{form}.{name}")
        if not os.path.exists(path):
            continue
        with open(path, "rb") as file:
            data = file.read()
        run[name] = len(data)
        try:
            found = problems(data.decode(), form if name == "out" else None)
            run["problems"] += [f"{name}: {problem}" for problem in found[:20]]
            if name == "out" and data:
                parse(data, form, run)
        except (ValueError, xml.etree.ElementTree.ParseError) as error:
            run["problems"].append(f"{name}: {error}")
        if name == "errors":
            run["message"] = data[:2000].decode(errors="replace")


def main():
    split = sys.argv.index("--")
    scratch, *forms = sys.argv[1:split]
    command = sys.argv[split + 1:]
    with open(os.path.join(scratch, "input"), "wb") as file:
        while block := sys.stdin.buffer.read(1 << 16):
            file.write(block)
    runs = {}
    for form in forms or ["text", "json", "sarif", "junit", "github", "gitlab"]:
        environment = dict(os.environ)
        if form == "github":
            environment["GITHUB_STEP_SUMMARY"] = os.path.join(scratch, "github.summary")
        runs[form] = spawn(command + ["--format", form], environment, scratch, form)
    for form, run in runs.items():
        run["problems"] = []
        read(run, form, scratch)
    print(json.dumps(runs, indent=1))


main()
