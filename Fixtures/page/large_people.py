"""Who works in the large repository, on what, and with which agents."""
from dataclasses import dataclass

FIRST = ("Ann Bob Cy Dee Eve Fay Gus Hal Ida Jan Kit Lou Mia Ned Oda Pia Ray Sue Tom Uma").split()
LAST = "Ash Birch Cedar Elm Fir Hazel Larch Maple Oak Rowan".split()
TEAMS = ("Accounts Basket Billing Catalogue Checkout Coupons Delivery Fraud Identity Invoices "
         "Labels Mobile Payments Platform Prices Reports Returns Search Stock Tax").split()
VERBS = ("add cache check count fix group keep limit log name parse print read rename retry round "
         "show sort split store sum test trim").split()
THINGS = ("addresses baskets coupons currencies customers deliveries discounts e-mails filters "
          "images invoices labels logins orders parcels payments prices receipts refunds reports "
          "routes searches taxes totals vouchers").split()
WHERE = ("at the till", "before midnight", "by country", "for guests", "in one query",
         "in the archive", "on phones", "once a day", "per customer", "when the network is slow")

# Agent: its model, and the trailer that names it.
AGENTS = {
    "claude-code": ("claude-opus-4-5-20251101", "Co-Authored-By: Claude <noreply@anthropic.com>"),
    "codex": ("gpt-5-codex", "Assisted-by: codex:gpt-5-codex"),
    "copilot": ("gpt-5", "Co-authored-by: Copilot <copilot@github.com>"),
    "cursor": ("claude-sonnet-4-5-20250929", "Co-authored-by: Cursor <cursoragent@cursor.com>"),
    "gemini-cli": ("gemini-2.5-pro", "Assisted-by: gemini-cli:gemini-2.5-pro"),
    # No catalog has this model.
    "opencode": ("in-house-7b", "Assisted-by: opencode:in-house-7b"),
}


@dataclass(frozen=True)
class Developer:
    name: str
    email: str
    team: str
    agents: tuple
    number: int

    def path(self, number):
        return f"src/{self.team.lower()}/part{self.number}_{number}.swift"


def developer(number):
    first, last = FIRST[number % 20], LAST[number // 20]
    # Twenty teams of ten; but six of the last are in the one before it.
    place = number // 10 - (number >= 190 and number < 196)
    slugs = sorted(AGENTS)
    return Developer(f"{first} {last}", f"{first}.{last}@example.org".lower(), TEAMS[place],
                     (slugs[number % 6], slugs[number % 6], slugs[(number // 6) % 6]), number)


DEVELOPERS = [developer(number) for number in range(200)]


def subject(chance):
    return f"{chance.choice(VERBS)} {chance.choice(THINGS)} {chance.choice(WHERE)}"


def trailers(agent, session):
    """The last paragraph of a message that an agent helped with."""
    line = AGENTS[agent][1] + "\n"
    return line + f"AI-Session: {agent}:{session}\n" if session else line
