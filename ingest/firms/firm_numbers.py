"""The numbers of a firm in files of the open standards: which of the schemes are ours, and what the others are called.

Schemes of the org-id list (GB-COH, XI-LEI …) are the same in OCDS and BODS, and have one name here, ocds:<scheme>, so
that a supplier in one file and an owner in another are one firm.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.domain.identity import is_uscc
from assistant.domain.text import Text
from assistant.store.firms import EntityKind
from ingest.firms.standards.json_values import Fields

_CREDIT_CODE_SCHEMES = re.compile(r"USCC|USCI|UNISC|CN-SCC|TYSHXYDM|统一社会信用|社会信用代码")
_COUNTRY = re.compile(r"([A-Z]{2})-")
_LEI = re.compile(r"[0-9A-Z]{18}\d{2}")
_INTERNATIONAL = frozenset({"XI", "XR", "XM", "XL"})
"""Prefixes of the org-id list that stand for no country."""


@dataclass(slots=True)
class Numbers:
    """Numbers of one firm, the first of each scheme. others: references "scheme:number", in order."""

    uscc: str | None = None
    lei: str | None = None
    stock_code: str | None = None
    others: list[str] = field(default_factory=list)
    foreign: bool = False

    def add(self, identifier: Fields) -> None:
        """Take in an identifier object (scheme, id); raises WrongValue for a credit code with a wrong check digit."""
        scheme = unicodedata.normalize(
            "NFKC", identifier.text("scheme") or identifier.text("schemeName") or ""
        )
        scheme = scheme.upper().strip()
        number = identifier.text("id", 200)
        if number is None:
            return
        code = _plain(number)
        country = _COUNTRY.match(scheme)
        abroad = country is not None and country[1] not in _INTERNATIONAL | {"CN"}
        if not abroad and is_credit_code(code):
            self.uscc = self.uscc or code
        elif _CREDIT_CODE_SCHEMES.search(scheme):
            raise identifier.wrong(
                "id",
                Text(
                    "统一社会信用代码有误（位数、字符或校验位）",
                    "not a credit code (length, characters or check digit)",
                ),
            )
        elif scheme.endswith("LEI") and is_lei(code):
            self.lei = self.lei or code
        elif scheme:
            self.put(f"ocds:{scheme}", number)
        self.foreign = self.foreign or abroad

    def put(self, scheme: str, number: str) -> None:
        """Take in a number of a scheme of its own."""
        # references are joined by | where a row refers to several
        made = f"{scheme}:{number}".replace("|", "%7C")
        if made not in self.others:
            self.others.append(made)

    @property
    def any(self) -> bool:
        """Whether there is a number at all."""
        return bool(self.uscc or self.lei or self.stock_code or self.others)

    @property
    def reference(self) -> str:
        """What rows refer to the firm by; there must be a number."""
        named = (("uscc", self.uscc), ("lei", self.lei), ("stock_code", self.stock_code))
        return next((f"{scheme}:{number}" for scheme, number in named if number), None) or self.others[0]

    def values(self) -> dict[str, object]:
        """The fields of the firm's row that hold them."""
        held: dict[str, object] = {"uscc": self.uscc, "lei": self.lei, "stock_code": self.stock_code}
        held = {name: value for name, value in held.items() if value}
        if self.others:
            held["identifiers"] = tuple(self.others)
        if self.foreign and not self.uscc:
            held["kind"] = EntityKind.FOREIGN
        return held


def _plain(text: str, out: str = " -") -> str:
    """In capitals and half width, without the characters `out`."""
    text = (text if text.isascii() else unicodedata.normalize("NFKC", text)).upper().strip()
    return "".join(char for char in text if char not in out) if any(char in text for char in out) else text


@lru_cache(maxsize=100_000)
def is_credit_code(code: str) -> bool:
    """is_uscc, remembered: the buyers of a file come back with every award."""
    return is_uscc(code)


def is_lei(code: str) -> bool:
    """Whether `code` is a legal entity identifier (ISO 17442) with right check digits."""
    return bool(_LEI.fullmatch(code)) and int("".join(str(int(char, 36)) for char in code)) % 97 == 1
