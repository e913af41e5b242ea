"""Where text stands on a PDF page: boxes lie on the words, rotation is respected, columns are read one by one, tables
by their rules."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from ingest.blocks import Block, BlockKind, Box
from ingest.digest import read_blocks
from tests.ingest.readers.conftest import Typeset, drawn


def picture(path: Path, page: int, turn: bool = False) -> np.ndarray:
    document = pypdfium2.PdfDocument(path)
    try:
        return np.asarray(document[page - 1].render(scale=2).to_pil().convert("L"))
    finally:
        document.close()


def cut(image: np.ndarray, box: Box, margin: int = 2) -> np.ndarray:
    height, width = image.shape
    top, bottom = int(box.top * height) - margin, int(box.bottom * height) + margin
    left, right = int(box.left * width) - margin, int(box.right * width) + margin
    return image[max(0, top) : bottom, max(0, left) : right]


def ink(image: np.ndarray) -> int:
    return int((image < 128).sum())


ARTICLES = """
= 第一章　总则
第一条　为规范示例银行的授信业务，明确客户经理和审查人员的工作标准，结合本地产业集群的特点，制定本办法，各支行应当遵照执行。

第二条　本办法适用于 SME lending、流动资金贷款和银行承兑汇票。
"""


def test_the_boxes_of_the_blocks_hold_all_of_the_ink_and_each_its_own(typeset: Typeset) -> None:
    path = typeset(ARTICLES)
    blocks = read_blocks(path, "pdf").blocks
    image = picture(path, 1)
    whole = ink(image)
    assert [block.kind for block in blocks] == [BlockKind.HEADING, BlockKind.ARTICLE, BlockKind.ARTICLE]
    assert len(blocks[1].boxes) == 2  # it is set in two lines
    held = [sum(ink(cut(image, box)) for box in block.boxes) for block in blocks]
    assert all(held)
    assert sum(held) == pytest.approx(whole, rel=0.01)
    for block in blocks:
        for box in block.boxes:
            part = cut(image, box, 0)
            columns = np.flatnonzero((part < 128).any(axis=0))
            # letters begin and end within one of them of the box's edges
            assert columns[0] < 12
            assert part.shape[1] - columns[-1] < 26


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_boxes_lie_on_the_words_of_a_page_that_is_shown_turned_and_cut(tmp_path: Path, turned: int) -> None:
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject

    def crop(writer: object, page: DictionaryObject, resources: DictionaryObject) -> None:
        page[NameObject("/CropBox")] = ArrayObject([FloatObject(edge) for edge in (50, 60, 500, 800)])

    content = "BT /F1 14 Tf 72 700 Td (Words at the top of the page) Tj ET\nBT /F1 14 Tf 72 90 Td (and at its foot) Tj ET"
    path = drawn(tmp_path / "a.pdf", content, rotate=turned, objects=crop)
    blocks = read_blocks(path, "pdf").blocks
    image = picture(path, 1)
    assert [block.text for block in blocks] == ["Words at the top of the page", "and at its foot"]
    held = [ink(cut(image, block.boxes[0])) for block in blocks]
    assert all(held)
    assert sum(held) == pytest.approx(ink(image), rel=0.02)


def test_a_page_set_sideways_is_read_in_its_own_direction(tmp_path: Path) -> None:
    lines = "".join(
        f"BT /F1 12 Tf 0 1 -1 0 {100 + 20 * n} 72 Tm (line {n} of the table) Tj ET\n" for n in range(3)
    )
    reading = read_blocks(drawn(tmp_path / "a.pdf", lines), "pdf")
    said = "".join(block.text for block in reading.blocks)
    assert said.index("line 0") < said.index("line 1") < said.index("line 2")


COLUMNS = """
#align(center)[横贯全页的通栏说明文字一行]
#columns(2, gutter: 1cm)[
#for n in range(12) [左栏第#(n)段的文字会写满这一栏的宽度，然后折到下一行继续书写，直到这一段结束为止。

]
#colbreak()
#for n in range(12) [右栏第#(n)段的文字会写满这一栏的宽度，然后折到下一行继续书写，直到这一段结束为止。

]]
"""


def test_columns_are_read_one_after_the_other(typeset: Typeset) -> None:
    blocks = read_blocks(typeset(COLUMNS), "pdf").blocks
    assert not [block for block in blocks if block.kind is BlockKind.TABLE]
    said = "".join(block.text for block in blocks)
    places = [said.index(f"{side}栏第{n}段") for side in "左右" for n in range(12)]
    assert places == sorted(places)
    assert said.index("通栏") < places[0]


MERGED = """
下表列明各类客户的授信额度。
#table(columns: 4,
 table.cell(rowspan: 2)[客户类型], table.cell(colspan: 2)[授信额度（万元）], table.cell(rowspan: 2)[审批人],
 [信用], [抵押],
 table.cell(rowspan: 2)[企业], [100], [500], [支行行长],
 [200], [800], [总行],
 [农户], [10], [50], [客户经理，须双人\\ 办理])
表后的一段文字应当完整保留。
"""


def rows(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if block.kind is BlockKind.TABLE]


def test_merged_cells_are_said_in_every_row_and_no_word_twice(typeset: Typeset) -> None:
    path = typeset(MERGED)
    blocks = read_blocks(path, "pdf").blocks
    table = rows(blocks)
    assert len(table) == 3
    assert all(part in table[1] for part in ("企业", "200", "800", "总行"))
    assert "审批人：客户经理，须双人办理" in table[2]
    paragraphs = [block.text for block in blocks if block.kind is not BlockKind.TABLE]
    assert paragraphs == ["下表列明各类客户的授信额度。", "表后的一段文字应当完整保留。"]
    row = next(block for block in blocks if "总行" in block.text)
    assert ink(cut(picture(path, 1), row.boxes[0])) > 0


def test_a_table_that_goes_on_over_a_page_keeps_its_header(typeset: Typeset) -> None:
    lines = ", ".join(f"[行业{n}], [{n * 10}], [说明第{n}条]" for n in range(1, 70))
    body = f"#table(columns: (1fr, 1fr, 2fr), [行业], [限额], [说明], {lines})\n表格之后。"
    reading = read_blocks(typeset(body), "pdf")
    table = rows(reading.blocks)
    assert reading.pages is not None
    assert reading.pages >= 2
    assert table == [f"行业：行业{n}；限额：{n * 10}；说明：说明第{n}条" for n in range(1, 70)]
    assert reading.blocks[-1].text == "表格之后。"


def test_a_table_without_rules_is_found_by_its_columns(typeset: Typeset) -> None:
    lines = ", ".join(f"[行业{n}], [{n * 10}], [说明第{n}条]" for n in range(1, 6))
    body = f"#table(columns: (1fr, 1fr, 1fr), stroke: none, [行业], [限额], [说明], {lines})"
    assert rows(read_blocks(typeset(body), "pdf").blocks)[2] == "行业：行业3；限额：30；说明：说明第3条"


def test_a_watermark_across_the_page_does_not_stand_between_its_lines(typeset: Typeset) -> None:
    mark = "#place(center + horizon, rotate(-45deg, text(size: 40pt, fill: luma(200))[内部资料]))\n"
    said = "\n".join(block.text for block in read_blocks(typeset(mark + ARTICLES), "pdf").blocks)
    assert "结合本地产业集群的特点，制定本办法，各支行应当遵照执行。" in said


def test_text_printed_twice_to_look_bold_is_said_once(tmp_path: Path) -> None:
    content = "".join(
        f"BT /F1 14 Tf {72 + shift} 700 Td (Printed twice to look bold) Tj ET\n" for shift in (0, 0.4)
    )
    blocks = read_blocks(drawn(tmp_path / "a.pdf", content), "pdf").blocks
    assert [block.text for block in blocks] == ["Printed twice to look bold"]
