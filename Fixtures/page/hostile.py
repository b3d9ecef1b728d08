#!/usr/bin/env python3
"""A repository in which every text is an attack on whoever shows it.

    usage: hostile.py DIR

Writes DIR/REPOSITORY, whose name is one itself, with people, addresses, subjects, trailers, tags,
branches, files and a unit that hold the texts of `hostile_texts.py` and bytes that are not UTF-8,
and beside it deployments.jsonl, roster.csv, spend.jsonl and a file `name` with the repository's
name. Dates are fixed, the ids are the same everywhere.

    outcomes scan --all --deployments DIR/deployments.jsonl --roster DIR/roster.csv \\
      --spend DIR/spend.jsonl --format html "DIR/$(cat DIR/name)"
"""
import csv
import json
import os
import subprocess
import sys
from datetime import datetime, timezone

from hostile_texts import AWAY, BYTES, LONG, RUN, TEXTS

NAME = f"<img src=x onerror={RUN}>"
UNIT = f"api</script><script>{RUN}</script>"
START = 1_788_220_800  # 2026-09-01 00:00 UTC
HOUR = 3_600
NAMES = [text.encode() for text in TEXTS] + BYTES


def stamp(time):
    return datetime.fromtimestamp(time, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class Repository:
    """Objects by hand: `git commit` would clean the names."""

    def __init__(self, directory):
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        self.environment.update(GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")
        self.directory = directory
        self.files = {}
        self.git("init", "-q", "--template=", "-b", "main", directory, at=None)

    def git(self, *arguments, text=b"", at="-C"):
        place = () if at is None else (at, self.directory)
        return subprocess.run(("git", *place, *arguments), input=text, check=True,
                              stdout=subprocess.PIPE, env=self.environment).stdout.strip()

    def object(self, kind, text):
        return self.git("hash-object", "-w", "--literally", "-t", kind, "--stdin", text=text)

    def commit(self, who, time, message, parents, path, text):
        self.files[path] = self.object("blob", text)
        entries = b"".join(b"100644 blob %s\t%s\0" % (blob, name)
                           for name, blob in sorted(self.files.items()))
        tree = self.git("mktree", "-z", text=entries)
        lines = [b"tree " + tree, *(b"parent " + parent for parent in parents)]
        lines += [b"author %s %d +0000" % (who, time), b"committer %s %d +0000" % (who, time)]
        return self.object("commit", b"\n".join(lines) + b"\n\n" + message)


def line(text):
    """A commit object has no NUL, and a header no end of line."""
    return text.replace(b"\0", b"").replace(b"\n", b" ")


def address(number):
    """Even an address may hold quotes and ampersands; what stands between < and > ends it."""
    odd = (b"", f"'\"onload={RUN}&lt;".encode(), "\u202e".encode(), b"=1+1|", b"\x1b[2J")[number % 5]
    return b"p%d%s@example.org" % (number, odd)


def history(repository):
    """One commit of each person, half of them with an agent's trailer."""
    repository.commit(b"Start <start@example.org>", START, b"start\n", [], b".outcomes.toml",
                      (f"[[unit]]\nname = {json.dumps(UNIT)}\npaths = [\"**\"]\n").encode())
    tip = repository.commit(b"Start <start@example.org>", START, b"start\n", [], b"a.swift",
                            b"let start = 1\n")
    commits = [tip]
    for number, name in enumerate(NAMES):
        who = line(name) + b" <" + address(number) + b">"
        message = line(NAMES[-1 - number]) + b"\n\n" + name + b"\n"
        if number % 2:
            message += (b"\nAssisted-by: claude-code:" + line(name)[:150] + b"\n"
                        b"AI-Session: claude-code:s%d\n" % number)
        path = line(name).replace(b"/", b"\xe2\x88\x95")[:200] + b"%d.swift" % number
        text = b"".join(b"let value%d = %d\n" % (number * 20 + n, n) for n in range(12))
        tip = repository.commit(who, START + (number + 1) * HOUR, message, [tip], path, text)
        commits.append(tip)
    repository.git("update-ref", "refs/heads/main", tip)
    for number, text in enumerate(("<script>" + RUN + "</script>", "\"><img/src=x>", "\u202ebidi")):
        repository.git("update-ref", f"refs/heads/{text}", commits[number + 1])
        repository.git("update-ref", f"refs/tags/v1.{number}-{text}", commits[5 * number + 4])
    return commits


def deployments(commits):
    """One after every commit, by a name that is an attack."""
    for number, commit in enumerate(commits):
        text = TEXTS[number % len(TEXTS)]
        yield {"schema": "outcomes.deployment.v1", "id": f"{number}{text[:60]}", "unit": UNIT,
               "name": text, "environment": "production", "commit": commit.decode(),
               "finished_at": stamp(START + number * HOUR + 60), "status": "success"}


def roster():
    """Names and teams of people, as a spreadsheet may hold them."""
    for number in range(len(NAMES)):
        mail = address(number).decode("utf-8", "replace")
        text = TEXTS[number % len(TEXTS)]
        if "\r" not in text and text not in LONG:
            yield mail, text, TEXTS[number % 7]


def cut(text, size=100):
    """As much of a text as a field of `outcomes.spend.v1` may surely hold."""
    return text.encode()[:size].decode("utf-8", "ignore")


def spend(commits):
    """Agents, models and branches that no vendor has; a half went into commits, a half elsewhere."""
    for number, text in enumerate(TEXTS):
        place = ({"commit": commits[number + 1].decode()} if number % 2
                 else {"repository": f"{AWAY}/<b>/{number}", "branch": cut(text)})
        yield {"agent": cut(text), "model": cut(TEXTS[-1 - number]), "id": str(number),
               "time": stamp(START + number * HOUR), "cost_usd": "1.25", "output_tokens": 9,
               "session": f"s{number}", "author": address(number).decode(), **place}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__.split("\n\n")[1].strip())
    out = sys.argv[1]
    os.makedirs(out, exist_ok=True)
    commits = history(Repository(os.path.join(out, NAME)))
    for name, rows in (("deployments", deployments(commits)), ("spend", spend(commits))):
        with open(os.path.join(out, name + ".jsonl"), "w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    with open(os.path.join(out, "roster.csv"), "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("email", "name", "team"), *roster()])
    with open(os.path.join(out, "name"), "w", encoding="utf-8") as file:
        file.write(NAME)


if __name__ == "__main__":
    main()
