"""What stands around the text: of printed pages, and of web pages saved as text."""

from __future__ import annotations

import pytest

from assistant.domain.reading.normal import fold
from ingest.furniture import page_furniture, watermarks, web_furniture

WORDS = ("贷款", "担保", "抵押", "质押", "保证", "信用", "利率", "期限")


def test_headers_footers_and_page_numbers_leave_each_page() -> None:
    pages = [
        ["示例银行授信手册", f"{w}的条件", f"{w}的用途", f"第 {n} 页 共 8 页"] for n, w in enumerate(WORDS, 1)
    ]
    assert page_furniture(pages) == [[f"{word}的条件", f"{word}的用途"] for word in WORDS]


def test_left_and_right_pages_may_have_headers_of_their_own() -> None:
    pages = [[("示例银行" if n % 2 else "授信手册") + f" {n}", word] for n, word in enumerate(WORDS, 1)]
    assert page_furniture(pages) == [[word] for word in WORDS]


def test_rows_of_figures_that_look_alike_stay() -> None:
    pages = [[f"磷酸 产量 {n * 37} 吨", f"{n * 11} {n * 7}", word] for n, word in enumerate(WORDS, 1)]
    assert page_furniture(pages) == pages


@pytest.mark.parametrize("mark", ["内部资料 严禁外传", "CONFIDENTIAL", "草稿"])
def test_a_mark_printed_over_each_page_is_no_text(mark: str) -> None:
    pages = [[f"正文{n}甲", mark, f"正文{n}乙"] for n in range(3)]
    assert watermarks(pages) == {fold(mark)}


def test_a_name_printed_all_over_each_page_is_no_text_and_what_a_form_repeats_is() -> None:
    pages = [[f"正文{n}", *["张示例 工号"] * 4, "借款人：", f"示例公司{n}"] for n in range(4)]
    assert watermarks(pages) == {"张示例 工号"}


def test_a_sentence_on_confidence_stays() -> None:
    pages = [
        ["信息披露应当注意保密工作的要求，客户经理须逐级报批后方可对外提供，并留存记录备查，不得例外处理。"]
    ] * 3
    assert watermarks(pages) == frozenset()


def test_lines_around_a_saved_page_are_told_from_its_text() -> None:
    lines = [
        "您现在的位置：首页 > 新闻中心 > 产业规划",
        "示例市磷化工集群发展报告",
        "点击：128次",
        "全市有示例企业一百二十八家，" + "产值逐年增长，" * 10 + "带动就业。",
        "上一篇：没有了",
        "打赏",
        "版权所有 示例网 ICP备00000000号",
    ]
    text, around = web_furniture(lines)
    assert text == [lines[1], lines[3]]
    assert len(around) == 5
