"""Passages: nothing lost, nothing doubled but the stated head, and each says where it stands."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import Block, BlockKind
from ingest.chunk import LONGEST, PassageDraft, passages, size

_WORDS = st.text("银行贷款担保企业产业集群。；，、 abc1", min_size=1, max_size=900).filter(str.strip)
_PARAGRAPH = st.builds(lambda text: Block(BlockKind.PARAGRAPH, text.strip()), _WORDS)
_ROW = st.builds(lambda text: Block(BlockKind.TABLE, text.strip()), _WORDS)
_ARTICLE = st.builds(
    lambda number, text: Block(BlockKind.ARTICLE, f"第{number}条 {text.strip()}"),
    st.sampled_from(["一", "十二", "一百零三", "九之一"[:1]]),
    _WORDS,
)
_HEADING = st.builds(
    lambda text, level: Block(BlockKind.HEADING, text, level=level),
    st.text("总则贷款担保一二", min_size=1, max_size=12),
    st.integers(1, 7),
)
_BLOCKS = st.lists(st.one_of(_PARAGRAPH, _ROW, _ARTICLE, _HEADING), max_size=12)


def _solid(text: str) -> str:
    return re.sub(r"\s", "", text)


def _own(passage: PassageDraft) -> str:
    return passage.text[passage.repeated :]


@given(_BLOCKS)
def test_nothing_is_lost_or_doubled(blocks: list[Block]) -> None:
    found = passages(blocks, "示例文件")
    bare = {"heading"}
    text = "".join(_own(p) for p in found if p.kind not in bare)
    assert _solid(text) == _solid("".join(b.text for b in blocks if b.kind is not BlockKind.HEADING))
    said = {_solid(part) for p in found for part in [*p.heading.split(" › "), *p.text.split("\n")]}
    assert {_solid(b.text) for b in blocks if b.kind is BlockKind.HEADING} <= said
    assert [p.ordinal for p in found] == list(range(len(found)))


@given(_BLOCKS)
def test_no_passage_is_too_long(blocks: list[Block]) -> None:
    assert all(size(_own(passage)) <= LONGEST for passage in passages(blocks, ""))


def test_an_article_has_its_items_its_chapter_and_the_title_in_the_index() -> None:
    blocks = [
        Block(BlockKind.HEADING, "示例銀行法", level=1),
        Block(BlockKind.HEADING, "第四章 貸款", level=4),
        Block(BlockKind.ARTICLE, "第四十条 不得向關係人發放信用貸款。"),
        Block(BlockKind.PARAGRAPH, "（一）董事；"),
        Block(BlockKind.ARTICLE, "第四十一条 任何单位不得强令。"),
    ]
    first, second = passages(blocks, "示例銀行法")
    assert first.article == "第四十条"
    assert first.locator == "第四十条（第四章 貸款）"
    assert first.text == "第四十条 不得向關係人發放信用貸款。\n（一）董事；"
    assert first.index_text == "示例银行法\n第四章 贷款\n第四十条 不得向关系人发放信用贷款。\n(一)董事;"
    assert second.article == "第四十一条"


def test_a_long_article_is_cut_with_its_head_repeated() -> None:
    items = [
        Block(BlockKind.PARAGRAPH, f"（{n}）" + "银行应当审查借款人的用途和还款能力。" * 12)
        for n in "一二三四五"
    ]
    parts = passages([Block(BlockKind.ARTICLE, "第三条 有下列情形之一的："), *items], "示例办法")
    assert len(parts) > 1
    assert all(part.text.startswith("第三条 有下列情形之一的：") for part in parts)
    assert [part.locator for part in parts] == [f"第三条 {n}/{len(parts)}" for n in range(1, len(parts) + 1)]
    assert all(part.text[: part.repeated].strip() == "第三条 有下列情形之一的：" for part in parts[1:])


def test_rows_of_a_table_stand_alone_and_say_which_row() -> None:
    rows = [Block(BlockKind.TABLE, f"品种：{name}；期限：1年", page=3) for name in ("流贷", "保函")]
    found = passages([Block(BlockKind.HEADING, "二、期限", level=6), *rows], "利率表")
    assert [p.locator for p in found] == ["第 3 页 · 二、期限 · 表第 1 行", "第 3 页 · 二、期限 · 表第 2 行"]
    assert {p.kind for p in found} == {"table"}


def test_what_stands_before_the_first_article_of_a_law_is_told_apart() -> None:
    blocks = [
        Block(BlockKind.HEADING, "示例法", level=1),
        Block(BlockKind.PARAGRAPH, "2015年8月29日 第十二届示例会议通过"),
        Block(BlockKind.ARTICLE, "第一条 为了示例，制定本法。"),
    ]
    front, article = passages(blocks, "示例法")
    assert (front.kind, front.locator) == ("heading", "题注")
    assert article.kind == "article"
