#!/usr/bin/env python3
"""What the page costs: its time beyond that of JSON, and its size, on the large repository.

    usage: measure.py OUTCOMES [RUNS] [--largest BYTES] [--longest MILLISECONDS]

Both forms in turns, in one run, RUNS times each (default: 7), with an empty cache and with a warm
one. `beyond` is the difference of the two best times; the medians stand beside. With a limit, the
exit code is 1 where it is missed.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SCAN = ["--since", "2026-07-06", "--until", "2026-09-28"]


def scan(outcomes, place, form, out):
    """Milliseconds of one scan."""
    command = [outcomes, "scan", *SCAN, "--roster", f"{place}/roster.csv", "--spend",
               f"{place}/spend.jsonl", "--format", form, "--output", out, "--quiet",
               f"{place}/repository.git"]
    environment = {"PATH": os.environ["PATH"], "HOME": place, "GIT_CONFIG_GLOBAL": os.devnull,
                   "GIT_CONFIG_NOSYSTEM": "1", "SOURCE_DATE_EPOCH": "1790553600"}
    start = time.perf_counter()
    subprocess.run(command, check=True, env=environment)
    return (time.perf_counter() - start) * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("outcomes")
    parser.add_argument("runs", nargs="?", type=int, default=7)
    parser.add_argument("--largest", type=int)
    parser.add_argument("--longest", type=float)
    given = parser.parse_args()
    outcomes = os.path.abspath(given.outcomes)
    good = True
    with tempfile.TemporaryDirectory() as place:
        subprocess.run([sys.executable, "-B", f"{HERE}/large.py", place, "--spend"], check=True)
        cache = f"{place}/repository.git/outcomes/cache"
        print(f"{'':12}{'json':>10}{'html':>10}{'beyond':>10}{'ratio':>8}{'beyond, medians':>18}   (ms)")
        for name in ("cold cache", "warm cache"):
            times = {"json": [], "html": []}
            if name == "warm cache":
                for form in times:
                    scan(outcomes, place, form, f"{place}/{form}")
            for _ in range(given.runs):
                for form, spent in times.items():
                    if name == "cold cache":
                        shutil.rmtree(cache, ignore_errors=True)
                    spent.append(scan(outcomes, place, form, f"{place}/{form}"))
            json, html = min(times["json"]), min(times["html"])
            middle = statistics.median(times["html"]) - statistics.median(times["json"])
            print(f"{name:12}{json:10.0f}{html:10.0f}{html - json:+10.0f}{html / json:8.2f}"
                  f"{middle:+18.0f}", flush=True)
            good &= given.longest is None or html - json <= given.longest
        size = os.path.getsize(f"{place}/html")
        print(f"the page has {size:,} bytes")
        good &= given.largest is None or size <= given.largest
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
