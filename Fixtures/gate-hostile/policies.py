"""Policies: one that asks for everything, and ones of hostile sizes and texts."""
STRICT = b"""[gate]
attribution = "require"
evidence.minimum = "session"
trailers.wellformed = "fail"
human.accountable = "fail"
signoff.human = "fail"
spend.recorded = "fail"
spend.budget = { usd = 25.0, level = "fail" }
deployments.config = "fail"
identity.known = "fail"
identity.domains = ["example.org"]
approvers = ["lead@example.org"]
waivers = ["lead@example.org"]
"""
# What most cases ask for.
USUAL = b"""[gate]
attribution = "require"
trailers.wellformed = "fail"
deployments.config = "fail"
approvers = ["lead@example.org"]
waivers = ["lead@example.org"]
"""
# A session has to be on record.
SESSIONS = b"""[gate]
evidence.minimum = "session"
spend.recorded = "fail"
spend.budget = { usd = 25.0, level = "fail" }
trailers.wellformed = "fail"
"""


def padded(size):
    """A right policy, with a comment of so many bytes."""
    return USUAL + b"# " + b"x" * size + b"\n"


def approvers(size):
    people = b", ".join(b'"a%d@example.org"' % number for number in range(size))
    return (b"[gate]\nattribution = \"require\"\ndeployments.config = \"fail\"\napprovers = [%s]\n"
            b"waivers = [%s]\n" % (people, people))


def wrong(text):
    """A policy with a key, a value and a line that are all wrong."""
    quoted = b'"' + text.replace(b"\\", b"\\\\").replace(b"\x1b", b"\\u001b") + b'"'
    return b"[gate]\n%s = %s\n" % (quoted, quoted)
