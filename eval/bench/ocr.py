"""Reading scans: pages a minute, memory and characters right, against rapidocr at its own settings on the same pages."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

from assistant.settings import Settings
from eval.bench.table import ROOT, Row

_PAGES = (3, 4, 5, 6, 7, 8)
"""Full pages of the demo bank's manual, running text and tables; their text layer says what is right."""
_DPI = 200
_PLAIN = """
import json, sys, time
from rapidocr import RapidOCR
engine = RapidOCR(params={"Global.log_level": "critical"})
engine(sys.argv[1])
began = time.perf_counter()
texts = ["".join(engine(path).txts or ()) for path in sys.argv[1:]]
took = time.perf_counter() - began
peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps({"seconds": took, "peak_kb": peak, "texts": texts}))
"""


def measure() -> list[Row]:
    """Pages a minute of all recognisers together, resident memory of one, and characters right."""
    manual = next((ROOT / "ingest" / "demo" / "documents").glob("*.pdf"))
    with tempfile.TemporaryDirectory() as folder:
        pages, wanted = _scanned(manual, Path(folder))
        ours = _ours(pages)
        plain = _plain(pages)
    count = len(pages)
    return [
        Row(
            f"OCR, pages of A4 at {_DPI} dpi, {ours.processes} processes",
            f"{60 * count / ours.seconds:.1f} pages/min",
            f"rapidocr's own settings {60 * count / plain.seconds:.1f} pages/min",
            f"{plain.seconds / ours.seconds:.2f} x",
        ),
        Row(
            "OCR, peak resident memory of a process",
            f"{ours.peak_kb / 1024:.0f} MiB",
            f"rapidocr's own settings {plain.peak_kb / 1024:.0f} MiB",
            f"{ours.peak_kb / plain.peak_kb:.2f} x",
        ),
        Row(
            "OCR, characters right",
            f"{_right(wanted, ours.texts):.2%}",
            f"rapidocr's own settings {_right(wanted, plain.texts):.2%}",
            "",
        ),
    ]


class _Taken:
    """What reading the pages took and gave."""

    def __init__(self, seconds: float, peak_kb: int, texts: list[str], processes: int = 1) -> None:
        self.seconds, self.peak_kb, self.texts, self.processes = seconds, peak_kb, texts, processes


def _scanned(manual: Path, folder: Path) -> tuple[list[Path], list[str]]:
    """(pictures of the pages, what stands on them)."""
    import pypdfium2

    document = pypdfium2.PdfDocument(manual)
    pictures, wanted = [], []
    for number in _PAGES:
        page = document[number - 1]
        pictures.append(folder / f"{number}.png")
        page.render(scale=_DPI / 72).to_pil().convert("L").save(pictures[-1])
        wanted.append(page.get_textpage().get_text_range())
    document.close()
    return pictures, wanted


def _ours(pages: list[Path]) -> _Taken:
    from ingest.sandbox import Recogniser

    recogniser = Recogniser(Settings(ocr_seconds=600))
    try:
        with ThreadPoolExecutor(recogniser.width) as pool:
            read = partial(recogniser.read, kind="image", page=1)
            list(pool.map(read, pages[: recogniser.width]))
            began = time.perf_counter()
            found = list(pool.map(read, pages))
            seconds = time.perf_counter() - began
        peak = max(_peak_kb(Path(f"/proc/{pid}/status").read_text().splitlines()) for pid in recogniser.pids)
        texts = [
            "".join(line.text for line in sorted(page.lines, key=lambda line: (-round(line.y / 4), line.x)))
            for page in found
        ]
        return _Taken(seconds, peak, texts, len(recogniser.pids))
    finally:
        recogniser.close()


def _plain(pages: list[Path]) -> _Taken:
    command = [sys.executable, "-c", _PLAIN, *map(str, pages)]
    said = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)  # noqa: S603
    return _Taken(said["seconds"], said["peak_kb"], said["texts"])


def _peak_kb(status: Iterable[str]) -> int:
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


def _right(wanted: list[str], got: list[str]) -> float:
    """Share of the characters wanted that were read, in their order, spaces aside."""
    held = whole = 0
    for one, other in zip(wanted, got, strict=True):
        plain, read = "".join(one.split()), "".join(other.split())
        held += sum(
            block.size for block in SequenceMatcher(None, plain, read, autojunk=False).get_matching_blocks()
        )
        whole += len(plain)
    return held / whole
