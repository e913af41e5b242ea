"""What a document says of itself, and where its lines stand, reach the rows that search and citations read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from sqlmodel import col, select

from assistant.settings import Settings
from assistant.store.documents import Document, Passage
from assistant.store.engine import Store
from ingest.pipeline import add_paths
from tests.ingest.conftest import HashEmbedder, Write, make_pdf


def test_metadata_of_a_notice_is_on_its_row(
    store: Store, scout_settings: Settings, embedder: HashEmbedder, write: Write
) -> None:
    notice = write(
        "a.txt",
        "福泉市人民政府关于磷化工贷款贴息的通知\n福府发【２０２４】 ０１２ 号\n各乡镇人民政府：\n"
        "一、本通知自2024年2月1日起施行，有效期2年。\n二、贴息由市财政承担，具体办法另行制定，请遵照执行。\n"
        "福泉市人民政府\n2024年1月15日\n",
    )
    add_paths(store, scout_settings, [notice], embedder=embedder)
    with store.read() as session:
        (row,) = session.exec(select(Document)).all()
    assert (row.issuer, row.document_number, row.region, row.kind) == (
        "福泉市人民政府",
        "福府发〔2024〕12号",
        "522702",
        "notice",
    )
    assert (row.issued_on, row.effective_on, row.repealed_on) == (
        date(2024, 1, 15),
        date(2024, 2, 1),
        date(2026, 2, 1),
    )


def test_the_boxes_of_a_page_and_what_a_part_repeats_are_on_the_passage(
    store: Store, scout_settings: Settings, embedder: HashEmbedder, write: Write, tmp_path: Path
) -> None:
    lines = [(72.0, 760.0 - 20 * n, 11.0, f"The branch lends to firms of trade {n}.") for n in range(4)]
    page = make_pdf(tmp_path / "limits.pdf", [lines])
    long = write(
        "law.txt", "示例办法\n第一条 " + "银行应当审查借款人的用途。" * 80 + "\n第二条 由分行解释。\n"
    )
    add_paths(store, scout_settings, [page, long], embedder=embedder)
    with store.read() as session:
        passages = session.exec(select(Passage).order_by(col(Passage.id))).all()
    boxes = [json.loads(p.boxes) for p in passages if p.boxes]
    assert boxes
    for number, left, top, right, bottom in boxes[0]:
        assert number == 1
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 1
    parts = [p for p in passages if p.article == "第一条"]
    assert [p.repeated > 0 for p in parts] == [False] + [True] * (len(parts) - 1)
    assert all(p.text[: p.repeated].startswith("第一条") for p in parts[1:])
