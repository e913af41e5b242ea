"""Tables: each row reads alone, whatever stands above the columns and over the rows."""

from __future__ import annotations

from ingest.blocks import Block, Box
from ingest.tables import Tables


def texts(cells: list[list[str]], **how: int) -> list[str]:
    return [block.text for block in Tables().rows(cells, **how)]


def test_a_row_says_the_name_of_each_column() -> None:
    found = texts([["品种", "期限", "利率"], ["流贷", "1年", "4.35%"], ["保函", "", "0.5%"]])
    assert found == ["品种：流贷；期限：1年；利率：4.35%", "品种：保函；利率：0.5%"]


def test_years_name_columns_and_amounts_do_not() -> None:
    assert texts([["指标", "2021", "2022"], ["产值", "100", "120"]]) == ["指标：产值；2021：100；2022：120"]
    assert texts([["磷酸", "100"], ["黄磷", "30"]]) == ["磷酸；100", "黄磷；30"]


def test_groups_of_columns_merged_or_left_empty() -> None:
    expected = ["品种：流贷；利率·一年：4.35%；利率·三年：4.75%"]
    row = ["流贷", "4.35%", "4.75%"]
    assert texts([["品种", "利率", "利率"], ["品种", "一年", "三年"], row]) == expected
    assert texts([["品种", "利率", ""], ["", "一年", "三年"], row]) == expected
    # Two rows of words are a header and its first row, where nothing above says that they are groups.
    assert texts([["产品", "用途", "等级"], ["磷酸", "食品", "优等"], ["黄磷", "农药", "一等"]])[0] == (
        "产品：磷酸；用途：食品；等级：优等"
    )


def test_a_caption_and_the_heads_of_parts_go_with_the_rows_under_them() -> None:
    cells = [
        ["示例银行贷款限额表", "示例银行贷款限额表", "示例银行贷款限额表"],
        ["单位：万元", "", ""],
        ["行业", "限额", "期限"],
        ["一、制造业", "一、制造业", "一、制造业"],
        ["化工", "500", "1年"],
        ["二、农业", "", ""],
        ["茶叶", "300", "2年"],
    ]
    rows = Tables().rows(cells, sheet="限额", first_row=1)
    assert [(row.text, row.row, row.heads_rows) for row in rows] == [
        ("示例银行贷款限额表", 1, True),
        ("单位：万元", 2, True),
        ("一、制造业", 4, True),
        ("行业：化工；限额：500；期限：1年", 5, False),
        ("二、农业", 6, True),
        ("行业：茶叶；限额：300；期限：2年", 7, False),
    ]
    title = "示例银行贷款限额表\n单位：万元"
    assert [row.caption for row in rows] == [
        "",
        "",
        title,
        f"{title}\n一、制造业",
        title,
        f"{title}\n二、农业",
    ]
    assert {row.sheet for row in rows} == {"限额"}


def test_a_form_names_its_values_by_its_labels() -> None:
    assert texts([["借款人：", "示例公司"], ["金额：", "100万元"]]) == ["借款人：示例公司", "金额：100万元"]
    four = [["企业名称", "示例公司", "法定代表人", "张示例"], ["地址", "示例路1号", "联系电话", "000"]]
    assert texts(four)[0] == "企业名称：示例公司；法定代表人：张示例"


def test_a_table_goes_on_with_the_header_and_the_caption_before() -> None:
    tables = Tables()
    box = Box(2, 0.1, 0.1, 0.9, 0.2)
    tables.rows([["限额表", "", ""], ["品种", "期限", "利率"], ["流贷", "1年", "4%"]], 1)
    (again,) = tables.rows(
        [["品种", "期限", "利率"], ["保函", "2年", "1%"]], 2, goes_on=True, boxes=[[], [box]]
    )
    assert (again.text, again.caption, again.page) == ("品种：保函；期限：2年；利率：1%", "限额表", 2)
    assert again.boxes == (box,)
    (bare,) = tables.rows([["银承", "", ""]], 3, goes_on=True)
    assert bare.text == "品种：银承"


def test_the_format_may_say_how_many_rows_name_the_columns() -> None:
    assert texts([["甲", "乙"], ["丙", "丁"]], header_rows=0) == ["甲；乙", "丙；丁"]
    assert texts([["100", "200"], ["丙", "丁"]], header_rows=1) == ["100：丙；200：丁"]


def test_rows_without_a_word_and_tables_of_one_row() -> None:
    assert Tables().rows([]) == []
    assert texts([["", " "], ["", ""]]) == []
    assert texts([["品种", "期限"]]) == ["品种；期限"]
    assert isinstance(Tables().rows([["甲"]])[0], Block)
