"""What kinds of financing and of registered security there are, in words."""

from __future__ import annotations

from assistant.domain.text import Text

FINANCING_TITLES: dict[str, Text] = {
    "loan": Text("贷款", "loan"),
    "bond": Text("债券", "bond"),
    "lease": Text("融资租赁", "lease"),
    "receivable_financing": Text("应收账款融资", "receivable financing"),
    "receivable_pledge": Text("应收账款质押", "pledge of receivables"),
    "chattel_mortgage": Text("动产抵押", "chattel mortgage"),
    "equity_pledge": Text("股权出质", "pledge of equity"),
    "equity": Text("股权融资", "equity"),
}
"""By FinancingFact.kind."""
