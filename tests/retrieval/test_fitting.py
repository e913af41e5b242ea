"""What fits: each kind of evidence moves the judgement the way it should, and what must never pass does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from assistant.retrieval.fitting import Judged, Words, coverage, coverage_in, judge, rarity
from assistant.retrieval.fusion import load_config
from assistant.retrieval.query import Names, read_question

LIMITS = load_config().fits
TODAY = date(2026, 11, 20)


class Counted:
    """A lexical index that only counts: 99 passages, and in how many of them a word stands."""

    count = 99

    def __init__(self, seen: Mapping[str, int]) -> None:
        self._seen = seen

    def frequencies(self, words: list[str]) -> dict[str, int]:
        return {word: self._seen.get(word, 0) for word in words}


def passage(tokens: str, cosine: float, **fields: object) -> Judged:
    says = str(fields.pop("says", tokens.replace(" ", "")))
    return Judged(frozenset(tokens.split()), cosine, False, None, says=says, **fields)  # type: ignore[arg-type]


def confidence(text: str, one: Judged, **seen: int) -> float:
    question = read_question(text)
    words = rarity(question.words, Counted(seen or dict.fromkeys(question.words, 5)))  # type: ignore[arg-type]
    judgement = judge(question, words, [one], LIMITS, TODAY)
    assert judgement.fits is (judgement.confidence >= LIMITS.least)
    return judgement.confidence


def test_rare_words_weigh_more_and_unknown_ones_are_told() -> None:
    words = rarity(["贷款", "磷石膏", "船舶"], Counted({"贷款": 90, "磷石膏": 3}))  # type: ignore[arg-type]
    assert words.weights["磷石膏"] > words.weights["贷款"]
    assert words.unknown == pytest.approx(words.weights["船舶"] / sum(words.weights.values()))
    assert coverage(words, frozenset(["磷石膏"])) > coverage(words, frozenset(["贷款"]))
    assert coverage(Words({}, 0.0, 0.0, ()), frozenset(["贷款"])) == 0.0
    assert coverage_in(Words({}, 0.0, 0.0, ()), "贷款") == 0.0


@pytest.mark.parametrize("tokens", ["", "贷款", "磷石膏 贷款 贷款人", "贷款人 x磷石膏", "船舶 抵押 磷石膏"])
def test_coverage_of_joined_tokens_is_that_of_the_tokens(tokens: str) -> None:
    words = rarity(["贷款", "磷石膏", "船舶"], Counted({"贷款": 90, "磷石膏": 3}))  # type: ignore[arg-type]
    assert coverage_in(words, tokens) == coverage(words, frozenset(tokens.split()))


def test_words_held_and_nearness_both_raise_the_confidence() -> None:
    text = "工业厂房抵押率上限"
    none = confidence(text, passage("茶叶 种植 面积", 0.1))
    some = confidence(text, passage("厂房 抵押", 0.4))
    most = confidence(text, passage("工业 厂房 抵押 率 上限", 0.8))
    assert none < 0.3 < some < most
    assert most > 0.8


def test_across_scripts_nearness_alone_speaks() -> None:
    text = "How long is an appraisal report valid?"
    assert confidence(text, passage("评估 报告 有效期", 0.6)) > 0.5
    assert confidence(text, passage("茶叶 种植 面积", 0.2)) < 0.5


@pytest.mark.parametrize(
    ("text", "fields", "held"),
    [
        ("2024年厂房抵押率", {"says": "2024年厂房抵押率为五成"}, True),
        ("2024年厂房抵押率", {"says": "厂房抵押率"}, False),
        ("2024年厂房抵押率", {"issued": date(2025, 2, 1)}, True),
        ("2024年厂房抵押率", {"effective": date(2023, 6, 1)}, True),
        ("2024年厂房抵押率", {"effective": date(2020, 6, 1), "repealed": date(2022, 1, 1)}, False),
        ("2024年厂房抵押率", {"effective": date(2026, 1, 1)}, False),
        ("2031年厂房抵押率", {"effective": date(2023, 6, 1)}, False),
    ],
)
def test_a_year_must_be_one_that_the_passage_can_tell_of(
    text: str, fields: dict[str, object], held: bool
) -> None:
    one = passage("厂房 抵押 率 2024", 0.7, **({"says": "厂房"} | fields))
    same = replace(one, says=one.says + "2024年 2031年")
    assert (confidence(text, one) == pytest.approx(confidence(text, same))) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("工商银行厂房抵押率", False),
        ("邮储的厂房抵押率", False),
        ("瓮安厂房抵押率", False),
        ("福泉厂房抵押率", True),
        ("商业银行厂房抵押率", True),
        ("厂房抵押率", True),
    ],
)
def test_a_bank_or_place_that_is_named_must_be_the_passages(text: str, held: bool) -> None:
    one = passage("厂房 抵押 率", 0.6, says="福泉示例农村商业银行担保办法 厂房抵押率")
    same = replace(one, says=one.says + text)
    assert (confidence(text, one) == pytest.approx(confidence(text, same))) is held


@pytest.mark.parametrize(
    ("text", "says", "held"),
    [
        ("What does Agricultural Bank of China charge?", "福泉示例农村商业银行收费表", False),
        ("What does Agricultural Bank of China charge?", "农业银行收费表", True),
        ("What does the bank charge?", "福泉示例农村商业银行收费表", True),
    ],
)
def test_a_bank_named_in_english_must_be_the_passages(text: str, says: str, held: bool) -> None:
    one = passage("收费 手续费", 0.6, says=says)
    same = replace(one, says=one.says + "农业银行")
    assert (confidence(text, one) == pytest.approx(confidence(text, same))) is held


def test_a_figure_of_the_own_bank_is_in_no_law_and_in_no_passage_that_holds_half_of_it() -> None:
    text = "本行去年净利润多少"
    near = passage("净利润 去年 计算", 0.9)
    assert confidence(text, replace(near, is_law=True)) == 0.0
    assert confidence(text, passage("利润", 0.9)) == 0.0
    assert confidence(text, passage("本行 去年 净利润 利润", 0.9)) > 0.5


def test_the_named_article_of_a_named_law_always_fits() -> None:
    question = read_question("商业银行法第四十条", Names([(1, "商业银行法(2015-08-29)")]))
    words = rarity(question.words, Counted({}))  # type: ignore[arg-type]
    found = replace(passage("贷款", 0.0), article="第四十条")
    assert judge(question, words, [found], LIMITS, TODAY).confidence == 1.0
    assert not judge(question, words, [replace(found, article="第四条")], LIMITS, TODAY).fits


def test_nothing_found_fits_nothing() -> None:
    question = read_question("厂房抵押率")
    found = judge(question, rarity(question.words, Counted({})), [], LIMITS, TODAY)  # type: ignore[arg-type]
    assert (found.fits, found.confidence) == (False, 0.0)
