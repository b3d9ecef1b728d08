#!/usr/bin/python3
"""Runs a command with a terminal as its standard error, and holds what it writes there to the rules.

    terminal.py COLUMNS COMMAND ...

Progress is one line, written again and again: it never reaches the last column, so that no terminal
breaks it, and it is erased before anything else is written and at the end. Standard output must be
the same as without a terminal. Exit code 0 where all of this holds; else what does not, a line each.
"""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios

ERASE = "\x1b[K"


def on_terminal(columns, command):
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    written = b""
    with tempfile.TemporaryFile() as answer:
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=answer,
                              stderr=terminal) as process:
            os.close(terminal)
            while True:
                try:
                    piece = os.read(controller, 65536)
                except OSError:  # Linux says so where the last writer is gone.
                    break
                if not piece:
                    break
                written += piece
            code = process.wait()
        answer.seek(0)
        return answer.read(), written.decode("utf-8"), code


def faults(columns, command):
    plain = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE, check=False)
    answer, written, code = on_terminal(columns, command)
    if (answer, code) != (plain.stdout, plain.returncode):
        yield "standard output or the exit code differ from a run without a terminal"
    if b"\r" in plain.stderr or b"\x1b" in plain.stderr:
        yield "progress was written where there is no terminal"
    # A terminal makes two characters of a line break.
    lines = written.replace("\r\n", "\n").split("\r")
    shown = [line for line in lines if line.endswith(ERASE) and line != ERASE]
    if not shown:
        yield "there was no progress"
    for line in shown:
        text = line.removesuffix(ERASE)
        if len(text) >= columns:
            yield f"{len(text)} columns of {columns}: {text!r}"
        if re.search(r"[\x00-\x1f\x7f-\x9f]", text):
            yield f"controls in {text!r}"
    if not any(re.search(r"\d", line) for line in shown):
        yield "no number tells how far it is"
    rest = lines[-1]
    if shown and not rest.startswith(ERASE):
        yield f"the last line was not erased: {rest!r}"


if __name__ == "__main__":
    found = list(faults(int(sys.argv[1]), sys.argv[2:]))
    print("\n".join(found))
    sys.exit(1 if found else 0)
