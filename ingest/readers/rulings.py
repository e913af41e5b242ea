"""The cells of ruled tables on a picture, found by their rules. Reads no text."""

from __future__ import annotations

from typing import Any

_SHORTEST_INCH = 0.35
"""Shortest rule; strokes of letters are shorter, even in a headline."""
_LEAST_CELL_INCH = 0.12
_GAP_INCH = 0.03
"""Breaks in a rule up to this are of the scan."""
_MOST_CELLS = 5_000

Cells = list[tuple[float, float, float, float]]
"""left, top, right, bottom of cells, in dots of the picture."""


def ruled_cells(grey: Any, dpi: float) -> list[Cells]:
    """The cells of each table on a level picture, an array of height × width from black 0 to white 255."""
    import cv2
    import numpy as np

    ink = cv2.adaptiveThreshold(255 - grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 25, -12)
    longest = max(8, int(_SHORTEST_INCH * dpi))
    gap = max(3, int(_GAP_INCH * dpi) | 1)
    across = _opened(ink, (longest, 1), (gap, 3))
    down = _opened(ink, (1, longest), (3, gap))
    rules = cv2.bitwise_or(across, down)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(rules, connectivity=8)
    tables: list[Cells] = []
    least = _LEAST_CELL_INCH * dpi
    for label in range(1, count):
        left, top, width, height = (int(edge) for edge in boxes[label][:4])
        if width < 4 * least or height < 2 * least:
            continue
        inside = np.where(labels[top : top + height, left : left + width] == label, 0, 255).astype(np.uint8)
        found, _, areas, _ = cv2.connectedComponentsWithStats(inside, connectivity=4)
        cells: Cells = []
        for area in areas[1 : min(found, _MOST_CELLS)]:
            x, y, wide, high, dots = (int(value) for value in area)
            at_edge = x == 0 or y == 0 or x + wide == width or y + high == height
            if min(wide, high) >= least and dots >= 0.7 * wide * high and not at_edge:
                cells.append((left + x, top + y, left + x + wide, top + y + high))
        if len(cells) >= 4:
            tables.append(cells)
    return tables


def _opened(ink: Any, kernel: tuple[int, int], close: tuple[int, int]) -> Any:
    """Only strokes as long as the kernel, with small breaks mended."""
    import cv2
    import numpy as np

    mended = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(close[::-1], np.uint8))
    strokes = cv2.morphologyEx(mended, cv2.MORPH_OPEN, np.ones(kernel[::-1], np.uint8))
    return cv2.dilate(strokes, np.ones((3, 3), np.uint8))
