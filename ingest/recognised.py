"""What was read from the picture of a page (OCR), as it passes between the processes that read. Knows no engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import BaseModel, ConfigDict, Field


class RecognisedLine(BaseModel):
    """A line of text on a picture.

    x, y, right: left end, lower edge and right end in points, on the page turned upright and made level, counted
    from its lower left corner; size: letter size in points. box: left, top, right, bottom in shares of the
    picture as it stands in the file. score: how sure the engine is, from 0 to 1.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    score: float
    x: float
    y: float
    right: float
    size: float
    box: tuple[float, float, float, float]


class RecognisedPage(BaseModel):
    """The lines of a page in no order.

    turned: degrees that the picture was turned clockwise to stand upright. tables: the cells of each ruled table,
    left, bottom, right and top in points as lines have them. blank: nothing is drawn on it.
    """

    model_config = ConfigDict(frozen=True)

    lines: tuple[RecognisedLine, ...] = ()
    turned: int = Field(default=0, ge=0, lt=360)
    blank: bool = False
    tables: tuple[tuple[tuple[float, float, float, float], ...], ...] = ()


Recognised = Mapping[int, RecognisedPage | str]
"""By page, counted from 1: what was read there, or why nothing was (a code of ingest.rejections)."""


class NeedsRecognition(Exception):
    """Raised by a reader: these pages of the file hold no usable text and must be read from their pictures."""

    def __init__(self, pages: Sequence[int]) -> None:
        self.pages = tuple(pages)
        super().__init__(f"{len(self.pages)} pages")
