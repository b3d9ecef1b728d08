#!/usr/bin/env python3
"""Makes opencode.db and kilo.db in a folder, in the shape in which OpenCode 1.14.34 has them.

    make.py FOLDER
"""
import json
import os
import sqlite3
import sys

CANARY = "outcomes-canary-7c1e"
START = 1782900000000  # 2026-07-01T10:00:00Z

SCHEMA = """
CREATE TABLE project (id text PRIMARY KEY, worktree text NOT NULL, name text);
CREATE TABLE session (
  id text PRIMARY KEY, project_id text NOT NULL, parent_id text, slug text NOT NULL,
  directory text NOT NULL, title text NOT NULL, version text NOT NULL,
  summary_diffs text, time_created integer NOT NULL, time_updated integer NOT NULL);
CREATE TABLE message (
  id text PRIMARY KEY, session_id text NOT NULL REFERENCES session(id) ON DELETE CASCADE,
  time_created integer NOT NULL, time_updated integer NOT NULL, data text NOT NULL);
CREATE TABLE part (
  id text PRIMARY KEY, message_id text NOT NULL REFERENCES message(id) ON DELETE CASCADE,
  session_id text NOT NULL, time_created integer NOT NULL, time_updated integer NOT NULL,
  data text NOT NULL);
CREATE INDEX part_message_id_id_idx ON part (message_id, id);
CREATE TABLE session_message (
  id text PRIMARY KEY, session_id text NOT NULL, type text NOT NULL, seq integer NOT NULL,
  time_created integer NOT NULL, time_updated integer NOT NULL, data text NOT NULL);
"""


def tokens(input, output, reasoning=0, read=0, write=0, total=None):
    counts = {
        "input": input, "output": output, "reasoning": reasoning,
        "cache": {"read": read, "write": write},
    }
    return counts if total is None else {"total": total, **counts}


def session(db, id, begun, parent=None, directory="/w/app"):
    db.execute(
        "INSERT INTO session VALUES (?,?,?,?,?,?,?,?,?,?)",
        (id, "p", parent, CANARY, directory, CANARY, "1.14.40", CANARY, begun, begun))


def message(db, id, session, created, data, completed=None):
    data = {
        "role": "assistant", "parentID": "msg_user", "mode": "build",
        "path": {"cwd": "/w/app", "root": "/w/app"},
        "time": {"created": created, **({"completed": completed} if completed else {})}, **data,
    }
    db.execute(
        "INSERT INTO message VALUES (?,?,?,?,?)",
        (id, session, created, created, json.dumps(data, separators=(",", ":"))))


def part(db, id, message, session, time, data):
    db.execute(
        "INSERT INTO part VALUES (?,?,?,?,?,?)",
        (id, message, session, time, time, json.dumps(data, separators=(",", ":"))))


def step(db, id, message, session, time, cost, counts):
    part(db, id, message, session, time,
         {"type": "step-finish", "reason": "stop", "snapshot": "0" * 40, "cost": cost,
          "tokens": counts})


def newer(db, id, session, seq, created, data, type="assistant"):
    data = {"time": {"created": created, "completed": created + 900}, **data}
    db.execute(
        "INSERT INTO session_message VALUES (?,?,?,?,?,?,?)",
        (id, session, type, seq, created, created, json.dumps(data, separators=(",", ":"))))


SONNET = {"providerID": "anthropic", "modelID": "claude-sonnet-4-5"}
FIRST = tokens(1000, 50, 0, 0, 2000, 3050)
SECOND = tokens(10, 60, 40, 3000, 100, 3210)


def fill(db):
    db.executescript(SCHEMA)
    db.execute("INSERT INTO project VALUES ('p', '/w/app', ?)", (CANARY,))
    session(db, "ses_root", START)
    session(db, "ses_child", START + 20000, parent="ses_root")
    session(db, "ses_fork", START + 900000)
    session(db, "ses_new", START + 990000, directory="/w/new")

    # Two steps in one message, which itself has the tokens of the last and the cost of both.
    many = {**SONNET, "cost": 0.0168, "tokens": SECOND}
    message(db, "msg_many", "ses_root", START + 1000, many, START + 9000)
    part(db, "prt_b0", "msg_many", "ses_root", START + 1500,
         {"type": "text", "text": CANARY + ' "step-finish"'})
    step(db, "prt_b2", "msg_many", "ses_root", START + 8900, 0.0045, SECOND)
    step(db, "prt_b1", "msg_many", "ses_root", START + 4000, 0.0123, FIRST)
    part(db, "prt_b3", "msg_many", "ses_root", START + 4100,
         {"type": "tool", "tool": "edit", "state": {
             "input": {"filePath": CANARY, "tokens": {"input": 9}}, "output": CANARY}})
    # A message without steps, whose output includes what was reasoned.
    message(db, "msg_plain", "ses_root", START + 10000, {
        "providerID": "openai", "modelID": "gpt-5.6-sol", "cost": 0,
        "tokens": tokens(500, 300, 200, 100, 0, 900)})
    # A person's message, and one of a model that was stopped.
    message(db, "msg_user", "ses_root", START + 500, {
        "role": "user", "summary": {"title": CANARY, "body": "assistant " + CANARY},
        "model": SONNET})
    message(db, "msg_stopped", "ses_root", START + 11000, {
        **SONNET, "cost": 0, "tokens": tokens(0, 0), "error": {"data": {"message": CANARY}}})
    # A subagent's; nothing says where its reasoning is counted.
    child = {"providerID": "google", "modelID": "gemini-3-pro-preview", "cost": 0.001}
    message(db, "msg_child", "ses_child", START + 21000,
            {**child, "tokens": tokens(30, 4, 5)}, START + 22000)
    step(db, "prt_c1", "msg_child", "ses_child", START + 21900, 0.001, tokens(30, 4, 5))
    # A fork: a copy of the first message under new ids, and a call of its own.
    message(db, "msg_f_many", "ses_fork", START + 1000, many, START + 9000)
    step(db, "prt_f1", "msg_f_many", "ses_fork", START + 900001, 0.0123, FIRST)
    step(db, "prt_f2", "msg_f_many", "ses_fork", START + 900002, 0.0045, SECOND)
    message(db, "msg_f_own", "ses_fork", START + 901000,
            {**SONNET, "cost": 0.002, "tokens": tokens(11, 12)})

    # The newer generation: beside the older one, after it, alone, and a fork of that.
    model = {"model": {"id": "claude-sonnet-4-5", "providerID": "anthropic"},
             "content": [{"type": "text", "text": CANARY}], "agent": "build"}
    newer(db, "evt_1", "ses_root", 1, START + 1003, {**model, "cost": 0.0123, "tokens": FIRST})
    newer(db, "evt_2", "ses_root", 2, START + 950000,
          {**model, "cost": 0.003, "tokens": tokens(21, 22, 23)})
    alone = {**model, "cost": 0.004, "tokens": tokens(31, 32, 0, 33, 34)}
    newer(db, "evt_3", "ses_new", 1, START + 991000, alone)
    newer(db, "evt_3_1", "ses_new2", 1, START + 991000, alone)
    newer(db, "evt_4", "ses_new", 2, START + 992000, {"text": CANARY + " tokens"}, type="user")


def main(folder):
    os.makedirs(folder, exist_ok=True)
    for name in ["opencode.db", "kilo.db"]:
        db = sqlite3.connect(os.path.join(folder, name))
        if name == "opencode.db":
            fill(db)
        else:
            db.executescript(SCHEMA)
            message(db, "msg_kilo", "ses_kilo", START,
                    {**SONNET, "cost": 0.5, "tokens": tokens(1, 2, 0, 3, 4)})
        db.commit()
        db.close()


main(sys.argv[1])
