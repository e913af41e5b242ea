"""Passages: nothing lost, nothing doubled but the stated head, and each says where it stands."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading.normal import fold
from ingest.blocks import Block, BlockKind, Box
from ingest.chunk import PassageDraft, passages
from ingest.cutting import LONGEST, size

_WORDS = st.text("银行贷款担保企业產業（chǎn）集群。；，、： abc1\u0301", min_size=1, max_size=1500).filter(
    str.strip
)
_ITEMS = st.builds(lambda number, text: f"（{number}）{text.strip()}", st.sampled_from("一二三四"), _WORDS)
_PARAGRAPH = st.builds(
    lambda text, lead: Block(BlockKind.PARAGRAPH, text.strip() + lead),
    st.one_of(_WORDS, _ITEMS),
    st.sampled_from(["", "", "："]),
)
_CELLS = st.lists(_WORDS, min_size=1, max_size=4).map(
    lambda cells: "；".join(f"列：{c.strip()}" for c in cells)
)
_ROW = st.builds(
    lambda text, caption, page, heads: Block(
        BlockKind.TABLE,
        text[:60] if heads else text,
        caption="" if heads else caption,
        page=page,
        heads_rows=heads,
    ),
    _CELLS,
    st.sampled_from(["", "限额表", "限额表" * 50]),
    st.sampled_from([1, 2]),
    st.booleans(),
)
_ARTICLE = st.builds(
    lambda number, text: Block(BlockKind.ARTICLE, f"第{number}条 {text.strip()}"),
    st.sampled_from(["一", "十二", "一百零三", "九"]),
    _WORDS,
)
_HEADING = st.builds(
    lambda text, level: Block(BlockKind.HEADING, text, level=level),
    st.text("总则贷款担保一二", min_size=1, max_size=12),
    st.integers(1, 7),
)
_BLOCKS = st.lists(st.one_of(_PARAGRAPH, _ROW, _ARTICLE, _HEADING), max_size=12).map(
    # Headings of their own names, so that each can be told from the one before.
    lambda blocks: [
        replace(block, text=f"{place}{block.text}") if block.kind is BlockKind.HEADING else block
        for place, block in enumerate(blocks)
    ]
)


def solid(text: str) -> str:
    return re.sub(r"\s", "", text)


def put_together(found: list[PassageDraft]) -> str:
    """The document again: each heading where its path first has it, and each passage's own text."""
    out: list[str] = []
    above: list[str] = []
    for passage in found:
        path = passage.heading.split(" › ") if passage.heading else []
        same = next((n for n, (a, b) in enumerate(zip(path, above, strict=False)) if a != b), len(above))
        out += path[min(same, len(above)) :] if path[: len(above)] != above or len(path) > len(above) else []
        out.append(passage.text[passage.repeated :])
        above = path
    return solid("".join(out))


@given(_BLOCKS)
def test_passages_put_together_give_the_text(blocks: list[Block]) -> None:
    found = passages(blocks, "示例文件")
    text = "".join(block.text for block in blocks)
    assert put_together(found) == solid(text)
    own = [p.text[p.repeated :] for p in found]
    if not any(block.kind is BlockKind.HEADING for block in blocks):
        assert solid(fold("\n".join(own))) == solid(fold("\n".join(block.text for block in blocks)))
    assert [p.ordinal for p in found] == list(range(len(found)))


@given(_BLOCKS)
def test_each_passage_is_cleaned_short_and_says_what_it_is(blocks: list[Block]) -> None:
    articles = [block.text.split(" ")[0] for block in blocks if block.kind is BlockKind.ARTICLE]
    found = passages(blocks, "示例文件")
    for passage in found:
        assert size(passage.text) <= LONGEST
        assert passage.text[passage.repeated :].strip()
        assert passage.index_text.endswith(fold(passage.text))
        assert passage.index_text.startswith("示例文件")
        assert passage.locator
    begun = [
        p.article
        for p in found
        if p.article and p.kind == "article" and p.text[p.repeated :].startswith("第")
    ]
    assert begun == articles
    assert {p.article for p in found if p.article} == set(articles)


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


def test_an_article_is_cut_between_its_paragraphs_and_says_what_its_items_are_of() -> None:
    sentence = "银行应当审查借款人的用途和还款能力。"
    lines = [
        "第三条 " + sentence * 20,
        "借款人有下列情形之一的，银行不得放款：",
        *(f"（{n}）" + sentence * 9 for n in "一二三四"),
        "前款规定由分行执行。",
    ]
    kinds = [BlockKind.ARTICLE] + [BlockKind.PARAGRAPH] * (len(lines) - 1)
    parts = passages([Block(kind, line) for kind, line in zip(kinds, lines, strict=True)], "")
    assert [part.text[part.repeated :].split("\n")[0][:3] for part in parts] == ["第三条", "借款人", "（三）"]
    head = "第三条 银行应当审查借款人的用途和还款能力。\n"
    assert [part.text[: part.repeated] for part in parts] == ["", head, f"{head}{lines[1]}\n"]
    assert parts[-1].text.endswith("前款规定由分行执行。")


def test_short_rows_of_a_table_stand_together_and_long_ones_alone() -> None:
    rows = [Block(BlockKind.TABLE, f"品种：{name}；期限：1年", page=3) for name in ("流贷", "保函", "承兑")]
    long = Block(BlockKind.TABLE, "品种：信用证；说明：" + "凭单付款，" * 40, page=3)
    found = passages([Block(BlockKind.HEADING, "二、期限", level=6), *rows, long], "利率表")
    place = "第 3 页 · 二、期限 · 表第"
    assert [p.locator for p in found] == [f"{place} 1–3 行", f"{place} 4 行"]
    assert found[0].text == "\n".join(row.text for row in rows)
    assert {p.kind for p in found} == {"table"}


def test_every_passage_of_rows_has_the_caption_of_its_table() -> None:
    rows = [
        Block(BlockKind.TABLE, "限额表（单位：万元）", sheet="限额", row=1, heads_rows=True),
        *(
            Block(
                BlockKind.TABLE,
                f"行业：示例行业{n}；限额：{n}00；说明：" + "须经分行审批。" * 4,
                sheet="限额",
                row=n + 2,
                caption="限额表（单位：万元）",
            )
            for n in range(12)
        ),
    ]
    found = passages(rows, "限额")
    assert len(found) == 3
    assert all(p.text.startswith("限额表（单位：万元）\n行业：") for p in found)
    assert [p.repeated > 0 for p in found] == [False, True, True]
    assert [p.locator for p in found] == [
        "工作表“限额”第 1–5 行",
        "工作表“限额”第 6–9 行",
        "工作表“限额”第 10–13 行",
    ]


def test_a_huge_row_is_cut_between_cells_and_each_part_says_whose_it_is() -> None:
    text = "品种：流贷；条件：" + "借款人须有稳定的还款来源。" * 100 + "；期限：1年"
    parts = passages([Block(BlockKind.TABLE, text)], "")
    assert len(parts) > 2
    assert "".join(part.text[part.repeated :] for part in parts) == text
    assert all(part.text.startswith("品种：流贷；条件：") for part in parts[:2])
    assert all(size(part.text) <= LONGEST for part in parts)


def test_a_part_of_a_cut_paragraph_has_the_boxes_of_its_lines() -> None:
    lines = [Box(1, 0.1, 0.1 + n / 50, 0.9, 0.12 + n / 50) for n in range(29)]
    lines += [Box(2, 0.1, 0.1, 0.5, 0.12)]
    text = "银行应当审查借款人的用途、能力。" * 59
    parts = passages([Block(BlockKind.PARAGRAPH, text, page=1, boxes=tuple(lines), recognised=True)], "")
    assert len(parts) == 3
    assert [part.page for part in parts] == [1, 1, 1]
    assert parts[0].boxes[0] == lines[0]
    assert parts[-1].boxes[-1] == lines[-1]
    assert {box for part in parts for box in part.boxes} == set(lines)
    assert sum(len(part.boxes) for part in parts) <= len(lines) + 2
    assert all(part.recognised for part in parts)


def test_slides_say_their_number() -> None:
    slides = [Block(BlockKind.PARAGRAPH, f"第{n}张的内容", slide=n) for n in (1, 2)]
    assert [p.locator for p in passages(slides, "")] == ["第 1 张幻灯片", "第 2 张幻灯片"]


def test_headings_over_nothing_are_text_and_the_title_over_nothing_is_not() -> None:
    blocks = [
        Block(BlockKind.HEADING, "示例法", level=1),
        Block(BlockKind.HEADING, "合同编", level=1),
        Block(BlockKind.ARTICLE, "第一条 为了示例，制定本法。"),
        Block(BlockKind.HEADING, "附件一：清单", level=4),
        Block(BlockKind.HEADING, "附件二：式样", level=4),
    ]
    article, annexes = passages(blocks, "示例法")
    assert (article.article, article.heading) == ("第一条", "合同编")
    assert (annexes.kind, annexes.article, annexes.text) == ("heading", None, "附件一：清单\n附件二：式样")
    assert annexes.heading == "合同编"


def test_what_stands_before_the_first_article_of_a_law_is_told_apart() -> None:
    blocks = [
        Block(BlockKind.HEADING, "示例法", level=1),
        Block(BlockKind.PARAGRAPH, "2015年8月29日 第十二届示例会议通过"),
        Block(BlockKind.ARTICLE, "第一条 为了示例，制定本法。"),
    ]
    front, article = passages(blocks, "示例法")
    assert (front.kind, front.locator) == ("paragraph", "题注")
    assert article.kind == "article"


def test_a_short_article_keeps_its_table_and_a_table_keeps_its_name() -> None:
    article = [
        Block(BlockKind.ARTICLE, "第十九条 质押率按买方确定。"),
        Block(BlockKind.PARAGRAPH, "表3 应收账款质押率上限"),
        Block(BlockKind.TABLE, "买方：省属国企；上限：80%"),
        Block(BlockKind.TABLE, "买方：其他企业；上限：50%"),
    ]
    (whole,) = passages(article, "示例手册")
    assert whole.kind == "article"
    assert whole.text == "\n".join(block.text for block in article)

    rows = [
        Block(BlockKind.TABLE, f"买方：第{n}类企业；上限：{n}%；说明：{'按季核对' * 10}") for n in range(20)
    ]
    first, *others = passages([*article[:2], *rows], "示例手册")
    assert first.text == article[0].text
    assert all("表3 应收账款质押率上限\n买方" in one.text for one in others)
    assert others[0].repeated == len(article[0].text) + 1
