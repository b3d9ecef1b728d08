#!/bin/sh
# Prints the message of a squash with title and description of the pull request that the event names.
#
# Only programs read the text; it is in no command and no variable. Ends with 1 where there is no
# pull request, or nothing that reads JSON.
set -u

[ -r "${GITHUB_EVENT_PATH:-}" ] || exit 1
if command -v jq >/dev/null; then
  # With -e, the status is not 0 where nothing is printed.
  exec jq -er '.pull_request | select(.title | strings) | .title + "\n\n" +
    ((.body | strings) // "" | split("\r\n") | join("\n"))' "$GITHUB_EVENT_PATH"
fi
if command -v python3 >/dev/null; then
  # Isolated, since a json.py of the work tree would be taken for Python's own.
  exec python3 -I - "$GITHUB_EVENT_PATH" <<'PYTHON'
import json
import sys

with open(sys.argv[1], encoding="utf-8", errors="replace") as file:
    request = json.load(file).get("pull_request") or {}
title, body = request.get("title"), request.get("body") or ""
if not isinstance(title, str) or not isinstance(body, str):
    sys.exit(1)
message = title + "\n\n" + body.replace("\r\n", "\n") + "\n"
sys.stdout.buffer.write(message.encode("utf-8", errors="replace"))
PYTHON
fi
echo "::notice title=outcomes gate::the squash message is not judged: it takes jq or python3" >&2
exit 1
