"""What the fault tests let the program do: each piece of work is done as a whole, or not at all."""

import json
import os
import pathlib
import shutil
import sqlite3
import subprocess

RECORDS = 400
DEPLOYMENTS = 300


class Place:
    """A repository with a ledger, and files to import."""

    def __init__(self, directory, program):
        self.directory = pathlib.Path(directory).resolve()
        self.program = str(pathlib.Path(program).resolve())
        self.repository = self.directory / "repository"
        self.inputs = self.directory / "inputs"
        self.ledger = self.repository / ".git/outcomes/ledger.sqlite"
        home = self.directory / "home"
        home.mkdir(parents=True, exist_ok=True)
        self.inputs.mkdir(exist_ok=True)
        kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
        self.environment = kept | {
            "HOME": str(home), "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
            "SOURCE_DATE_EPOCH": "1773000000", "LC_ALL": "C.UTF-8",
        }
        if not self.repository.exists():
            self.make_repository()

    def make_repository(self):
        """Thirty commits, one a day, each with a release tag every fifth."""
        self.repository.mkdir()
        self.git("init", "-q", "-b", "main")
        for day in range(30):
            (self.repository / "code.txt").open("a").write(f"line {day} of the code\n" * (day + 1))
            self.git("add", "code.txt")
            message = f"change {day}\n\nAssisted-by: claude-code:model\n"
            self.git("commit", "-q", "-m", message, time=1770000000 + day * 86400)
            if day % 5 == 0:
                self.git("tag", f"v1.{day}")

    def git(self, *arguments, time=1770000000):
        people = {
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", "Ann"), ("EMAIL", "ann@example.org"),
                                ("DATE", f"{time} +0000"))
        }
        return subprocess.run(
            ["git", "-C", self.repository, *arguments], env=self.environment | people, check=True,
            capture_output=True, text=True).stdout.strip()

    def start(self, arguments, prefix=()):
        """Starts the program in a process group of its own."""
        return subprocess.Popen(
            [*prefix, self.program, *arguments], cwd=self.repository, env=self.environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True)

    def run(self, arguments, prefix=()):
        process = self.start(arguments, prefix)
        output, errors = process.communicate(timeout=600)
        return process.returncode, output, errors.decode(errors="replace")


class SpendImport:
    """A file of an agent's log."""

    def __init__(self, place, number):
        self.name = f"spend-{number}"
        self.count = RECORDS
        path = place.inputs / f"{self.name}.jsonl"
        with path.open("w") as file:
            for index in range(self.count):
                json.dump(record(self.name, index, place.repository), file)
                file.write("\n")
        self.arguments = ["spend", "import", "--quiet", str(path)]

    def found(self, database):
        return database.execute(
            "SELECT count(*) FROM spend_record JOIN spend_text ON id = session WHERE text = ?",
            (self.name,)).fetchone()[0]


class DeploymentImport:
    """A file of deployments."""

    def __init__(self, place, number):
        self.name = f"deployments-{number}"
        self.count = DEPLOYMENTS
        path = place.inputs / f"{self.name}.jsonl"
        head = place.git("rev-parse", "HEAD")
        with path.open("w") as file:
            for index in range(self.count):
                json.dump({"id": f"{self.name}/{index}", "commit": head, "environment": "staging",
                           "finished_at": f"2026-02-{index % 28 + 1:02}T10:00:00Z"}, file)
                file.write("\n")
        self.arguments = ["deploy", "import", "--quiet", str(path)]

    def found(self, database):
        return database.execute(
            "SELECT count(*) FROM deployment WHERE id LIKE ? || '/%'", (self.name,)).fetchone()[0]


class DeploymentRecord:
    """One deployment."""

    def __init__(self, place, number):
        self.name = f"record-{number}"
        self.count = 1
        self.arguments = ["deploy", "record", "--quiet", "--id", self.name,
                          "--at", "2026-02-20T10:00:00Z", "--environment", "staging"]

    def found(self, database):
        return database.execute(
            "SELECT count(*) FROM deployment WHERE id = ?", (self.name,)).fetchone()[0]


class Scan:
    """A report, which must not change anything that counts; half of them without the cache."""

    def __init__(self, place, number):
        self.name = f"scan-{number}"
        self.count = 0
        self.arguments = ["scan", "--quiet", "--all", "--format", "json"]

    def found(self, database):
        return 0


def record(session, index, directory):
    return {
        "type": "assistant", "sessionId": session, "cwd": str(directory), "version": "2.0.0",
        "timestamp": f"2026-02-{index % 28 + 1:02}T{index % 24:02}:00:00.000Z",
        "requestId": f"req_{session}_{index}", "uuid": f"{session}-{index}",
        "message": {
            "id": f"msg_{session}_{index}", "model": "claude-sonnet-4-5", "role": "assistant",
            "usage": {"input_tokens": 100 + index, "output_tokens": 20,
                      "cache_read_input_tokens": 1000, "cache_creation_input_tokens": 0},
        },
    }


def check(place, works, acknowledged):
    """Reads a copy, so that what the program finds is what the stopped one left.

    Every piece of work is there whole or not at all, and there where the program said so.
    """
    if not place.ledger.exists():
        return [f"'{name}' was acknowledged, and there is no ledger" for name in acknowledged]
    copy = place.directory / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for ending in ("", "-wal"):
        file = place.ledger.with_name(place.ledger.name + ending)
        if file.exists():
            shutil.copy(file, copy)
    faults = []
    database = sqlite3.connect(copy / place.ledger.name)
    try:
        verdict = database.execute("PRAGMA integrity_check").fetchall()
        if verdict != [("ok",)]:
            faults.append(f"integrity_check: {verdict[:3]}")
        if database.execute("PRAGMA foreign_key_check").fetchall():
            faults.append("foreign_key_check failed")
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_schema")}
        for work in works.values():
            count = work.found(database) if {"deployment", "spend_record"} <= tables else 0
            if count not in (0, work.count):
                faults.append(f"half of '{work.name}' is there: {count} of {work.count}")
            if work.name in acknowledged and count != work.count:
                faults.append(f"'{work.name}' was acknowledged, and {count} of {work.count} are there")
    except sqlite3.DatabaseError as error:
        faults.append(f"sqlite: {error}")
    finally:
        database.close()
    return faults
