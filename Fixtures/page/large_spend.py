"""What the agents of the large repository cost, as `outcomes.spend.v1`."""
import json
from datetime import datetime, timezone

from large_people import AGENTS


class Bills:
    """One record or more for each commit that an agent helped with, and some that led to none."""

    URL = "https://git.example.org/shop/shop.git"

    def __init__(self):
        self.records = []

    def session(self, chance, dev, agent, time, side):
        """The calls before a commit; returns the session's id where the commit says it."""
        name = f"s-{len(self.records):05d}"
        draw = chance.random()
        for call in range(chance.randint(1, 3)):
            self.add(chance, dev, agent, time - 300 + call * 60, session=name, repository=self.URL,
                     branch=side.name if side else "main")
        if draw < 0.10:
            self.add(chance, dev, agent, time + 200, session=name + "-talk", repository=self.URL,
                     branch="main")
        elif draw < 0.15:
            self.add(chance, dev, agent, time + 200, session=name + "-else",
                     repository="https://git.example.org/shop/website.git", branch="main")
        elif draw < 0.18:
            # Of an agent that tells no more than this, or the finer record would count alone.
            coarse = next(slug for slug in sorted(AGENTS) if slug not in dev.agents)
            self.add(chance, dev, coarse, time - time % 86_400, grain="user_day")
        return name if chance.random() < 0.6 else None

    def add(self, chance, dev, agent, time, **more):
        when = datetime.fromtimestamp(time, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.records.append({
            "schema": "outcomes.spend.v1", "agent": agent, "time": when,
            "id": f"call-{len(self.records)}", "model": AGENTS[agent][0], "author": dev.email,
            "input_tokens": chance.randint(200, 9_000),
            "cache_read_tokens": chance.randint(20_000, 400_000),
            "cache_write_5m_tokens": chance.randint(0, 30_000) if agent == "claude-code" else 0,
            "output_tokens": chance.randint(300, 6_000), **more})

    def write(self, path):
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(record) + "\n" for record in self.records)
