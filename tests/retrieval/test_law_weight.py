"""What a law's name is worth: read from names as files and collections give them, and only ever among laws."""

from __future__ import annotations

import pytest

from assistant.retrieval.fusion import fuse, load_config
from assistant.retrieval.law_weight import LawKind, is_law, traits
from tests.retrieval.candidates import Candidate, candidates, order

CONFIG = load_config()


@pytest.mark.parametrize(
    ("title", "kind", "procedure"),
    [
        ("中华人民共和国民法典 物权编(2020-05-28)", LawKind.CODE, False),
        ("物权编第二百零九条", LawKind.CODE, False),
        ("总则第五条", LawKind.CODE, False),
        ("中华人民共和国商业银行法(2015-08-29)", LawKind.STATUTE, False),
        ("民事诉讼法第三十四条", LawKind.STATUTE, True),
        (
            "最高人民法院关于适用《中华人民共和国民法典》有关担保制度的解释(2020-12-31)",
            LawKind.INTERPRETATION,
            False,
        ),
        ("保障中小企业款项支付条例(2025-03-17)", LawKind.REGULATION, False),
        ("诉讼费用交纳办法第三条", LawKind.RULE, True),
        ("专利法实施细则", LawKind.RULE, False),
    ],
)
def test_a_laws_name_tells_its_kind(title: str, kind: LawKind, procedure: bool) -> None:
    found = traits(title)
    assert (found.kind, found.procedure) == (kind, procedure)


def test_versions_and_articles_of_a_law_weigh_the_same() -> None:
    weights = {
        traits(title).weight(CONFIG.laws, 3)
        for title in ("公司法第三条", "中华人民共和国公司法(2018-10-26)", "公司法")
    }
    assert len(weights) == 1


def test_what_many_passages_cite_weighs_more_and_by_how_many_times_as_often() -> None:
    law = traits("公司法")
    never, once, ten, hundred = (law.weight(CONFIG.laws, n) for n in (0, 1, 10, 100))
    assert never < once < ten < hundred
    assert law.weight(CONFIG.laws, 2000) - law.weight(CONFIG.laws, 200) == pytest.approx(
        law.weight(CONFIG.laws, 1000) - law.weight(CONFIG.laws, 100), rel=0.01
    )
    assert once - never < (hundred - never) / 5


def test_every_part_of_the_civil_code_is_cited_by_the_codes_name() -> None:
    assert {traits(title).name for title in ("民法典 合同编", "物权编第二百零九条", "民法典")} == {"民法典"}
    assert traits("中华人民共和国公司法(2018-10-26)").name == "公司法"


def test_only_laws_and_articles_of_a_corpus_are_law() -> None:
    assert is_law("law", "担保法")
    assert is_law("other", "合同编第七百零九条")
    assert not is_law("other", "园区情况介绍")
    assert not is_law("manual", "示例银行贷款管理办法第三条")


def test_laws_change_places_among_themselves_and_a_manual_keeps_its_own() -> None:
    light = Candidate(1, "han", lexical=10, dense=0.50, law_weight=0.0)
    manual = Candidate(2, "han", lexical=9, dense=0.49)
    heavy = Candidate(3, "han", lexical=8, dense=0.48, law_weight=0.4)
    assert order("han", light, manual, heavy) == [3, 2, 1]


def test_laws_of_one_worth_keep_apart_where_scores_are_written_with_six_digits() -> None:
    twins = [Candidate(i, "han", lexical=5, dense=0.5, law_weight=0.1) for i in (8, 3, 6)]
    assert order("han", *twins) == [3, 6, 8]
    assert len({f"{score:.6f}" for score in fuse("han", candidates(*twins), CONFIG).score}) == 3
