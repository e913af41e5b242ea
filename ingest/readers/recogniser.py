"""Reads the picture of a page: rapidocr finds the lines and reads them, on a page turned upright. Knows no document.

The models lie in rapidocr's own package and are named by path, so that nothing is ever fetched. One thread and
one line at a time: on two cores that took 2.5 s of processor time a page, two threads 5, batches of six lines
8 (they are padded to the longest), and memory fell from 850 to 380 MB.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from ingest.readers.page_cells import Cell
from ingest.readers.page_pictures import Pictured, page_picture
from ingest.readers.rulings import ruled_cells
from ingest.recognised import RecognisedLine, RecognisedPage

DETECT_DPI = 110
"""Resolution at which lines are found; letters of 6.5 points are still ten dots high."""
_LEAST_SCORE = 0.3
"""Below this a line is no text: stains, signatures, borders."""
_UNIFORM = 24
"""A page whose darkest and lightest dots differ by less (of 255) is blank."""
_LETTER = 0.82
"""A line's box is a little higher than its letters."""
_MARK = re.compile(r"^第[零〇一二三四五六七八九十百千\d]{1,7}[编篇章节条](?=[^\s之第、，,])")


def recognise(path: Path, kind: Pictured, page: int) -> RecognisedPage:
    """What stands on one page, counted from 1; raises Unreadable where it has no picture."""
    import numpy as np

    picture, dpi = page_picture(path, kind, page)
    image = np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])
    if int(image.max()) - int(image.min()) < _UNIFORM:
        return RecognisedPage(blank=True)
    return read_picture(image, dpi)


def read_picture(image: Any, dpi: float) -> RecognisedPage:
    """The lines of a picture, an array of height × width × 3 (blue, green, red) with `dpi` dots per inch."""
    engine = _engine()
    turned = 0
    upright = image
    crops, boxes = _found(engine, upright, dpi)
    if _sideways(boxes):
        turned, upright = 90, _turn(image, 90)
        crops, boxes = _found(engine, upright, dpi)
    if crops and _upside_down(engine, crops):
        turned += 180
        upright = _turn(image, turned)
        crops, boxes = _found(engine, upright, dpi)
    if not crops:
        return RecognisedPage(turned=turned)
    read = engine.recognize_txt(crops)
    level = _Level(boxes, upright.shape[0], dpi)
    lines = []
    for crop, box, text, score in zip(crops, boxes, read.txts, read.scores, strict=True):
        said = text.strip()
        if said and score >= _LEAST_SCORE:
            x, y, right, height = level.place(box)
            lines.append(
                RecognisedLine(
                    text=_parted(_mended(said), crop),
                    score=round(float(score), 3),
                    x=x,
                    y=y,
                    right=right,
                    size=_LETTER * height,
                    box=_shares(box, upright.shape, turned),
                )
            )
    return RecognisedPage(lines=tuple(lines), turned=turned, tables=level.tables(upright, dpi))


def models() -> dict[str, Path]:
    """The files of the models that find lines (Det), tell which way up they are (Cls) and read them (Rec)."""
    import rapidocr

    folder = Path(rapidocr.__file__).parent / "models"
    return {
        "Det": folder / "PP-OCRv6_det_small.onnx",
        "Cls": folder / "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
        "Rec": folder / "PP-OCRv6_rec_small.onnx",
    }


@lru_cache(maxsize=1)
def _engine() -> Any:
    import cv2
    import rapidocr

    cv2.setNumThreads(1)
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.text_score": 0.0,
            "Global.max_side_len": 4000,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.model_path": str(models()["Det"]),
            "Det.limit_type": "max",
            "Cls.model_path": str(models()["Cls"]),
            "Rec.model_path": str(models()["Rec"]),
            "Rec.rec_batch_num": 1,
        }
    )


def warm() -> None:
    """Load the models, so that the first page's time is its own."""
    import numpy as np

    engine = _engine()
    for load in (engine._load_det_model, engine._load_cls_model, engine._load_rec_model):
        load()
    engine.recognize_txt([np.full((48, 160, 3), 255, np.uint8)])


def _found(engine: Any, image: Any, dpi: float) -> tuple[list[Any], Any]:
    """(pictures of the lines, their corners from the upper left clockwise in dots), none for a page without text."""
    from rapidocr.main import RapidOCRError

    height, width = image.shape[:2]
    detector = engine._load_det_model()
    detector.limit_side_len = max(64, round(max(height, width) * min(1.0, DETECT_DPI / dpi)))
    picture, record = engine.preprocess_img(image)
    try:
        crops, found = engine.detect_and_crop(picture, record)
    except RapidOCRError:  # its way to say that there is nothing
        return [], []
    from rapidocr.utils.process_img import map_boxes_to_original

    return crops, map_boxes_to_original(found.boxes, record, height, width)


def _sideways(boxes: Any) -> bool:
    """Whether most of what is long enough to have a direction stands on end."""
    tall = flat = 0.0
    for box in boxes:
        wide, high = _side(box[0], box[1]), _side(box[0], box[3])
        if high > 2 * wide:
            tall += high
        elif wide > 2 * high:
            flat += wide
    return tall > flat


def _upside_down(engine: Any, crops: list[Any]) -> bool:
    """Whether most of the longer lines stand on their heads; one line alone is often misjudged."""
    longer = sorted(crops, key=lambda crop: -crop.shape[1])[:16]
    _, judged = engine.cls_and_rotate(longer)
    votes = sum((1 if label == "180" else -1) * score for label, score in judged.cls_res)
    return bool(votes > 0)


def _turn(image: Any, degrees: int) -> Any:
    """The picture turned clockwise by 0, 90, 180 or 270 degrees."""
    import numpy as np

    return np.ascontiguousarray(np.rot90(image, k=-(degrees // 90)))


def _side(one: Any, other: Any) -> float:
    return math.hypot(float(one[0]) - float(other[0]), float(one[1]) - float(other[1]))


class _Level:
    """Places of lines on the page made level: a scan lies a degree or two askew, which would mix its rows."""

    def __init__(self, boxes: Any, height: int, dpi: float) -> None:
        slopes = sorted(
            (math.atan2(float(b[1][1]) - float(b[0][1]), float(b[1][0]) - float(b[0][0])), _side(b[0], b[1]))
            for b in boxes
            if _side(b[0], b[1]) > 4 * _side(b[0], b[3])
        )
        angle = _weighted_median(slopes)
        self._cos, self._sin = math.cos(angle), math.sin(angle)
        self._height = height
        self._points = 72 / dpi

    def place(self, box: Any) -> tuple[float, float, float, float]:
        """(left, lower edge, right, height) in points from the lower left corner."""
        corners = [
            (float(x) * self._cos + float(y) * self._sin, float(y) * self._cos - float(x) * self._sin)
            for x, y in box
        ]
        left = (corners[0][0] + corners[3][0]) / 2
        right = (corners[1][0] + corners[2][0]) / 2
        top = (corners[0][1] + corners[1][1]) / 2
        bottom = (corners[2][1] + corners[3][1]) / 2
        scale = self._points
        return left * scale, (self._height - bottom) * scale, right * scale, (bottom - top) * scale

    def tables(self, image: Any, dpi: float) -> tuple[tuple[Cell, ...], ...]:
        """The cells of the ruled tables on the picture."""
        import cv2
        import numpy as np

        grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
        matrix = np.array([[self._cos, self._sin, 0], [-self._sin, self._cos, 0]])
        size = (grey.shape[1], grey.shape[0])
        level = cv2.warpAffine(grey, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        scale, height = self._points, self._height
        return tuple(
            tuple(
                (left * scale, (height - bottom) * scale, right * scale, (height - top) * scale)
                for left, top, right, bottom in cells
            )
            for cells in ruled_cells(level, dpi)
        )


def _weighted_median(slopes: list[tuple[float, float]]) -> float:
    whole = sum(weight for _, weight in slopes)
    passed = 0.0
    for slope, weight in slopes:
        passed += weight
        if 2 * passed >= whole:
            return slope
    return 0.0


def _shares(box: Any, shape: tuple[int, ...], turned: int) -> tuple[float, float, float, float]:
    """The upright rectangle around a line on the picture as it was before it was turned, in shares."""
    height, width = shape[:2]
    points = [_turned_back(float(x) / width, float(y) / height, turned % 360) for x, y in box]
    xs, ys = zip(*points, strict=True)
    return round(min(xs), 4), round(min(ys), 4), round(max(xs), 4), round(max(ys), 4)


def _turned_back(x: float, y: float, turned: int) -> tuple[float, float]:
    if turned == 90:
        return y, 1 - x
    if turned == 180:
        return 1 - x, 1 - y
    if turned == 270:
        return 1 - y, x
    return x, y


_HALF = re.compile(
    r"(?<=[\u4e00-\u9fff〕》”）])[,;:?!](?!\d)|(?<=[\u4e00-\u9fff\d])[,;:?!](?=[\u4e00-\u9fff《“（])"
)
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_YEAR = re.compile(r"[〔\[［【(（](\d{4})[〕\]］】)）](?=\d{1,4}号)")


def _mended(text: str) -> str:
    """Marks that look alike on a picture as Chinese text has them: 「；」 after a character, 「〔2026〕5号」."""
    return _YEAR.sub(r"〔\1〕", _HALF.sub(lambda mark: _FULL[mark.group()], text))


def _parted(text: str, crop: Any) -> str:
    """The line with the space after 第X条 that the engine drops, where the picture shows one.

    Without it 「第五条　适用……」 reads like 「第五条适用……」, which speaks of an article elsewhere.
    """
    mark = _MARK.match(text)
    if mark is None:
        return text
    grey = crop.min(axis=2)
    width = grey.shape[1]
    ink = grey.min(axis=0) < (int(grey.min()) + int(grey.max())) // 2
    letter = width / sum(1 if char > "\u2e7f" else 0.55 for char in text)
    due = mark.end() * letter
    gap = 0
    for column in range(max(0, int(due - 0.7 * letter)), min(width, int(due + 0.9 * letter))):
        gap = 0 if ink[column] else gap + 1
        if gap > 0.3 * letter:
            return f"{text[: mark.end()]} {text[mark.end() :]}"
    return text
