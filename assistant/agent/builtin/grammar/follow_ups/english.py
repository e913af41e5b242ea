"""English turns that say a part of the question before anew: A or B, rather; cases of half a million or more; by county."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from assistant.agent.builtin.grammar.conditions import Conditions
from assistant.agent.builtin.grammar.policy_points import points_at_text
from assistant.agent.builtin.grammar.tax_grades import grades_alone
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.reading.money import Bound
from assistant.domain.text import Lang

_GRADES = re.compile(
    r"^(?:and |or |just |only |make it |make that |say |no, |with |say )*(?:an? |grade |graded )?(?P<g>[a-d](?:(?:,? (?:or|and) |, ?| ?/ ?)[a-d])*)(?: grades?| only| alone)?,?(?: rather| instead| then| please| too| as well| will do| is fine)*[.!]?$"
)
_ADDED = re.compile(r"^or |\b(?:too|as well)[.!]?$")
_CASES = re.compile(
    r"\b(?:cases?|fines?|claims?|sums?|amounts?|judg(?:e)?ments?|entries|ones|those|anything|worth)\b"
)
_EVERYWHERE = re.compile(
    r"\b(?:in|across|over|from|for|to) (?:all|every|any|each)(?: of)?(?: the)? (?:count(?:y|ies)|regions?|places?|districts?)(?: again| now)?\b|\b(?:everywhere|anywhere|wherever|no matter where|regardless of (?:place|county|region|location))\b|\ball over\b(?! again)|^(?:all|every) (?:the )?(?:count(?:y|ies)|places?|regions?|districts?)(?: again| please| now)*[.!]?$"
)
_SHORT = 40
_THESE = re.compile(
    r"\b(?:those|the ones|ones|any) (?:of (?:them|those|these) )?(?:in|from|with|without|that|who|which|whose|near|around|under|over|below|above|located|based|founded|set up|outside)\b|"
    r"\b(?:list|show|sort|rank|order|arrange|give|put)(?: me)? (?:those|these|the ones) (?:by|sorted|ordered|ranked|in (?:descending|ascending|order))\b"
)
_THE_ONES = re.compile(
    r"^(?:(?:and|now|so|please|then|just|can you|could you|ok),? )*(?:list|show|give|name|pick|keep|find|take)(?: me)? (?:only |just )?(?:the ones|those)(?: of (?:them|those))? (?:that|which|who|with|without|in|from|on|under|of|whose)\b"
)
"""List the ones that are cooperatives, after a list."""
_INSTEAD_OF = re.compile(r"\b(?:rather than|instead of)\b|^instead\b|\bexcluding [a-z']+$")


def part_said_anew(
    tokens: Tokens, read: Conditions, base: Meaning, lang: Lang, *, since: bool
) -> Meaning | None:
    """The question before with the part that the turn says anew; None where it says none."""
    changed = (
        _grades(tokens.text, base)
        or _amount(tokens, read, base)
        or (None if since else _grouped(tokens, read, base))
    )
    if changed is None:
        return None
    fields, others = changed
    query = base.query.model_copy(update=fields | {"offset": 0})
    return base.model_copy(update=others | {"query": query, "lang": lang, "refined": True})


def _grades(text: str, base: Meaning) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """A or B, rather, of a list by tax grade; 放宽到A、B级都行."""
    match = _GRADES.match(text.strip())
    held = base.query.tax_grades
    alone = grades_alone(text) if held else None
    if alone is not None:
        return {"tax_grades": list(dict.fromkeys((*(held if alone[1] else ()), *alone[0])))}, {}
    if match is None or not held:
        return None
    named = [letter.upper() for letter in re.findall(r"\b[a-d]\b", match["g"])]
    kept = list(held) if _ADDED.search(text) and not text.startswith("or rather") else []
    return {"tax_grades": list(dict.fromkeys((*kept, *named)))}, {}


def _amount(tokens: Tokens, read: Conditions, base: Meaning) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """cases of RMB 500,000 or more, of a list by what befell the firms."""
    figures = tokens.all("m")
    if not base.query.events or len(figures) != 1 or read.fields or tokens.has("cwg1WQA§HPRKUM"):
        return None
    bound: Bound = figures[0].value
    low: Decimal | None = bound.low
    if low is None or bound.high is not None or not _CASES.search(tokens.text):
        return None
    return {"event_amount_min": low}, {}


def _grouped(tokens: Tokens, read: Conditions, base: Meaning) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Broken down by county: the same, counted by group."""
    groups = tokens.values("E")
    if (
        not groups
        or set(read.fields) - {"client"}
        or tokens.has("WIAHPRKUM§c")
        or not tokens.text.isascii()
        or base.intent is Intent.GAPS
        or points_at_text(tokens.text)
    ):
        return None
    fields = {"client": True} if groups[0] == "branch" else {}
    return fields, {"intent": Intent.COUNT, "count_by": groups[0]}


def everywhere(text: str) -> bool:
    """Whether the turn takes the place back: in all counties again."""
    return _EVERYWHERE.search(text) is not None


def takes_the_place_back(tokens: Tokens) -> bool:
    """Whether that is all the turn says: everywhere again, all counties."""
    return everywhere(tokens.text) and len(tokens.text) <= _SHORT and not tokens.has("IWQUAHPKME§c")


def speaks_of_these(tokens: Tokens, *, since: bool) -> bool:
    """Whether an English turn speaks of the firms just shown: the names of those in Weng'an; Duyun rather than Guiding."""
    if not tokens.text.isascii() or tokens.has("HPM§"):
        return False
    if not since and _THE_ONES.match(tokens.text):
        return True
    if tokens.has("UK"):
        return False
    if _INSTEAD_OF.search(tokens.text):
        return True
    firms = [token for token in tokens.all("I") if token.text not in ("those", "ones")]
    return not since and not firms and _THESE.search(tokens.text) is not None
