"""Title, kind, dates, number, issuer and version key, read from the document."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.blocks import Block, BlockKind, Reading
from ingest.metadata import describe, version_key
from ingest.metadata_dates import read_date
from ingest.metadata_origin import places_in


def law(title: str, *lines: str) -> Reading:
    rest = [
        Block(BlockKind.ARTICLE if line.startswith("第一条") else BlockKind.PARAGRAPH, line) for line in lines
    ]
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


NPC = "第十四届全国人民代表大会常务委员会第四次会议"


@pytest.mark.parametrize(
    ("lines", "issued", "effective"),
    [
        # The line under the title goes before 自公布之日起 in the text.
        (
            ["2005年11月14日 最高人民法院审判委员会通过", "2005年12月21日 施行", "本规定自公布之日起施行。"],
            None,
            (2005, 12, 21),
        ),
        # A part changed: what the text says of its beginning is the first version's.
        (
            [
                "1990年12月31日 国务院令第72号发布",
                "2011年1月8日 《国务院关于修改部分行政法规的决定》修订",
                "第九条 本条例自发布之日起施行。",
            ],
            (2011, 1, 8),
            None,
        ),
        (
            ["1995年5月10日 会议通过", "2015年8月29日 会议修正", "第九条 本法自1995年7月1日起施行。"],
            (2015, 8, 29),
            None,
        ),
        # The whole adopted anew.
        (
            ["2002年6月29日 会议通过", f"2024年12月25日 {NPC}修订", "第九条 本法自公布之日起施行。"],
            (2024, 12, 25),
            (2024, 12, 25),
        ),
        # An adoption in two lines; the day in force is not the day of issue.
        (
            ["2020年11月9日 最高人民法院审判委员会", "第1815次会议通过，自2021年1月1日起施行）", "各法院："],
            (2020, 11, 9),
            (2021, 1, 1),
        ),
        # Another document's day is not this one's.
        (
            ["根据《示例法》，该法自2001年12月1日起施行，制定本办法。", "示例市财政局", "2023年3月1日"],
            (2023, 3, 1),
            None,
        ),
        (
            ["第二条 本办法由分行解释，自2024年2月1日起执行。", "二〇二四年一月三日"],
            (2024, 1, 3),
            (2024, 2, 1),
        ),
        (["Effective date: 1 March 2024", "The branch approves."], None, (2024, 3, 1)),
    ],
)
def test_days_of_issue_and_of_coming_into_force(
    lines: list[str], issued: tuple[int, int, int] | None, effective: tuple[int, int, int] | None
) -> None:
    found = describe(law("示例事项规定", *lines), "f", "md")
    assert found.effective_on == (effective and date(*effective))
    if issued:
        assert found.issued_on == date(*issued)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("本办法自2024年1月1日起废止。", date(2024, 1, 1)),
        ("本办法自2020年5月1日起施行，有效期5年。", date(2025, 5, 1)),
        ("本通知有效期至2025年12月31日。", date(2026, 1, 1)),
        ("本办法自2020年5月1日起施行，《示例旧办法》同时废止。", None),
        ("《示例旧办法》自2020年5月1日起废止。", None),
    ],
)
def test_the_day_it_holds_no_more_is_its_own(line: str, day: date | None) -> None:
    assert describe(law("示例事项办法", "2020年4月2日 发布", line), "f", "md").repealed_on == day


@pytest.mark.parametrize(
    ("title", "lines", "issuer"),
    [
        ("国务院办公厅关于示例的通知", ["各部门："], "国务院办公厅"),
        ("中国人民银行、财政部关于示例的通知", ["各行："], "中国人民银行、财政部"),
        (
            "示例市条例",
            ["2020年4月10日 示例市第十五届人民代表大会常务委员会第二十次会议通过"],
            "示例市人民代表大会常务委员会",
        ),
        ("示例条例", ["2020年4月10日 第三届全国人民代表大会第三次会议通过"], "全国人民代表大会"),
        (
            "示例条例",
            ["2019年10月8日 国务院第66次常务会议通过", "2019年10月22日 中华人民共和国国务院令第722号公布"],
            "国务院",
        ),
        ("示例办法", ["1986年11月8日 国务院批准", "1986年12月1日 交通部发布"], "交通部"),
        (
            "示例规定",
            ["1991年5月6日 示例局令第7号发布", "2020年12月14日 国务院第118次常务会议修订通过"],
            "国务院",
        ),
        ("示例条例", ["第一条 为了落实国务院的要求。"], "国务院"),
        ("关于贷后检查的通知", ["示例银行福泉支行文件", "各部门：请照办。"], "示例银行福泉支行"),
        ("关于贷后检查的通知", ["各部门：请照办。", "示例银行福泉支行", "2024年3月15日"], "示例银行福泉支行"),
        ("关于贷后检查的通知", ["各部门：请照办。", "示例银行福泉支行 2024年3月15日"], "示例银行福泉支行"),
        ("关于贷后检查的通知", ["各部门：请照办。", "2024年3月15日"], None),
    ],
)
def test_issuers(title: str, lines: list[str], issuer: str | None) -> None:
    assert describe(law(title, *lines), "f", "md").issuer == issuer


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("银保监发〔2023〕12号", "银保监发〔2023〕12号"),
        ("银保监发 [2023] 第 12 号", "银保监发〔2023〕12号"),
        ("银保监发【２０２３】０１２号", "银保监发〔2023〕12号"),
        ("文号：银保监发（2023）12号", "银保监发〔2023〕12号"),
        ("（银保监发〔2023〕12号）", "银保监发〔2023〕12号"),
        ("银保监发2023年12号", "银保监发〔2023〕12号"),
        ("中国人民银行公告〔2018〕第7号", "中国人民银行公告〔2018〕第7号"),
        ("2019年10月22日 中华人民共和国国务院令第722号公布", "国务院令第722号"),
        ("2021年3月1日 中国人民银行令〔2021〕第3号发布", "中国人民银行令〔2021〕第3号"),
        ("Document No.: CR-2024-017", "CR-2024-017"),
        ("根据《示例办法》（银保监发〔2020〕1号），制定本通知。", None),
        ("你院《示例请示》（示高法〔2020〕108号）收悉。", None),
        ("总额（2023）12号楼", None),
    ],
)
def test_its_own_number_in_one_spelling(line: str, number: str | None) -> None:
    assert describe(law("关于示例的通知", line, "各支行：请照办。"), "f", "md").document_number == number


@pytest.mark.parametrize(
    ("title", "lines", "region"),
    [
        (
            "贵州省优化营商环境条例",
            ["2020年4月10日 贵州省第十五届人民代表大会常务委员会第二十次会议通过"],
            "520000",
        ),
        ("贵州省福泉市磷化工产业集群报告", [], "522702"),
        ("福泉磷化工产业集群报告", [], "522702"),
        ("黔南州磷化工产业集群报告", [], "522700"),
        ("关于推进产业集群的通知", ["福泉市人民政府", "2024年1月1日"], "522702"),
        ("最高人民法院关于上海金融法院案件管辖的规定", ["2021年3月1日 最高人民法院审判委员会通过"], None),
        ("长三角产业集群报告：上海市与浙江省", [], None),
        ("产业集群报告", ["在贵州省福泉市，" + "企业很多，" * 30], None),
    ],
)
def test_the_place_it_is_about(title: str, lines: list[str], region: str | None) -> None:
    assert describe(law(title, *lines), "f", "md").region == region


def test_a_short_name_counts_only_where_a_place_is_named() -> None:
    assert [place.name for place in places_in("贵州福泉企业")] == ["贵州省", "福泉市"]
    assert places_in("该企业在福泉路") == []
    assert [place.code for place in places_in("全国各地，重点是福泉市")] == ["522702"]


def test_sheets_are_tables_and_pictures_are_what_their_text_says() -> None:
    row = Block(BlockKind.TABLE, "行业：示例；限额：5")
    assert describe(Reading((row,)), "2024", "xlsx").kind == "table"
    scan = Reading((Block(BlockKind.HEADING, "关于示例的通知", level=1, recognised=True),))
    assert describe(scan, "scan-01", "pdf").kind == "notice"


def test_a_bank_that_signs_makes_its_own_rules() -> None:
    rules = law("小微贷款管理办法", "第一条 为了示例。", "示例银行股份有限公司", "2024年3月15日")
    assert describe(rules, "f", "md").kind == "manual"


def test_a_title_in_the_style_of_a_chapter() -> None:
    def titled(*headings: tuple[str, int]) -> str:
        blocks = [Block(BlockKind.HEADING, text, level=level) for text, level in headings]
        return describe(Reading((*blocks, Block(BlockKind.PARAGRAPH, "内容。"))), "权限2024", "docx").title

    rule = ("示例银行审批权限办法（2024年版）", 2)
    assert titled(rule, ("第一章 总则", 3)) == rule[0]
    assert titled(rule) == rule[0]
    assert titled(rule, ("附件", 2)) == "权限2024"
    assert titled(("第一章 总则", 2), ("第一节 目的", 3)) == "权限2024"


def test_a_title_in_two_lines() -> None:
    code = Reading(
        tuple(Block(BlockKind.HEADING, text, level=1) for text in ("中华人民共和国示例法典", "物权编"))
    )
    assert describe(code, "物权编", "md").title == "中华人民共和国示例法典 物权编"
    court = Reading(
        tuple(Block(BlockKind.HEADING, text, level=1) for text in ("最高人民法院", "关于示例的规定"))
    )
    assert describe(court, "f", "md").title == "最高人民法院关于示例的规定"


def test_versions_share_a_key_and_other_laws_do_not() -> None:
    same = [
        "中华人民共和国公司法(2023-12-29)",
        "公司法（2018年修正）",
        "公司法(2018修正本)",
        "公司法（2023年第二次修订）",
        "《公司法》",
    ]
    assert {version_key(title) for title in same} == {"公司法"}
    others = [
        "公司法（试行）",
        "公司法暂行条例",
        "公司法若干规定（一）",
        "公司法若干规定（二）",
        "公司法（征求意见稿）",
    ]
    assert len({version_key(title) for title in others}) == len(others)
    assert version_key("最高人民法院关于适用《中华人民共和国公司法》的规定") == version_key(
        "最高人民法院关于适用《公司法》的规定"
    )


def test_a_manual_has_versions_where_its_title_says_so() -> None:
    keys = {
        title: describe(law(title, "内容。"), "f", "md").version_key
        for title in ("示例银行授信手册（2023年版）", "示例银行授信手册 V2.0", "示例银行授信手册")
    }
    assert list(keys.values()) == ["示例银行授信手册", "示例银行授信手册", None]
