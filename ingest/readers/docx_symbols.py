"""Characters that Word takes from symbol fonts (ticks, boxes, Greek), as the characters that everyone has."""

from __future__ import annotations

_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA1: "○",
    0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xE8: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x50: "✓",
    0x4F: "✗",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0xA3: "□",
    0x97: "●",
    0x98: "●",
}
_GREEK = dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_SYMBOL = _GREEK | {
    0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBB: "≈", 0xC5: "⊕", 0xD6: "√", 0xE5: "∑", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x2D: "−",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_UNKNOWN = "\ufffd"


def symbol(font: str, code: str) -> str:
    """The character that stands at the hexadecimal `code` of a symbol font; U+FFFD where it is not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return _UNKNOWN
    table = _FONTS.get(font.lower())
    low = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    if table is not None:
        return table.get(low, chr(low) if chr(low).isalnum() and table is _SYMBOL else _UNKNOWN)
    private = 0xE000 <= number <= 0xF8FF or number < 0x20 or 0xD800 <= number < 0xE000 or number > 0x10FFFF
    return _UNKNOWN if private else chr(number)
