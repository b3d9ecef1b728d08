#!/usr/bin/python3
"""Holds a report's page against what it promises, in a real headless Chromium.

    usage: browse.py PAGE.html [--axe FILE] [--shots DIR] [--only CHECK,...]

One line for each check; the exit code is 1 where one does not hold. `--axe` is axe-core's script
(see axe.sh); `--shots` writes pictures of the whole page at 360, 1024 and 1600 px, light and dark.
Needs Debian's chromium, chromium-driver and python3-selenium.
"""
import argparse
import os
import sys
import time

sys.dont_write_bytecode = True

from selenium.common.exceptions import WebDriverException  # noqa: E402

import axe  # noqa: E402
import checks  # noqa: E402
import keyboard  # noqa: E402
import tables  # noqa: E402
from asserting import Broken  # noqa: E402
from browser import Browser  # noqa: E402

# `quiet` is asked again after all that can be pressed was pressed; `policy` breaks in, and is last.
CHECKS = [checks.source, checks.fits, checks.schemes, checks.scriptless, checks.prints, tables.sorts,
          tables.filters, tables.follows, tables.returns, keyboard.keyboard, checks.quiet]


def pictures(b, page, directory):
    os.makedirs(directory, exist_ok=True)
    name = os.path.splitext(os.path.basename(page))[0]
    for width in (360, 1024, 1600):
        for scheme in ("light", "dark"):
            b.open(page, width)
            b.emulate(scheme=scheme)
            b.shot(os.path.join(directory, f"{name}-{width}-{scheme}.png"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("page")
    parser.add_argument("--axe")
    parser.add_argument("--shots")
    parser.add_argument("--only", help="names of checks, with commas between")
    given = parser.parse_args()
    wanted = CHECKS + ([axe.checker(given.axe)] if given.axe else []) + [checks.policy]
    if given.only is not None:
        wanted = [check for check in wanted if check.__name__ in given.only.split(",")]
    failed = 0
    with Browser() as b:
        b.open(given.page)
        for check in wanted:
            start = time.monotonic()
            try:
                word, said = "ok", check(b, given.page)
            except (Broken, WebDriverException) as broken:
                word, said, failed = "FAIL", str(broken).partition("Stacktrace")[0], failed + 1
            print(f"{word:4} {check.__name__:10} {time.monotonic() - start:5.1f} s  {said}",
                  flush=True)
        if given.shots:
            pictures(b, given.page, given.shots)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
