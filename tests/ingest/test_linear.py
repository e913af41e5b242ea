"""Text of any shape is read in time that grows with its length, not with its square: four times of it, not sixteen."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from ingest.blocks import Block, BlockKind
from ingest.cutting import HEAD, LONGEST, article_pieces, head_of, prose_pieces, size, table_pieces
from ingest.furniture import web_furniture
from ingest.readers.text import unwrap
from ingest.structure import article_number

Work = Callable[[int], object]


def _blocks(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Block]:
    return [Block(kind, text)]


WORKS: dict[str, Work] = {
    "a row of endless cells": lambda n: list(table_pieces(_blocks("限额：一；" * n, BlockKind.TABLE))),
    "a row without names": lambda n: list(table_pieces(_blocks("额；" * 2 * n, BlockKind.TABLE))),
    "words of two letters": lambda n: list(prose_pieces(_blocks("x y " * n), "paragraph")),
    "one-letter lines": lambda n: list(prose_pieces(_blocks("条") * n, "paragraph")),
    "an article of items": lambda n: list(
        article_pieces([*_blocks("第一条 下列：", BlockKind.ARTICLE), *_blocks("（一）甲；") * (n // 4)])
    ),
    "lines wrapped by hand": lambda n: unwrap(["贷" * 20] * n),
    "boxes of other pages": lambda n: web_furniture(["相关阅读"] * (n // 2)),
}


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS.keys())
def test_four_times_the_text_takes_no_sixteen_times_as_long(work: Work) -> None:
    def seconds(n: int) -> float:
        began = time.process_time()
        work(n)
        return time.process_time() - began

    work(100)
    # The least of three: a busy machine makes single runs longer, never shorter.
    short, long = (min(seconds(n) for _ in range(3)) for n in (4_000, 16_000))
    assert long < 9 * short


@pytest.mark.parametrize(
    "line", ["第" + "一" * 5_000 + "条 甲。", "第一条" + " " * 5_000 + "甲", "*" * 500 + "第一条甲"]
)
def test_the_head_of_an_article_stays_short(line: str) -> None:
    assert len(head_of(line)) <= HEAD
    pieces = list(article_pieces([Block(BlockKind.ARTICLE, line + "乙" * 2_000)]))
    assert len(pieces) < 40
    assert all(size(piece.text) <= LONGEST for piece in pieces)


def test_a_number_of_any_length_is_no_article() -> None:
    assert article_number("第一百二十三条之一 甲。") is not None
    assert article_number("第" + "一" * 50 + "条") is None
