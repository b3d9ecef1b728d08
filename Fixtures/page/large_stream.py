"""What is written to `git fast-import`."""


class Stream:
    """Commits with whole files, annotated tags, and branches that go away."""

    def __init__(self, pipe):
        self.write = lambda text: pipe.write(text.encode())
        self.mark = 0

    def commit(self, branch, parent, who, time, message, changes, merged=None):
        """`changes` are pairs of a path and its lines, against the first parent's tree."""
        self.mark += 1
        person = f"{who.name} <{who.email}> {time} +0000"
        self.write(f"commit refs/heads/{branch}\nmark :{self.mark}\n"
                   f"author {person}\ncommitter {person}\n{self.data(message)}")
        if parent is not None:
            self.write(f"from :{parent}\n")
        if merged is not None:
            self.write(f"merge :{merged}\n")
        for path, lines in changes:
            self.write(f"M 100644 inline {path}\n{self.data(''.join(lines))}")
        self.write("\n")
        return self.mark

    def tag(self, name, mark, who, time):
        self.write(f"tag {name}\nfrom :{mark}\ntagger {who.name} <{who.email}> {time} +0000\n"
                   + self.data(name))

    def delete(self, branch):
        self.write(f"reset refs/heads/{branch}\nfrom {'0' * 40}\n\n")

    @staticmethod
    def data(text):
        return f"data {len(text.encode())}\n{text}\n"
