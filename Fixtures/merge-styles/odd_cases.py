"""Landings that are easily taken for others: one function for each case, and what must be said."""
import odd_squashes as squashes
from odd_history import DAY, identity, inserted, lines, onto, without


# Nothing landed


def abandoned(odd):
    case = odd.case("abandoned", "nothing landed, and nobody has worked on it for months")
    [tip] = odd.work(odd.begin("abandoned.py"), "abandoned.py", "try")
    odd.pull(1, tip)
    case.expect(tip, "abandoned")


def unrelated_number(odd):
    case = odd.case(
        "unrelated number", "the number in the subject is an issue's: no file is shared")
    fork = odd.begin("unrelated.py", "issue.py")
    [tip] = odd.work(fork, "unrelated.py", "topic")
    odd.pull(2, tip)
    fix = inserted(odd.tip, "issue.py", lines("issue.py", "fix", 6))
    odd.squash("Solve what was reported (#2)", fix)
    case.expect(tip, "abandoned")


def alike_but_small(odd):
    case = odd.case("alike but small", "one of two lines is the same: too little to say anything")
    path = "small.py"
    [tip] = odd.work(odd.begin(path), path, "small", size=2)
    odd.point("refs/heads/topic/small", tip)
    other = lines(path, "small", 1) + lines(path, "other", 1)
    odd.direct("Something like it", inserted(odd.tip, path, other))
    case.expect(tip, "abandoned")


def ambiguous(odd):
    case = odd.case("ambiguous", "two commits would do equally, and nothing tells them apart")
    path = "ambiguous.py"
    [tip] = odd.work(odd.begin(path), path, "twice")
    odd.point("refs/heads/topic/ambiguous", tip)
    added = lines(path, "twice", 5)
    odd.move(path)
    odd.direct("Bring it", inserted(odd.tip, path, added), author=1)
    odd.direct("Take it out", without(odd.tip, path, added), author=1)
    odd.move(path)
    odd.direct("Bring it after all", inserted(odd.tip, path, added), author=1)
    case.expect(tip, "abandoned")


# Rebases


def rebased(odd):
    case = odd.case("rebased", "two commits made anew; the third, with no change, was dropped")
    path = "rebased.py"
    one, two = odd.work(odd.begin(path), path, "one", "two")
    empty = odd.commit(two, "Run the checks again", {})
    odd.point("refs/heads/topic/rebased", empty)
    odd.move(path)
    first = odd.direct("Add one", onto(odd.tip, one, path), authored=one.authored)
    second = odd.direct("Add two", onto(odd.tip, two, path), authored=two.authored)
    case.expect(one, "rebase", first)
    case.expect(two, "rebase", second)
    case.expect(empty, "abandoned", others=[("rebase", second), ("squash", second)])


def rebased_and_reapplied(odd):
    case = odd.case(
        "rebased and reapplied", "two commits made anew, both reverted, and reapplied in one: that "
        "is the content of the whole branch, but not where the branch landed")
    path = "again.py"
    branch = odd.work(odd.begin(path), path, "one", "two")
    odd.pull(18, branch[-1])
    odd.move(path)
    for commit in branch:
        target = odd.direct("Rebase", onto(odd.tip, commit, path), authored=commit.authored)
        case.expect(commit, "rebase", target)
    added = lines(path, "one", 5) + lines(path, "two", 5)
    odd.direct("Take it out", without(odd.tip, path, added), author=1)
    odd.move(path)
    odd.direct("Bring it again", onto(odd.tip, branch[-1], path), author=1)


def fixed_up(odd):
    case = odd.case("fixed up", "two commits made into one, with the date of the first")
    path = "fixed.py"
    one, two = odd.work(odd.begin(path), path, "one", "fixup")
    odd.point("refs/heads/topic/fixed", two)
    odd.move(path)
    target = odd.direct("Add one", onto(odd.tip, two, path), authored=one.authored)
    case.expect(one, "squash", target)
    case.expect(two, "squash", target)


def change_id(odd):
    case = odd.case("change id", "rewritten in review, and known by its Change-Id")
    path = "review.py"
    fork = odd.begin(path)
    message = "Review this\n\nChange-Id: I" + "01234567" * 5
    tip = odd.commit(fork, message, inserted(fork, path, lines(path, "first", 5)))
    odd.point("refs/heads/topic/review", tip)
    target = odd.direct(message, inserted(odd.tip, path, lines(path, "final", 7)))
    case.expect(tip, "rebase", target)


def same_twice(odd):
    case = odd.case(
        "same twice", "two pull requests with one content; one landed, which has it once")
    path = "same.py"
    fork = odd.begin(path)
    [closed] = odd.work(fork, path, "same")
    [landed] = odd.work(fork, path, "same", author=1)
    odd.pull(15, closed)
    odd.pull(16, landed)
    odd.move(path)
    squash = odd.squash("The same (#16)", onto(odd.tip, landed, path), author=1)
    case.expect(landed, "squash", squash)
    case.expect(closed, "abandoned", others=[("squash", squash), ("rebase", squash)])


# Cherry-picks


def backports(odd):
    case = odd.case(
        "backports", "picked to a release branch: with -x, without, and with -x changed")
    paths = ["named.py", "silent.py", "changed.py"]
    release = odd.begin(*paths)
    originals = []
    for path in paths:
        odd.move(path)
        originals.append(odd.direct(
            f"Mend {path}", inserted(odd.tip, path, lines(path, "mended", 6))))
    for path, original, count in zip(paths, originals, (6, 6, 2)):
        note = "" if path == "silent.py" else "\n\n" + picked_from(original)
        release = odd.commit(
            release, f"Mend {path}{note}", inserted(release, path, lines(path, "mended", count)),
            authored=original.authored)
        case.expect(release, "cherry-pick", original)
    odd.point("refs/heads/release/1.0", release)


def forward_port(odd):
    case = odd.case("forward port", "made on a release branch, and picked to the mainline with -x")
    path = "forward.py"
    [made] = odd.work(odd.begin(path), path, "urgent")
    odd.point("refs/heads/release/1.1", made)
    odd.move(path)
    target = odd.direct(
        "Mend it\n\n" + picked_from(made), onto(odd.tip, made, path), authored=made.authored)
    case.expect(made, "cherry-pick", target)


def picked_from(original):
    return f"(cherry picked from commit {identity(original)})"


# Last, since it must be young


def opened(odd):
    case = odd.case("open", "its last commit is younger than 30 days")
    odd.wait(60 * DAY)
    [tip] = odd.work(odd.begin("open.py"), "open.py", "start")
    odd.pull(17, tip)
    case.expect(tip, "open")


ALL = [
    abandoned, unrelated_number, alike_but_small, ambiguous, squashes.continued,
    squashes.continued_unnamed, squashes.squashed_twice, squashes.stacked,
    squashes.stacked_unnamed, squashes.landed_together, squashes.reapplied, squashes.reworked,
    squashes.one_line, squashes.on_develop, squashes.binary, squashes.renamed,
    squashes.on_merged_branch, squashes.restored, rebased, rebased_and_reapplied, fixed_up,
    change_id, same_twice, backports, forward_port, opened,
]
