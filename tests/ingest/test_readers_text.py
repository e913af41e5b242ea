"""Text files: encodings, hard-wrapped lines, headings, and what a web page leaves around its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.blocks import BlockKind
from ingest.readers.text import decode, read_text, unwrap
from ingest.rejections import Reason, Unreadable

TEXT = "关于贷后检查的通知\n各支行应当每季度检查一次贷款用途，并把检查的结果写进系统。\n"
TRADITIONAL = "產業集群是指在特定的區域內，企業集中在同一個產業的一種組織方式。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_chinese_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_big5_is_told_from_gb18030() -> None:
    assert decode(TRADITIONAL.encode("big5")) == TRADITIONAL


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x00\x01\x02\x03" * 500])
def test_binary_is_no_text(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert caught.value.reason is Reason.UNREADABLE


def test_hard_wrapped_lines_are_joined_and_paragraphs_kept() -> None:
    words = "借款人应当按照合同约定的用途使用贷款不得挪作他用并接受贷款人的检查" * 3
    wrapped = [words[i : i + 30] for i in range(0, len(words), 30)]
    assert unwrap([*wrapped, "", *wrapped]) == [words, words]


def test_one_paragraph_a_line_stays_as_it_is() -> None:
    lines = ["第一段说的是一件事。", "第二段说的是另一件事，长一些，也完整。", "第三段。"]
    assert unwrap(lines) == lines


def test_headings_and_furniture_of_a_saved_web_page(tmp_path: Path) -> None:
    body = (
        "产业集群是促进中小企业高质量发展的重要组织形式，是产业链供应链的重要组成单元，对推进协作和共享有作用。"
        * 2
    )
    page = tmp_path / "page.txt"
    page.write_text(
        "Network\n當前位置:主頁 > 新聞中心 >\n- 政策解讀\n- 科技創新\n- 園區規劃\n- 智慧城市\n首批示例集群公布\n"
        f"來源:示例网 日期:2023-07-17 點擊:次\n{body}\n主导产业发展\n{body}\n打赏\n更多>同类资讯\n0相关评论\n"
        "网站首页 | 关于我们 | 联系方式 | 版权隐私 | 网站地图\n皖ICP备20008326号\nPowered By DESTOON\n",
        "utf-8",
    )
    reading = read_text(page)
    assert [(b.kind, b.text) for b in reading.blocks] == [
        (BlockKind.HEADING, "首批示例集群公布"),
        (BlockKind.PARAGRAPH, body),
        (BlockKind.HEADING, "主导产业发展"),
        (BlockKind.PARAGRAPH, body),
    ]
    assert reading.properties == {"issued": "2023-07-17", "source": "示例网"}


def test_numbered_headings_are_headings_and_list_items_are_not(tmp_path: Path) -> None:
    long = "这一部分说明银行在发放贷款之前应当了解的情况，包括借款人的经营、财务和信用，内容比标题长得多。"
    text = tmp_path / "plan.txt"
    text.write_text(
        f"工作方案\n一、总体要求\n{long}\n（一）目标\n{long}\n1、银行\n2、企业\n3、担保公司\n", "utf-8"
    )
    headings = [b.text for b in read_text(text).blocks if b.kind is BlockKind.HEADING]
    assert headings == ["工作方案", "一、总体要求", "（一）目标"]
