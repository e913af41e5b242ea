"""Pages read from their pictures (OCR): their lines as the page layout wants them, and what a person should check."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.readers.page_blocks import Page
from ingest.readers.page_layout import laid_out
from ingest.readers.page_lines import Run
from ingest.recognised import Recognised, RecognisedLine, RecognisedPage
from ingest.rejections import Reason, Unreadable

_DOUBTFUL = 0.75
"""Lines below this score are often wrong in a character or more; most lines of a clean scan have 0.95 and above."""
_TOLD = 8
_SAME = 0.2
"""Lines whose height differs by less than this share from the page's usual one are of its size: boxes vary so."""


def recognised_page(found: RecognisedPage | str) -> Page:
    """The page as lines; without any where it could not be read."""
    if isinstance(found, str):
        return Page((), recognised=True)
    return Page(laid_out(_runs(found.lines), found.tables), recognised=True)


def all_failed(recognised: Recognised) -> Unreadable:
    """Why a file of which no page gave text is refused."""
    reasons = {found for found in recognised.values() if isinstance(found, str)}
    if Reason.TIMEOUT in reasons:
        return Unreadable(Reason.OCR_TIMEOUT)
    if Reason.MEMORY in reasons:
        return Unreadable(Reason.OCR_MEMORY)
    if Reason.CRASHED in reasons:
        return Unreadable(Reason.CRASHED, "OCR")
    return Unreadable(Reason.NEEDS_OCR)


def notes(recognised: Recognised) -> list[str]:
    """What was recognised, what is doubtful there, and which pages could not be read."""
    read = [
        page
        for page, found in sorted(recognised.items())
        if isinstance(found, RecognisedPage) and found.lines
    ]
    lost = [page for page, found in sorted(recognised.items()) if isinstance(found, str)]
    silent = [
        page
        for page, found in sorted(recognised.items())
        if isinstance(found, RecognisedPage) and not found.lines and not found.blank
    ]
    doubtful = sorted(
        (line.score, page, line.text)
        for page, found in recognised.items()
        if isinstance(found, RecognisedPage)
        for line in found.lines
        if line.score < _DOUBTFUL
    )
    out = []
    if read:
        out.append(
            f"第 {listed(read)} 页的文字由图片识别（OCR），引用前请对照原件"
            f" / pages {listed(read)} were read from pictures (OCR): compare with the original before quoting"
        )
    out += [
        f"第 {page} 页文字识别，置信度 {score:.2f}，请核对：{text[:60]}"
        f" / page {page}, recognised with confidence {score:.2f}, check it"
        for score, page, text in doubtful[:_TOLD]
    ]
    if len(doubtful) > _TOLD:
        more = len(doubtful) - _TOLD
        out.append(f"另有 {more} 行置信度较低 / {more} more lines of low confidence")
    if silent:
        out.append(
            f"第 {listed(silent)} 页的图片中没有识别出文字"
            f" / no text was found in the pictures of pages {listed(silent)}"
        )
    if lost:
        out.append(
            f"第 {listed(lost)} 页的图片未能识别，内容没有收入"
            f" / the pictures of pages {listed(lost)} could not be read; what they say is missing"
        )
    return out


def listed(pages: Sequence[int]) -> str:
    """Page numbers for people: 「1–3、7」."""
    spans: list[list[int]] = []
    for page in pages:
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    told = [str(a) if a == b else f"{a}–{b}" for a, b in spans[:20]]
    return "、".join(told) + ("…" if len(spans) > 20 else "")


def _runs(lines: Sequence[RecognisedLine]) -> list[Run]:
    """Runs whose sizes are even: the box of a line is a little higher or lower by the letters that it holds."""
    sizes = sorted((line.size, len(line.text)) for line in lines)
    whole, passed, usual = sum(count for _, count in sizes), 0, 0.0
    for size, count in sizes:
        passed += count
        if 2 * passed >= whole:
            usual = size
            break
    out = []
    for line in lines:
        size = usual if abs(line.size - usual) <= _SAME * usual else line.size
        out.append(Run(line.x, line.y, size, line.text, line.right, line.box))
    return out
