#!/usr/bin/env python3
"""Makes session-store.db in a folder, in the shape in which the Copilot CLI 1.0.91 has it.

    make.py FOLDER
"""
import os
import sqlite3
import sys

CANARY = "outcomes-canary-7c1e"

SCHEMA = """
CREATE TABLE schema_version (version INTEGER NOT NULL);
CREATE TABLE sessions (
  id TEXT PRIMARY KEY, cwd TEXT, repository TEXT, branch TEXT, summary TEXT, created_at TEXT,
  updated_at TEXT);
CREATE TABLE turns (
  id INTEGER PRIMARY KEY AUTOINCREMENT, session_id TEXT NOT NULL, turn_index INTEGER,
  user_message TEXT, assistant_response TEXT);
CREATE VIRTUAL TABLE search_index USING fts5(content);
CREATE TABLE assistant_usage_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT, session_id TEXT NOT NULL, turn_index INTEGER,
  model TEXT NOT NULL, reasoning_effort TEXT, input_tokens INTEGER, output_tokens INTEGER,
  cache_read_tokens INTEGER, cache_write_tokens INTEGER, reasoning_tokens INTEGER,
  total_nano_aiu INTEGER, duration_ms REAL, finish_reason TEXT, agent_id TEXT,
  parent_tool_call_id TEXT, token_details_json TEXT, created_at TEXT);
"""

EVENT = (
    "INSERT INTO assistant_usage_events (session_id, turn_index, model, input_tokens,"
    " output_tokens, cache_read_tokens, cache_write_tokens, reasoning_tokens, total_nano_aiu,"
    " finish_reason, agent_id, parent_tool_call_id, token_details_json, created_at)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")


def main(folder):
    os.makedirs(folder, exist_ok=True)
    db = sqlite3.connect(os.path.join(folder, "session-store.db"))
    db.executescript(SCHEMA)
    db.execute("INSERT INTO schema_version VALUES (8)")
    db.execute(
        "INSERT INTO sessions VALUES (?,?,?,?,?,?,?)",
        ("5e551011-0000-4000-8000-000000000001", "/w/app", "example/app", "main", CANARY,
         "2026-07-01T10:00:00.000Z", "2026-07-01T11:00:00.000Z"))
    db.execute("INSERT INTO turns VALUES (1, 's', 0, ?, ?)", (CANARY, CANARY))
    db.execute("INSERT INTO search_index VALUES (?)", (CANARY,))
    first = "5e551011-0000-4000-8000-000000000001"
    other = "5e551011-0000-4000-8000-000000000002"
    for row in [
        (first, 0, "gpt-6-luna", 12000, 300, 9000, 1000, 120, 450000000, "tool_calls", None,
         None, CANARY, "2026-07-01 10:00:05"),
        (first, 0, "claude-sonnet-4-5", 700, 40, 0, 0, 0, None, "stop", "review", "call_1",
         CANARY, "2026-07-01T10:00:06.500Z"),
        # Nothing was used, and input that leaves the cache out.
        (first, 1, "gpt-6-luna", 0, 0, 0, 0, 0, 0, "error", None, None, CANARY,
         "2026-07-01 10:01:00"),
        (other, 0, "gpt-6-luna", 10, 5, 100, None, None, 0, "stop", None, None, CANARY,
         "2026-07-01 12:00:00.250"),
    ]:
        db.execute(EVENT, row)
    db.commit()
    db.close()


main(sys.argv[1])
