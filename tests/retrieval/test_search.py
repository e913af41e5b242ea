"""Search through its door: steering, versions, folding for people, refusing, and runs that fold nothing."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.store import library, publishing
from assistant.store.engine import Store
from tests.retrieval.conftest import Open, Publish

RELATED = "商业银行不得向关系人发放信用贷款；关系人是指商业银行的董事、监事、管理人员及其近亲属。"


@pytest.fixture
def banking(publish: Publish) -> None:
    publish(
        "中华人民共和国商业银行法",
        [
            ("第三十五条", "商业银行贷款，应当对借款人的借款用途、偿还能力进行严格审查。"),
            ("第四十条", RELATED),
            ("第四十一条", "任何单位和个人不得强令商业银行发放贷款或者提供担保。"),
        ],
        kind="law",
        issued_on=date(2015, 8, 29),
    )
    publish(
        "信贷手册",
        ["关系人贷款由总行审批，贷款用途逐笔核对。", "单一客户授信余额不得超过资本净额的百分之十。"],
        kind="manual",
        is_example=True,
    )
    publish(
        "中华人民共和国信托法",
        [("第四十条", "受托人职责终止的，依照信托文件规定选任新受托人。")],
        kind="law",
    )


@pytest.fixture
def companies(publish: Publish) -> None:
    for issued, text in (
        (date(2018, 10, 26), "公司为公司股东提供担保的，必须经股东会或者股东大会决议。"),
        (date(2023, 12, 29), "公司为公司股东或者实际控制人提供担保的，应当经股东会决议。"),
    ):
        publish(
            "中华人民共和国公司法",
            [("第十六条" if issued.year == 2018 else "第十五条", text)],
            kind="law",
            issued_on=issued,
            version_key="公司法",
        )


def test_the_law_that_is_named_comes_first(banking: None, searcher_of: Open) -> None:
    hits = searcher_of().search("商业银行法对关系人贷款怎么规定？").hits
    assert (hits[0].article, hits[0].source) == ("第四十条", "中华人民共和国商业银行法(2015-08-29).md")
    assert "信贷手册" in {hit.title for hit in hits}, "what is not named is still found"


@pytest.mark.parametrize(
    "text", ["商业银行法第四十条", "商业银行法第40条讲什么", "Article 40 of the Commercial Bank Law"]
)
def test_the_article_of_a_law_comes_first(text: str, banking: None, searcher_of: Open) -> None:
    outcome = searcher_of().search(text)
    assert outcome.hits[0].text == RELATED
    assert outcome.fits


def test_kinds_of_documents_can_be_asked_for(banking: None, searcher_of: Open) -> None:
    hits = searcher_of().search("关系人贷款", document_kinds=["manual"]).hits
    assert {hit.document_kind for hit in hits} == {"manual"}
    assert all(hit.is_example for hit in hits)


@pytest.mark.parametrize(
    ("question", "on", "year"),
    [
        ("公司为股东提供担保要谁决议", date(2026, 11, 21), 2023),
        ("公司为股东提供担保要谁决议", date(2024, 6, 30), 2018),
        ("公司为股东提供担保要谁决议", date(2024, 7, 1), 2023),
        ("2018年的公司法对股东担保怎么规定", None, 2018),
        ("2023年公司法对股东担保怎么规定", None, 2023),
        ("公司法对股东担保怎么规定", None, 2023),
        ("2019年公司为股东担保要谁决议", None, 2018),
        ("以前的规定里公司为股东担保要谁决议", None, 2018),
        ("修订前公司为股东担保要谁决议", None, 2018),
        ("修订前成立的公司为股东担保要谁决议", None, 2023),
    ],
)
def test_the_version_in_force_on_the_day_comes_first(
    question: str, on: date | None, year: int, companies: None, searcher_of: Open
) -> None:
    first = searcher_of().search(question, on=on).hits[0]
    assert first.issued_on is not None
    assert (first.issued_on.year, first.in_force) == (year, True)


def test_an_older_version_is_marked_with_what_replaced_it(companies: None, searcher_of: Open) -> None:
    hits = searcher_of().search("公司为股东提供担保", on=date(2026, 1, 1)).hits
    old = next(hit for hit in hits if hit.issued_on == date(2018, 10, 26))
    assert not old.in_force
    assert old.repealed_on == date(2024, 7, 1)
    assert "2023-12-29" in old.replaced_by


def test_a_version_of_a_year_gone_by_is_told_to_have_ended(companies: None, searcher_of: Open) -> None:
    note = searcher_of().search("2019年公司为股东担保要谁决议").hits[0].evidence().note
    assert note is not None
    assert note.zh == "该版本施行至 2024-07-01"


def test_repeal_by_another_law_is_known(publish: Publish, searcher_of: Open) -> None:
    publish(
        "最高人民法院关于适用《中华人民共和国担保法》若干问题的解释",
        [("第三十二条", "保证合同约定的保证期间早于或者等于主债务履行期限的，视为没有约定。")],
        kind="law",
        issued_on=date(2000, 12, 8),
    )
    publish(
        "最高人民法院关于适用《中华人民共和国民法典》有关担保制度的解释",
        [("第三十二条", "保证合同约定保证人承担保证责任直至主债务本息还清时为止的，视为约定不明。")],
        kind="law",
        issued_on=date(2020, 12, 31),
    )
    hits = searcher_of().search("保证合同约定的保证期间视为没有约定", on=date(2025, 1, 1)).hits
    assert [hit.in_force for hit in hits] == [True, False]
    assert "民法典" in hits[1].replaced_by
    before = searcher_of().search("保证合同约定的保证期间视为没有约定", on=date(2015, 1, 1)).hits
    assert [hit.issued_on.year if hit.issued_on else 0 for hit in before] == [2000, 2020]


def test_copies_fold_for_people_and_stay_in_runs(publish: Publish, searcher_of: Open) -> None:
    text = "桐柏县茶园总面积达7.9万亩，年产干茶1350吨。"
    publish("茶叶报告", [text])
    publish("茶叶报告副本", [text.replace("。", "！")])
    searcher = searcher_of()
    assert len(searcher.search("茶园总面积").hits) == 1
    assert len(searcher.rank("茶园总面积", 10)) == 2


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        ("关系人贷款由谁审批", True),
        ("单一客户授信余额上限", True),
        ("红烧肉要放几勺糖", False),
        ("本行去年净利润多少？", False),
        ("火星上有没有水", False),
    ],
)
def test_what_the_library_does_not_hold_does_not_fit(
    question: str, fits: bool, banking: None, searcher_of: Open
) -> None:
    assert searcher_of().search(question).fits is fits


def test_a_law_never_tells_a_figure_of_the_own_bank(publish: Publish, searcher_of: Open) -> None:
    line = "银行的净利润和去年利润按照国家统一的会计制度计算。"
    publish("会计条例", [line], kind="law")
    assert not searcher_of().search("本行去年净利润多少").fits
    publish("本行年报摘要", ["本行去年净利润为2.1亿元。"], kind="report")
    assert searcher_of().search("本行去年净利润多少").fits


def test_an_empty_library_fits_nothing(searcher_of: Open) -> None:
    outcome = searcher_of().search("茶园面积")
    assert (outcome.hits, outcome.fits, outcome.documents_searched) == ((), False, 0)
    mirrored = searcher_of(own_mirrors=True)
    mirrored.sync()
    assert mirrored.search("茶园面积").hits == ()


def test_a_passage_and_its_neighbours_are_looked_up_live(
    store: Store, publish: Publish, searcher_of: Open
) -> None:
    made = publish("报告", ["甲段文字", "乙段文字", "丙段文字", "丁段文字"])
    ids = [p.id or 0 for p in library.passages_of(store, made.document_id)]
    searcher = searcher_of()
    found = searcher.passage(ids[1])
    assert found is not None
    assert found.text == "乙段文字"
    assert [hit.text for hit in searcher.neighbours(ids[1])] == ["甲段文字", "乙段文字", "丙段文字"]
    publishing.remove(store, made.document_id)
    assert searcher.passage(ids[1]) is None
    assert searcher.neighbours(ids[1]) == []


def test_traditional_text_with_pinyin_is_found_and_shown_as_it_stands(
    publish: Publish, searcher_of: Open
) -> None:
    original = "福泉市磷化工產(chǎn)業(yè)集群內(nèi),128家產(chǎn)業(yè)鏈上中下游企業(yè)匯聚於此"
    publish("集群报告", [original, "桐柏县茶产业化集群建设工作汇报"])
    outcome = searcher_of().search("福泉磷化工产业集群有多少家产业链企业？")
    assert outcome.hits[0].text == original
    assert outcome.fits


def test_a_named_law_that_stands_here_only_in_an_old_version_comes_first_and_is_told_to_be_old(
    publish: Publish, searcher_of: Open
) -> None:
    publish(
        "示例支付条例",
        [("第八条", "第八条 付款期限不得超过三十日。")],
        kind="law",
        issued_on=date(2020, 7, 5),
        effective_on=date(2020, 9, 1),
        repealed_on=date(2025, 6, 1),
    )
    publish(
        "中华人民共和国民法典 合同编",
        [("第六百二十八条", "第六百二十八条 买受人应当按照约定的付款期限支付价款。")],
        kind="law",
        issued_on=date(2020, 5, 28),
    )
    first = searcher_of().search("示例支付条例怎么规定付款期限", on=date(2026, 11, 1)).hits[0]
    assert (first.title, first.in_force) == ("示例支付条例", False)


@pytest.fixture
def places(publish: Publish) -> None:
    for title, region, end in (
        ("甲地贴息办法", "522702", "两年，按季拨付。"),
        ("乙地贴息办法", "440000", "一年，到期结清。"),
        ("省贴息办法", "520000", "三年，逐年核定。"),
    ):
        publish(title, [f"对小微企业贷款给予贴息，贴息期限{end}"], region=region)


@pytest.mark.parametrize("text", ["福泉市小微企业贷款贴息期限多久", "Fuquan 小微企业贷款贴息期限"])
def test_what_holds_in_another_place_comes_last(text: str, places: None, searcher_of: Open) -> None:
    titles = [hit.title for hit in searcher_of().search(text).hits]
    assert titles[-1] == "乙地贴息办法"
    assert set(titles) == {"甲地贴息办法", "乙地贴息办法", "省贴息办法"}


def test_without_a_place_in_the_question_none_is_preferred(places: None, searcher_of: Open) -> None:
    hits = {hit.title: hit.score for hit in searcher_of().search("小微企业贷款贴息期限多久").hits}
    assert hits["乙地贴息办法"] == pytest.approx(hits["省贴息办法"], rel=0.1)


def test_a_document_named_by_its_title_is_meant_wherever_it_holds(places: None, searcher_of: Open) -> None:
    assert searcher_of().search("乙地贴息办法在福泉市适用吗，贴息期限多久").hits[0].title == "乙地贴息办法"
