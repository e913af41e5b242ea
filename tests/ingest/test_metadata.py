"""Title, kind, dates, number, issuer and version key, read from the document."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.blocks import Block, BlockKind, Reading
from ingest.metadata import describe, read_date, version_key


def law(title: str, *lines: str) -> Reading:
    rest = [Block(BlockKind.PARAGRAPH, line) for line in lines]
    return Reading((Block(BlockKind.HEADING, title, level=1), *rest))


def test_a_law_with_its_dates_and_versions() -> None:
    reading = law(
        "中华人民共和国示例银行法",
        "1995年5月10日 第八届全国人民代表大会常务委员会第十三次会议通过",
        "2015年8月29日 全国人民代表大会常务委员会第十六次会议修正",
        "第一条 为了示例，制定本法。",
        "第九十五条 本法自2015年10月1日起施行。",
    )
    found = describe(reading, "示例银行法(2015-08-29)", "md")
    assert (found.kind, found.lang, found.version_key) == ("law", "zh", "示例银行法")
    assert (found.issued_on, found.effective_on) == (date(2015, 8, 29), date(2015, 10, 1))
    assert found.issuer == "全国人民代表大会常务委员会"


def test_an_amended_law_does_not_come_into_force_before_it_was_issued() -> None:
    reading = law("示例公司法", "2018年10月26日 修正", "第一条 本法自2006年1月1日起施行。")
    assert describe(reading, "示例公司法(2018-10-26)", "md").effective_on is None


def test_a_notice_with_number_and_signature() -> None:
    reading = law(
        "关于加强贷后检查的通知",
        "示例银发〔2024〕12号",
        "各支行：请照此办理。",
        "示例银行",
        "二〇二四年三月十五日",
    )
    found = describe(reading, "notice", "txt")
    assert (found.kind, found.document_number) == ("notice", "示例银发〔2024〕12号")
    assert found.issued_on == date(2024, 3, 15)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("示例银行授信政策手册", "manual"),
        ("贷款利率与额度一览表", "table"),
        ("磷化工集群发展报告", "report"),
        ("最高人民法院关于示例问题的批复", "law"),
        ("食堂菜单", "other"),
    ],
)
def test_kinds(title: str, kind: str) -> None:
    assert describe(law(title, "2024年1月2日 印发", "内容。"), "f", "md").kind == kind


def test_title_from_properties_then_heading_then_name() -> None:
    text = Block(BlockKind.PARAGRAPH, "Just a long paragraph of text in English words.")
    assert describe(Reading((text,), properties={"title": "Policy"}), "f", "pdf").title == "Policy"
    assert (
        describe(Reading((text,), properties={"title": "Microsoft Word - a.doc"}), "Limits", "pdf").title
        == "Limits"
    )
    assert describe(Reading((text,)), "规定(2020-01-02)", "txt").title == "规定"
    assert describe(Reading((text,)), "f", "txt").lang == "en"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-07-17", date(2023, 7, 17)),
        ("发布于 2023年7月1日", date(2023, 7, 1)),
        ("二〇一九年十二月三十一日", date(2019, 12, 31)),
        ("2023年13月1日", None),
        ("没有日期", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    assert read_date(text) == day


def test_versions_share_a_key() -> None:
    assert version_key("中华人民共和国公司法(2023-12-29)") == version_key("公司法（2018年修正）") == "公司法"
