#!/usr/bin/env python3
"""Random histories as git repositories, with what the reference model says about them.

    usage: generate.py OUT COUNT [FIRST_SEED]

For each seed: OUT/NNN/history.git (bare), one deployments-NAME.jsonl for each history in it, and
expected.json. OUT/outcomes.toml freezes the size of a typical change, so that the histories can be
compared. The model is nd_model.py, its histories are those of nd_properties.py; both are taken from
$OUTCOMES_SHARED/tools, or from shared/tools beside the checkout.

Each property of DESIGN section 3 is a history of its own: `main` transformed in a way that must
change nothing; `same_as_main` says whether the model agrees for this seed. Others meet the edges of
the horizon and of the weeks, and have numbers of their own.
"""
import calendar
import json
import math
import os
import random
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve()
SHARED = Path(os.environ.get("OUTCOMES_SHARED", HERE.parents[3] / "shared"))
sys.path.insert(0, str(SHARED / "tools"))
from nd_model import Commit, Unit, credit_lines, eligible, live_chain  # noqa: E402
from nd_properties import rnd  # noqa: E402

DAY = 86400
BASE = calendar.timegm((2025, 1, 6, 0, 0, 0))  # a Monday
HORIZON = 14 * DAY
TYPICAL = 20.0
STATES = ("surviving", "pending", "removed")
LAST_PARAGRAPH = {
    "verified": "\nCo-Authored-By: Claude <noreply@anthropic.com>\n",
    "claimed": "\nGenerated with Claude Code\n",
    "none": "",
}


# Histories: integer seconds from here on, since days as floats mis-round the horizon.


def seconds(days):
    return BASE + round(days * DAY)


def main_history(seed):
    unit, end = rnd(seed)
    commits = [Commit(seconds(c.t), c.who, c.tree, c.tag) for c in unit.commits]
    deploys = [(seconds(t), index, ok) for t, index, ok in unit.deploys]
    return Unit("main", commits, deploys), seconds(end)


def rewritten(unit, name, first, tree_of):
    """The history with the trees of the commits from `first` on replaced."""
    commits = [
        Commit(c.t, c.who, tree_of(i, c.tree) if i >= first else c.tree, c.tag)
        for i, c in enumerate(unit.commits)
    ]
    return Unit(name, commits, unit.deploys)


def split(unit, at):
    """One commit as two: the first brings half of the files, the second the rest."""
    before, after = unit.commits[at - 1].tree, unit.commits[at]
    half = dict(before)
    for path in sorted(after.tree)[: max(1, len(after.tree) // 2)]:
        half[path] = after.tree[path]
    first = Commit(after.t, after.who, half, after.tag)
    commits = unit.commits[:at] + [first] + unit.commits[at:]
    deploys = [(t, i + 1 if i >= at else i, ok) for t, i, ok in unit.deploys]
    return Unit("commit-split", commits, deploys)


def reformatted(_, tree):
    return {p: ["  \t " + l.replace(" ", "  ") for l in lines] for p, lines in tree.items()}


def renamed(_, tree):
    return {
        ("src/moved/" + p.replace("/", "_") if eligible(p) else p): lines
        for p, lines in tree.items()
    }


def vendored(index, tree):
    return {
        **tree,
        f"vendor/library{index}/main.js": [f"vendored {index} {n}" for n in range(30)],
        "Cargo.lock": [f"locked {index} {n}" for n in range(9)],
    }


def copied(_, tree):
    return {**tree, "src/copy": [l for p, lines in tree.items() if eligible(p) for l in lines]}


def deployed_then_reverted(unit, seed):
    last, count = unit.commits[-1], len(unit.commits)
    start = max(t for t, _, _ in unit.deploys) + DAY
    noise = {**last.tree, "src/reverted": [f"taken back {seed} {n}" for n in range(25)]}
    commits = unit.commits + [
        Commit(start, ("ann",), noise, "verified"),
        Commit(start + 3 * DAY, ("ann",), last.tree, "verified"),
    ]
    deploys = unit.deploys + [
        (start + 8640, count, True),
        (start + 3 * DAY + 8640, count + 1, True),
    ]
    return Unit("deploy-then-revert", commits, deploys)


def retimed(unit, seed):
    """Histories that meet the edges of the definitions, which chance does not."""
    choose = random.Random(seed + 2 * 10**6)
    arrival = choose.choice(live_chain(unit)[1:])[0]
    before = [d for d in unit.deploys if d[0] <= arrival]
    late = [(t + 9 * DAY, index, ok) for t, index, ok in unit.deploys]
    return [
        # All is rolled back when the lines have just reached the horizon, or one second before.
        Unit("at-horizon", unit.commits, before + [(arrival + HORIZON, 0, True)]),
        Unit("before-horizon", unit.commits, before + [(arrival + HORIZON - 1, 0, True)]),
        # Commits are older than the deployment before theirs: their week is that of its end.
        Unit("late-deployments", unit.commits, late),
    ]


def transformed(unit, end, seed):
    """Every history that must come out as `unit` does, by property."""
    choose = random.Random(seed + 10**6)
    first = choose.randrange(1, len(unit.commits))
    again, index, _ = choose.choice([d for d in unit.deploys if d[2]])
    failed = (choose.randrange(BASE + DAY, end), choose.randrange(len(unit.commits)), False)
    return [
        split(unit, first),
        rewritten(unit, "reformat", first, reformatted),
        rewritten(unit, "rename", first, renamed),
        rewritten(unit, "vendored", 0, vendored),
        rewritten(unit, "copies", first, copied),
        deployed_then_reverted(unit, seed),
        Unit("redeploy", unit.commits, unit.deploys + [(again + 1, index, True)]),
        Unit("failed", unit.commits, unit.deploys + [failed]),
        Unit("input-order", unit.commits, unit.deploys),
    ]


# What the model says.


def outcomes(unit, end):
    """Yields (deployment's place in the chain, introducer or None, state) of each novel line."""
    chain = live_chain(unit)
    place = {t: n for n, (t, _) in enumerate(chain)}
    for state, lines in zip(STATES, credit_lines(unit, end, horizon=HORIZON)):
        for _, introducer, t in lines:
            n = place[t]
            # A commit that an earlier deployment already reached has not brought the line.
            reached = max(i for _, i in chain[:n])
            if introducer is not None and introducer <= reached:
                introducer = None
            yield n, introducer, state


def week(unit, chain, n, introducer):
    """The ISO week of the introducer's arrival, between the previous deployment and this one."""
    low, high = chain[n - 1][0] + 1, chain[n][0]
    moment = min(max(unit.commits[introducer].t, low), high)
    assert (low - BASE) // (7 * DAY) == (low - 1 - BASE) // (7 * DAY), "a week's first second"
    year, number = time.strftime("%G %V", time.gmtime(moment)).split()
    return f"{year}-W{number}"


def is_ai(unit, introducer):
    return introducer is not None and unit.commits[introducer].tag == "verified"


def line_counts(unit, rows):
    counts = Counter({k: 0 for s in ("novel",) + STATES for k in (s, "ai_" + s)})
    for _, introducer, state in rows:
        for prefix in ("", "ai_") if is_ai(unit, introducer) else ("",):
            counts[prefix + "novel"] += 1
            counts[prefix + state] += 1
    return dict(counts)


def deployment_rows(unit, chain, rows, ids):
    for n in range(1, len(chain)):
        c = line_counts(unit, [r for r in rows if r[0] == n])
        yield {
            "finished_at": rfc3339(chain[n][0]),
            "commit": ids[chain[n][1]],
            "novel_lines": c["novel"],
            "ai_novel_lines": c["ai_novel"],
            "surviving_lines": c["surviving"],
            "ai_surviving_lines": c["ai_surviving"],
        }


def normalized(by_week):
    q = [n / TYPICAL for n in by_week.values()]
    return {"dce": sum(q), "nd": math.fsum(math.log2(1 + x) for x in q)}


def developer_rows(unit, chain, rows):
    names = sorted({name for c in unit.commits for name in c.who})
    for name in names:
        own = [r for r in rows if r[1] is not None and unit.commits[r[1]].who == (name,)]
        weeks = {True: Counter(), False: Counter()}
        for n, introducer, state in own:
            if state == "surviving":
                weeks[is_ai(unit, introducer)][week(unit, chain, n, introducer)] += 1
        yield name + "@example.org", {
            "lines": line_counts(unit, own),
            "ai_surviving_by_week": dict(sorted(weeks[True].items())),
            **normalized(weeks[True]),
            "unassisted": normalized(weeks[False]),
        }


def expected(unit, end, branch, deployments, ids):
    chain, rows = live_chain(unit), list(outcomes(unit, end))
    introduced = defaultdict(Counter)
    for n, introducer, state in rows:
        introduced[(n, introducer)][state] += 1
    order = sorted(introduced, key=lambda k: (k[0], -1 if k[1] is None else k[1]))
    return {
        "history": unit.name,
        "mainline": "refs/heads/" + branch,
        "deployments_file": deployments,
        "observed_until": end,
        "lines": line_counts(unit, rows),
        "developers": dict(developer_rows(unit, chain, rows)),
        "unattributed": line_counts(unit, [r for r in rows if r[1] is None]),
        "deployments": list(deployment_rows(unit, chain, rows, ids)),
        "introduced": [
            {"deployment": n, "introducer": i, **{s: introduced[n, i][s] for s in STATES}}
            for n, i in order
        ],
    }


def scores(says):
    """What no property may change: who delivered how many lines that stayed, and when."""
    return [
        (mail, d["lines"]["surviving"], d["ai_surviving_by_week"], d["unassisted"])
        for mail, d in says["developers"].items()
        if d["lines"]["surviving"]
    ] + [says["unattributed"]["surviving"]]


# Git: one stream for all branches of a repository.


def commit_entry(branch, mark, parent, index, commit):
    who = f"{commit.who[0]} <{commit.who[0]}@example.org> {commit.t} +0000"
    message = f"change {index}\n{LAST_PARAGRAPH[commit.tag]}".encode()
    yield f"commit refs/heads/{branch}\nmark :{mark}\nauthor {who}\ncommitter {who}\n"
    yield f"data {len(message)}\n".encode() + message + b"\n"
    yield (f"from :{parent}\n" if parent else "") + "deleteall\n"
    for path, lines in sorted(commit.tree.items()):
        text = "".join(line + "\n" for line in lines).encode()
        yield f"M 100644 inline {path}\ndata {len(text)}\n".encode() + text + b"\n"
    yield "\n"


def stream(histories, marks):
    """Fills `marks` with the marks of each history's commits; shares the common beginnings."""
    seen = {}
    for unit in histories:
        parent, marks[unit.name] = 0, []
        for index, commit in enumerate(unit.commits):
            key = (parent, commit.t, commit.who, commit.tag, json.dumps(commit.tree))
            mark = seen.get(key)
            if mark is None:
                mark = seen[key] = len(seen) + 1
                yield from commit_entry(unit.name, mark, parent, index, commit)
            parent = mark
            marks[unit.name].append(mark)
        yield f"reset refs/heads/{unit.name}\nfrom :{parent}\n\n"


def git(*arguments, **options):
    clean = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    clean.update(GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")
    subprocess.run(["git", *arguments], check=True, env=clean, **options)


def write_repository(folder, histories):
    """Makes history.git; returns the commit ids of each history."""
    repository, marks = folder / "history.git", {}
    git("init", "-q", "--bare", "--template=", "-b", "main", str(repository))
    entries = (e if isinstance(e, bytes) else e.encode() for e in stream(histories, marks))
    table = folder / "marks"
    git("-c", "fastimport.unpackLimit=1", "-C", str(repository), "fast-import", "--quiet",
        f"--export-marks={table.resolve()}", input=b"".join(entries))
    ids = dict(line.split() for line in table.read_text().splitlines())
    table.unlink()
    return {name: [ids[f":{m}"] for m in of] for name, of in marks.items()}


def rfc3339(t):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(t))


def write_deployments(path, unit, ids):
    rows = list(enumerate(sorted(unit.deploys), 1))
    if unit.name == "input-order":
        random.Random(len(rows)).shuffle(rows)
    with path.open("w") as file:
        for number, (t, index, ok) in rows:
            record = {
                "schema": "outcomes.deployment.v1",
                "id": str(number),
                "unit": None,
                "environment": "production",
                "commit": ids[index],
                "finished_at": rfc3339(t),
                "status": "success" if ok else "failure",
            }
            file.write(json.dumps(record) + "\n")


def generate(out, seed):
    folder = out / f"{seed:03}"
    folder.mkdir()
    main, end = main_history(seed)
    same = transformed(main, end, seed)
    histories = [main] + same + retimed(main, seed)
    branches = [h for h in histories if h is main or h.commits is not main.commits]
    ids = write_repository(folder, branches)
    says = []
    for unit in histories:
        branch = unit.name if unit.name in ids else "main"
        file = f"deployments-{unit.name}.jsonl"
        write_deployments(folder / file, unit, ids[branch])
        # `main` is also looked at while lines are still pending.
        early = max(t for t, _, _ in unit.deploys) + 3 * DAY
        for until in (end, early) if unit is main else (end,):
            says.append(expected(unit, until, branch, file, ids[branch]))
    properties = {unit.name for unit in same}
    for history in says:
        history["same_as_main"] = (
            history["history"] in properties and scores(history) == scores(says[0]))
    document = {"seed": seed, "reference_change_lines": TYPICAL, "histories": says}
    (folder / "expected.json").write_text(json.dumps(document, indent=1) + "\n")
    return [h["history"] for h in says if h["history"] in properties and not h["same_as_main"]]


def run(arguments):
    if len(arguments) not in (2, 3):
        sys.exit("usage: generate.py OUT COUNT [FIRST_SEED]")
    out, count = Path(arguments[0]), int(arguments[1])
    first = int(arguments[2]) if len(arguments) == 3 else 0
    out.mkdir(parents=True, exist_ok=True)
    (out / "outcomes.toml").write_text(f"reference_change_lines = {TYPICAL}\n")
    for seed in range(first, first + count):
        for name in generate(out, seed):
            print(f"seed {seed}: the model itself differs on {name}", file=sys.stderr)


if __name__ == "__main__":
    run(sys.argv[1:])
