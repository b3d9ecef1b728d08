"""One way to say what does not hold."""


class Broken(Exception):
    """A check does not hold."""


def expect(condition, otherwise):
    if not condition:
        raise Broken(otherwise)
