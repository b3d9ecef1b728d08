"""Squashes that are easily taken for others, or overlooked."""
from odd_history import inserted, lines, onto, without


def continued(odd):
    case = odd.case(
        "continued", "the branch went on after its squash: what came later is not in it")
    path = "continued.py"
    one, two = odd.work(odd.begin(path), path, "one", "two")
    odd.pull(3, two)
    odd.move(path)
    squash = odd.squash("Continue (#3)", onto(odd.tip, two, path))
    [three] = odd.work(two, path, "three")
    odd.point("refs/heads/topic/continued", three)
    case.expect(one, "squash", squash)
    case.expect(two, "squash", squash)
    case.expect(three, "abandoned")


def continued_unnamed(odd):
    case = odd.case(
        "continued, unnamed", "the same with no number and no head: a part of the branch landed")
    path = "unnamed.py"
    one, two = odd.work(odd.begin(path), path, "one", "two")
    odd.move(path)
    squash = odd.squash("Continue", onto(odd.tip, two, path))
    [three] = odd.work(two, path, "three")
    odd.point("refs/heads/topic/unnamed", three)
    case.expect(one, "squash", squash, others=[("abandoned", None)])
    case.expect(two, "squash", squash, others=[("abandoned", None)])
    case.expect(three, "abandoned")


def squashed_twice(odd):
    case = odd.case(
        "squashed twice", "one branch, two pull requests, each squashed; no rebase between")
    path = "twice.py"
    first, second = odd.work(odd.begin(path), path, "first", "second")
    odd.pull(4, first)
    odd.pull(5, second)
    odd.move(path)
    one = odd.squash("First (#4)", onto(odd.tip, first, path))
    two = odd.squash("Second (#5)", onto(odd.tip, second, path))
    case.expect(first, "squash", one)
    case.expect(second, "squash", two)


def stacked(odd):
    case = odd.case("stacked", "one pull request on another; each squashed, the lower one first")
    path = "stacked.py"
    lower = odd.work(odd.begin(path), path, "lower", "low")
    [upper] = odd.work(lower[-1], path, "upper", author=1)
    odd.pull(6, lower[-1])
    odd.pull(7, upper)
    odd.move(path)
    one = odd.squash("Lower (#6)", onto(odd.tip, lower[-1], path))
    odd.move(path)
    two = odd.squash("Upper (#7)", onto(odd.tip, upper, path), author=1)
    for commit in lower:
        case.expect(commit, "squash", one)
    case.expect(upper, "squash", two)


def stacked_unnamed(odd):
    case = odd.case(
        "stacked, unnamed", "the same with branches only, and subjects without a number")
    path = "heap.py"
    lower = odd.work(odd.begin(path), path, "lower", "low")
    upper = odd.work(lower[-1], path, "upper", "up", author=1)
    odd.point("refs/heads/topic/heap-lower", lower[-1])
    odd.point("refs/heads/topic/heap-upper", upper[-1])
    odd.move(path)
    one = odd.squash("Lower", onto(odd.tip, lower[-1], path))
    odd.move(path)
    two = odd.squash("Upper", onto(odd.tip, upper[-1], path), author=1)
    for commit in lower:
        case.expect(commit, "squash", one)
    for commit in upper:
        case.expect(commit, "squash", two)


def landed_together(odd):
    case = odd.case("landed together", "the upper of two stacked ones brought the lower one along")
    path = "together.py"
    lower, upper = odd.work(odd.begin(path), path, "lower", "upper")
    odd.pull(8, lower)
    odd.pull(9, upper)
    odd.move(path)
    squash = odd.squash("Both (#9)", onto(odd.tip, upper, path))
    case.expect(lower, "squash", squash)
    case.expect(upper, "squash", squash)


def reapplied(odd):
    case = odd.case(
        "reverted and reapplied", "three pull requests, two of them with the same content")
    path = "reapplied.py"
    [first] = odd.work(odd.begin(path), path, "again", size=6)
    odd.pull(10, first)
    odd.move(path)
    one = odd.squash("Bring it (#10)", onto(odd.tip, first, path))
    added = lines(path, "again", 6)
    revert = odd.commit(one, 'Revert "Bring it (#10)"', without(one, path, added), author=1)
    odd.pull(11, revert)
    odd.move(path)
    two = odd.squash('Revert "Bring it (#10)" (#11)', onto(odd.tip, revert, path), author=1)
    again = odd.commit(two, 'Reapply "Bring it (#10)"', inserted(two, path, added), author=2)
    odd.pull(12, again)
    odd.move(path)
    three = odd.squash('Reapply "Bring it (#10)" (#12)', onto(odd.tip, again, path), author=2)
    for commit, target in ((first, one), (revert, two), (again, three)):
        case.expect(commit, "squash", target)


def reworked(odd):
    case = odd.case("reworked", "half of it was written anew while it landed: the number tells")
    path = "reworked.py"
    [tip] = odd.work(odd.begin(path), path, "kept", size=10)
    odd.pull(13, tip)
    written = lines(path, "kept", 5) + lines(path, "new", 5)
    squash = odd.squash("Rework (#13)", inserted(odd.tip, path, written))
    case.expect(tip, "squash", squash)


def one_line(odd):
    case = odd.case(
        "one line", "no number and one line: the patch is the same, and nothing else is")
    path = "line.py"
    [tip] = odd.work(odd.begin(path), path, "single", size=1)
    odd.point("refs/heads/topic/line", tip)
    odd.move(path)
    squash = odd.squash("A line", onto(odd.tip, tip, path))
    case.expect(tip, "squash", squash)


def on_develop(odd):
    case = odd.case("on develop", "squashed into another branch, which was merged")
    path = "develop.py"
    fork = odd.begin(path)
    develop = odd.commit(fork, "Open develop", {"develop.txt": ["develop is open"]})
    one, two = odd.work(fork, path, "one", "two")
    odd.pull(14, two)
    squash = odd.commit(develop, "On develop (#14)", {path: two.files[path]})
    odd.move("line.py")
    merge = odd.direct(
        "Merge branch 'develop'",
        {path: squash.files[path], "develop.txt": squash.files["develop.txt"]}, others=[squash])
    case.expect(one, "squash", squash, merge)
    case.expect(two, "squash", squash, merge)
    case.expect(squash, "merge", merge)


def binary(odd):
    case = odd.case("binary", "no line to compare: the content is the same")
    fork = odd.begin("binary.py")
    tip = odd.commit(fork, "Draw", {"picture.png": bytes(range(256)) * 8})
    odd.point("refs/heads/topic/binary", tip)
    squash = odd.squash("A picture", {"picture.png": tip.files["picture.png"]})
    case.expect(tip, "squash", squash)


def renamed(odd):
    case = odd.case("renamed", "a file got another name and kept its lines")
    fork = odd.begin("name.py")
    changes = {"name.py": None, "other-name.py": fork.files["name.py"]}
    tip = odd.commit(fork, "Rename", changes)
    odd.point("refs/heads/topic/renamed", tip)
    odd.move("line.py")
    squash = odd.squash("A better name", changes)
    case.expect(tip, "squash", squash)


def on_merged_branch(odd):
    case = odd.case(
        "on a merged branch", "forked from a branch that was merged: its base is off the mainline")
    path, below = "based.py", "base.py"
    fork = odd.begin(path, below)
    [base] = odd.work(fork, below, "base")
    one, two = odd.work(base, path, "one", "two", author=1)
    odd.point("refs/heads/topic/based", two)
    odd.move(path)
    merge = odd.direct("Merge branch 'base'", {below: base.files[below]}, others=[base])
    odd.move(below)
    squash = odd.squash("Based", onto(odd.tip, two, path), author=1)
    case.expect(base, "merge", merge)
    case.expect(one, "squash", squash)
    case.expect(two, "squash", squash)


def restored(odd):
    case = odd.case(
        "restored", "no numbers; a revert brought the old file back, so that the second branch "
        "starts and ends with the content of the first, but landed later, on a file that moved")
    path = "restored.py"
    fork = odd.begin(path)
    first = odd.work(fork, path, "back", "forth")
    odd.point("refs/heads/topic/restored-first", first[-1])
    one = odd.squash("Bring it", {path: first[-1].files[path]})
    again = odd.direct("Take it out", {path: fork.files[path]}, author=1)
    second = odd.work(again, path, "back", "forth", author=2)
    odd.point("refs/heads/topic/restored-second", second[-1])
    odd.move(path)
    two = odd.squash("Bring it again", onto(odd.tip, second[-1], path), author=2)
    for commits, target in ((first, one), (second, two)):
        for commit in commits:
            case.expect(commit, "squash", target)
