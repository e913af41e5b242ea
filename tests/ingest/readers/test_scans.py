"""Scans: what stands on their pictures is found with its place; what cannot be read is named and costs nothing else."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from assistant.settings import Settings
from ingest.digest import Digest, digest, read_blocks
from ingest.media import media_type
from ingest.readers.recogniser import models
from ingest.recognised import NeedsRecognition
from ingest.rejections import Reason, Unreadable
from ingest.sandbox import Recogniser, Sandbox
from tests.ingest.readers.conftest import Typeset, drawn, joined, pictures, png, scan

SMALL = "width: 15cm, height: 7cm, margin: 1cm"
NOTICE = """
#align(center)[#text(size: 16pt)[示例银行担保管理办法]]

第一条　适用本办法的担保，包括保证、抵押和质押，均应当办理登记手续。

#table(columns: (1fr, 1fr, 1fr), [押品类别], [抵押率上限], [重估周期], [住宅], [70%], [12个月], [林权], [45%], [6个月])
"""


def read(sandbox: Sandbox, path: Path) -> Digest:
    return sandbox.read(path, path.name, media_type(path))


def texts(found: Digest) -> list[str]:
    return [passage.passage.text for passage in found.passages]


def right(wanted: str, got: str) -> float:
    """Share of the characters wanted that were read, in their order."""
    wanted, got = ("".join(text.split()) for text in (wanted, got))
    blocks = SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(wanted)


def test_a_scanned_page_between_pages_of_text_is_read_in_its_place(
    sandbox: Sandbox, typeset: Typeset, tmp_path: Path
) -> None:
    picture = scan(pictures(typeset(NOTICE, "n.pdf", SMALL)), tmp_path / "scan.pdf")
    before = typeset("第一页有文字层，读得出来，不需要识别。", "before.pdf", SMALL)
    after = typeset("第三页也有文字层，读得出来，不需要识别。", "after.pdf", SMALL)
    found = read(sandbox, joined([before, picture, after], tmp_path / "mixed.pdf"))
    assert (found.pages, found.recognised_pages) == (3, (2,))
    assert not any("large pictures" in note for note in found.notes)
    by_page = {
        page: "".join(p.passage.text for p in found.passages if p.passage.page == page) for page in (1, 2, 3)
    }
    assert "第一页有文字层" in by_page[1]
    assert right("适用本办法的担保，包括保证、抵押和质押，均应当办理登记手续。", by_page[2]) > 0.95
    assert "第三页也有文字层" in by_page[3]
    # the space after 第一条 is kept: without it 「第一条适用」 would speak of an article elsewhere
    assert [p.passage.article for p in found.passages if p.passage.page == 2][-1] == "第一条"
    assert "押品类别：林权；抵押率上限：45%；重估周期：6个月" in by_page[2]
    assert [p.passage.recognised for p in found.passages if p.passage.page != 2] == [False, False]
    assert all(p.passage.recognised for p in found.passages if p.passage.page == 2)
    assert any("第 2 页" in note for note in found.notes)


def test_a_page_of_glyphs_without_characters_is_read_from_its_picture(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    words = "(cid:12)(cid:45)(cid:7)(cid:8)"
    escaped = words.replace("(", r"\(").replace(")", r"\)")
    content = f"BT /F1 30 Tf 60 700 Td ({escaped}) Tj ET"
    found = read(sandbox, drawn(tmp_path / "garbage.pdf", content))
    assert found.recognised_pages == (1,)


def test_a_picture_without_any_text_is_refused_as_such(sandbox: Sandbox, tmp_path: Path) -> None:
    shade = Image.fromarray(np.tile(np.linspace(60, 220, 400, dtype=np.uint8), (300, 1)))
    with pytest.raises(Unreadable) as caught:
        read(sandbox, scan([shade], tmp_path / "shade.pdf"))
    assert caught.value.reason is Reason.NEEDS_OCR


def test_a_picture_that_unpacks_to_too_much_is_not_opened(sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    Image.new("1", (12_000, 9_000)).save(path)
    with pytest.raises(Unreadable) as caught:
        read(sandbox, path)
    assert caught.value.reason is Reason.TOO_BIG


def test_an_image_that_is_none_and_one_cut_off_are_named(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "words.png").write_bytes(b"words, no picture")
    (tmp_path / "cut.png").write_bytes(png(Image.new("L", (200, 200), 255))[:40])
    for name in ("words.png", "cut.png"):
        with pytest.raises(Unreadable) as caught:
            read(sandbox, tmp_path / name)
        assert caught.value.reason is Reason.UNREADABLE


@pytest.mark.slow
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_scan_is_read_whichever_way_it_lay_and_its_boxes_lie_on_its_words(
    sandbox: Sandbox, typeset: Typeset, tmp_path: Path, turned: int
) -> None:
    upright = pictures(typeset(NOTICE, "n.pdf", SMALL))[0]
    lying = upright.rotate(turned, expand=True)
    found = read(sandbox, scan([lying], tmp_path / "scan.png"))
    assert "第一条" in [p.passage.article for p in found.passages]
    assert any("押品类别：住宅；抵押率上限：70%" in text for text in texts(found))
    dark = np.asarray(lying) < 128
    article = next(p.passage for p in found.passages if p.passage.article)
    for box in article.boxes[:1]:
        height, width = dark.shape
        part = dark[
            int(box.top * height) : int(box.bottom * height), int(box.left * width) : int(box.right * width)
        ]
        assert 0.05 < part.mean() < 0.5
        long, short = max(part.shape), min(part.shape)
        assert (part.shape[0] > part.shape[1]) is (turned in (90, 270))
        assert long > 8 * short


PAGE = """
#align(center)[#text(size: 18pt)[示例银行涉农贷款管理办法]]
= 第一章　总则
第一条　为规范涉农贷款业务管理，防范信用风险，根据有关法律法规，结合本行实际，制定本办法。本办法适用于本行各分支机构办理的全部涉农贷款业务，包括农户贷款、农村企业及各类组织贷款。

第二条　单户授信总额不超过1,000万元，贷款期限最长不超过36个月，年利率不低于4.35%。

#text(size: 8pt)[注：小号字的说明也应当读得出来，例如统一社会信用代码和文号〔2026〕18号。]
"""


@pytest.mark.slow
def test_a_scan_that_lies_a_little_askew_speckled_and_blurred_is_read(
    sandbox: Sandbox, typeset: Typeset, tmp_path: Path
) -> None:
    clean = pictures(typeset(PAGE, "p.pdf"))[0]
    askew = clean.rotate(1.5, Image.Resampling.BICUBIC, fillcolor=250).filter(ImageFilter.GaussianBlur(0.8))
    noise = np.random.default_rng(7).normal(0, 12, (askew.height, askew.width))
    tired = Image.fromarray(np.clip(np.asarray(askew, np.float32) + noise, 0, 255).astype(np.uint8))
    found = read(sandbox, scan([tired], tmp_path / "tired.jpg"))
    wanted = "".join(line for line in PAGE.splitlines() if line.startswith("第"))
    assert right(wanted, "".join(texts(found))) > 0.95
    assert right("小号字的说明也应当读得出来", "".join(texts(found))) > 0.9
    assert {p.passage.article for p in found.passages} >= {"第一条", "第二条"}
    assert found.metadata.title == "示例银行涉农贷款管理办法"


def test_a_large_picture_beside_text_is_told(typeset: Typeset, tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(png(Image.new("L", (300, 300), 90)))
    path = typeset('图的上方有一行可以读出来的文字。\n#image("p.png", width: 10cm)')
    notes = read_blocks(path, "pdf").notes
    assert [("第 1 页" in note, "large pictures" in note) for note in notes] == [(True, True)]


@pytest.mark.slow
def test_every_page_of_a_tiff_is_read(sandbox: Sandbox, typeset: Typeset, tmp_path: Path) -> None:
    pages = [
        pictures(
            typeset(
                f"第{n}页写着这样一句话，供识别使用。", f"{n}.pdf", "width: 12cm, height: 3cm, margin: 1cm"
            )
        )[0]
        for n in "一二三"
    ]
    found = read(sandbox, scan(pages, tmp_path / "pages.tif"))
    assert (found.pages, found.recognised_pages) == (3, (1, 2, 3))
    assert [f"第{n}页写着" in "".join(texts(found)) for n in "一二三"] == [True] * 3


@pytest.mark.slow
def test_a_page_that_takes_too_long_is_named_and_the_rest_and_the_next_file_are_read(
    typeset: Typeset, tmp_path: Path
) -> None:
    picture = scan(pictures(typeset(NOTICE, "n.pdf", SMALL)), tmp_path / "scan.pdf")
    text = typeset("第一页有文字层，读得出来，不需要识别。", "text.pdf", SMALL)
    settings = Settings(home=tmp_path, reader_seconds=120, ocr_seconds=0.01, readers=1)
    with Sandbox(settings) as hasty:
        found = read(hasty, joined([text, picture], tmp_path / "mixed.pdf"))
        assert any("第 2 页" in note for note in found.notes)
        assert (found.pages, found.recognised_pages) == (2, ())
        with pytest.raises(Unreadable) as caught:
            read(hasty, picture)
        assert caught.value.reason is Reason.OCR_TIMEOUT
        assert "第一页有文字层" in "".join(texts(read(hasty, text)))


@pytest.mark.slow
def test_reading_pictures_stays_far_below_its_memory_limit(typeset: Typeset, tmp_path: Path) -> None:
    dense = pictures(typeset(PAGE * 4, "p.pdf"), dpi=300)
    settings = Settings(home=tmp_path)
    recogniser = Recogniser(Settings(home=tmp_path, ocr_seconds=180), width=1)
    try:
        assert recogniser.read(scan(dense[:1], tmp_path / "dense.png", 300), "image", 1).lines
        status = Path(f"/proc/{recogniser.pids[0]}/status").read_text()
        peak_kb = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
        assert peak_kb / 1024 < 0.5 * settings.ocr_memory_mb
    finally:
        recogniser.close()


def test_the_models_lie_in_the_package_so_that_nothing_is_fetched() -> None:
    assert [path.is_file() for path in models().values()] == [True] * 3


def test_without_pictures_read_the_file_is_not_taken_in_part(typeset: Typeset, tmp_path: Path) -> None:
    path = scan(pictures(typeset(NOTICE, "n.pdf", SMALL)), tmp_path / "scan.pdf")
    with pytest.raises(NeedsRecognition) as caught:
        digest(path, path.name, "pdf")
    assert caught.value.pages == (1,)
