"""Changes that make a true sentence false: citation, number, unit, year, negation. Each gives at most one variant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["citation", "number", "unit", "year", "negation"]
KINDS: tuple[Kind, ...] = ("citation", "number", "unit", "year", "negation")

_YEAR = re.compile(r"(?<!\d)20\d\d(?=年|\b)")
_NUMBER = re.compile(
    r"(?<![\d.,])(?!20\d\d(?:年|\b))\d[\d,]*(?:\.\d+)?(?![\d.,]*(?:月|日(?!内|期)|\s(?:January|April|June|July|August)))"
)
_UNITS = (
    ("亿元", "万元"), ("万元", "亿元"), ("万吨", "万元"), ("万人", "万家"), ("个百分点", "个月"), ("个工作日", "个月"), ("个月", "年"), ("公里", "米"),
    ("%", "万元"), ("家", "人"), ("天", "个月"), ("日的", "个月的"), ("日列", "个月列"), ("日。", "个月。"), ("年。", "个月。"), ("年才", "个月才"),
    (" people", " firms"), (" firms", " people"), ("million", "billion"), ("billion", "million"), (" working days", " months"), (" days", " months"),
    (" months", " years"), (" years", " months"), (" km", " m"),
)  # fmt: skip
_NEGATIONS = (
    ("不得超过", "可以超过"), ("不超过", "超过"), ("不高于", "高于"), ("不低于", "低于"), ("不得优于", "可以优于"), ("不得", "可以"), ("不再", "可以再"),
    ("不予", "可以"), ("不能", "能够"), ("不会", "将会"), ("不纳入", "纳入"), ("未质押", "已质押"), ("未结", "已了结"), ("未经审计", "经审计"), ("经审计", "未经审计"),
    ("应当", "不必"), ("须", "无须"), ("可以", "不得"), ("尚无", "已有"), ("已修复", "未修复"), ("为正常", "不正常"), ("持有", "不持有"), ("向", "未向"), ("受行政", "未受行政"),
    ("被执行", "未被执行"), ("下降", "没有下降"), ("增长", "没有增长"), ("提高", "没有提高"), ("增加", "没有增加"), ("中标", "未中标"), ("参保", "未参保"), ("成立于", "并非成立于"),
    ("may not exceed", "may exceed"), ("may not", "may"), ("must not", "may"), ("get no credit", "get credit"), ("no more than", "no less than"),
    ("at most", "at least"), ("at least", "at most"), ("no older", "older"), ("has been", "has not been"), ("is valid", "is not valid"), ("is due", "is not due"),
    ("was made", "was not made"), ("was opened", "was not opened"), ("grew", "did not grow"), ("fell", "did not fall"), ("holds", "does not hold"),
    (" has ", " does not have "), ("was founded", "was not founded"), ("are put", "are not put"), (" is ", " is not "), (" was ", " was not "),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed sentence, still citing piece `cites` of the ledger."""

    kind: Kind
    text: str
    cites: int


def _another(match: re.Match[str]) -> str:
    """Another number of the same form: a third more, and never the same in the last digit written."""
    text = match[0].replace(",", "")
    places = len(text.partition(".")[2])
    other = float(text) * 1.34 + (1 if places == 0 else 10**-places)
    written = f"{other:,.{places}f}" if "," in match[0] else f"{other:.{places}f}"
    return written if written != match[0] else f"{written}1"


def _swap(text: str, pairs: tuple[tuple[str, str], ...]) -> str | None:
    return next((text.replace(old, new, 1) for old, new in pairs if old in text), None)


def mutants(sentence: str, cites: int, pieces: int) -> Iterator[Mutant]:
    """Every change that the sentence admits; `pieces` is the number of pieces of evidence in the ledger."""
    yield Mutant("citation", sentence, cites % pieces + 1)
    yield Mutant("citation", sentence, (cites + 6) % pieces + 1)
    if _NUMBER.search(sentence):
        yield Mutant("number", _NUMBER.sub(_another, sentence, count=1), cites)
    unit = _swap(sentence, _UNITS)
    if unit is not None:
        yield Mutant("unit", unit, cites)
    if _YEAR.search(sentence):
        yield Mutant("year", _YEAR.sub(lambda m: str(int(m[0]) - 1), sentence, count=1), cites)
    turned = _swap(sentence, _NEGATIONS)
    if turned is not None:
        yield Mutant("negation", turned, cites)
