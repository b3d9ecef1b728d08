#!/usr/bin/env python3
"""Makes a pull request that is meant to harm whoever judges it.

usage: make.py DIRECTORY CASE [SIZE]

DIRECTORY becomes a bare repository: `main` has the policy, `topic` what is to be judged. Everything
is the same each time. A size is in commits, lines, notes or mebibytes, whatever the case is about.
"""
import sys

import histories
import messages
import notes
import oddities
import policies
import words
from policies import SESSIONS, STRICT, USUAL
from repository import Repository

# By name: the policy, and what writes the rest.
CASES = {
    "words": (STRICT, lambda r, _: words.write(r)),
    "many": (USUAL, histories.many),
    "octopus": (USUAL, histories.octopus),
    "crisscross": (USUAL, histories.crisscross),
    "waivers": (USUAL, histories.waivers),
    "waived": (USUAL, histories.waived),
    "configuration": (USUAL, histories.configuration),
    "approvals": (USUAL, histories.approvals),
    "approving": (USUAL, histories.approving),
    "long-approvals": (USUAL, histories.long_approvals),
    "large-message": (USUAL, messages.prose),
    "large-messages": (USUAL, lambda r, n: messages.prose(r, n, commits=20)),
    "long-line": (USUAL, messages.line),
    "session-lines": (STRICT, messages.sessions),
    "coauthor-lines": (STRICT, messages.coauthors),
    "agent-lines": (STRICT, messages.agents),
    "waiver-lines": (USUAL, messages.waivers),
    "listed-waiver-lines": (USUAL, messages.listed_waivers),
    "signature-lines": (STRICT, messages.signatures),
    "hidden-lines": (STRICT, messages.hidden),
    "footer-lines": (STRICT, messages.footers),
    "wordy-waivers": (USUAL, messages.wordy),
    "long-names": (STRICT, messages.long_names),
    "many-sessions": (STRICT, messages.many_sessions),
    "short-trailers": (STRICT, messages.short_trailers),
    "blank-lines": (STRICT, messages.blank_lines),
    "short-signs": (STRICT, messages.short_signs),
    "short-agents": (STRICT, messages.short_agents),
    "oddities": (USUAL, lambda r, _: oddities.write(r)),
    "many-notes": (SESSIONS, notes.many),
    "large-note": (SESSIONS, notes.large),
    "large-own-note": (SESSIONS, notes.own),
    "malformed-notes": (SESSIONS, lambda r, _: notes.malformed(r)),
    "padded-policy": (policies.padded, histories.tagged),
    "approvers": (policies.approvers, histories.tagged),
    "wrong-policy": (lambda _: policies.wrong(b"\x1b[31m##[error]a ::error::b"), histories.tagged),
    "tagged": (USUAL, histories.tagged),
}


def main():
    directory, case, *size = sys.argv[1:]
    policy, write = CASES[case]
    size = int(size[0]) if size else 1
    repository = Repository(
        directory, policy(size) if callable(policy) else policy)
    write(repository, 1 if callable(policy) else size)
    repository.close()


main()
