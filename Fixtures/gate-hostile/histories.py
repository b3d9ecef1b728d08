"""Histories of hostile sizes and shapes, all on the branch `topic` but where one says otherwise."""
from repository import AGENT, ANN, LEAD, TAG


def many(repository, size):
    """Commits, of which each tenth shows an agent without its tag."""
    repository.fork()
    for number in range(size):
        sign = b"" if number % 10 else b"\n" + AGENT
        repository.commit(b"Change %d\n" % number + sign)


def octopus(repository, size):
    """A merge with so many parents, each of which is a commit of the range."""
    repository.fork()
    parents = []
    for number in range(size):
        branch = b"arm/%d" % number
        parents.append(repository.commit(
            b"Arm %d\n\n" % number + AGENT, parents=[repository.base], branch=branch))
    repository.commit(b"Merge all\n", parents=parents)


def crisscross(repository, size):
    """Two branches that merge each other; `other` has all of `topic` but its last two commits."""
    left = repository.commit(b"Left\n", parents=[repository.base], branch=b"other")
    right = repository.commit(b"Right\n\n" + AGENT, parents=[repository.base])
    for number in range(size):
        title = b"Merge %d\n" % number
        left, right = (repository.commit(title, parents=[left, right], branch=b"other"),
                       repository.commit(title, parents=[right, left]))
    repository.commit(b"Own\n\n" + AGENT)


def waivers(repository, size):
    """A commit to waive, and commits that change nothing and waive it, by somebody listed."""
    repository.fork()
    repository.commit(b"Change\n\n" + AGENT)
    for number in range(size):
        repository.commit(b"Waive\n\nOutcomes-Waiver: attribution reason %d\n" % number, author=LEAD)


def configuration(repository, size):
    """Commits that each change what is measured."""
    repository.fork()
    for number in range(size):
        repository.commit(
            b"Measure %d\n" % number, files={b".outcomes.toml": b"[gate]\n# %d\n" % number})


def approvals(repository, size):
    """A change of what is measured, and commits that approve it: the last is an approver's."""
    repository.fork()
    repository.commit(b"Measure\n", files={b".outcomes.toml": b"[gate]\n"})
    for number in range(size):
        repository.commit(b"Approve\n\nApproved-by: A%d <a%d@example.org>\n" % (number, number))
    repository.commit(b"Approve\n\nApproved-by: Lead <lead@example.org>\n")


def approving(repository, size):
    """A change of what is measured, with so many approvals in its message; the last is an approver's."""
    repository.fork()
    lines = b"".join(b"Approved-by: A%d <a%d@example.org>\n" % (n, n) for n in range(size))
    repository.commit(
        b"Measure\n\n" + lines + b"Approved-by: Lead <lead@example.org>\n",
        files={b".outcomes.toml": b"[gate]\n"})


def tagged(repository, size):
    """Commits that are as the policy wants them."""
    repository.fork()
    for number in range(size):
        repository.commit(b"Change %d\n\n" % number + TAG, author=ANN)


def waived(repository, size):
    """Commits that break two rules, and one on top that waives both, after many that may not."""
    repository.fork()
    for number in range(size):
        repository.commit(b"Change %d\n\n" % number + AGENT + b"Assited-by: claude-code\n")
    for number in range(min(size, 1000)):
        repository.commit(b"Waive\n\nOutcomes-Waiver: attribution nobody %d\n" % number)
    repository.commit(b"Waive\n\nOutcomes-Waiver: attribution hot fix\n"
                      b"Outcomes-Waiver: trailers.wellformed hot fix\n", author=LEAD)


def long_approvals(repository, size):
    """Changes of what is measured, and approvals of them all by addresses of megabytes."""
    configuration(repository, size)
    for number in range(3):
        name = b"%d" % number + b"a" * 3_000_000
        repository.commit(b"Approve\n\nApproved-by: A <%s@example.org>\n" % name)
