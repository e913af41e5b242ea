"""What of a report's texts can be printed: control and invisible characters out, line ends kept only where they are quoted.

Names come from files of any origin. A text is cleaned once, before any renderer sees it, so that every format holds
the same words, and none of them a character that breaks its file or turns the reading direction.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from assistant.domain.evidence import Evidence
from assistant.report.blocks import Quote, Report

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff]"
)
_SPACE = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+ *")
_LINE_END = re.compile(" *(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]) *")
_KEEPS_LINES = {(Quote, "text"), (Evidence, "quote"), (Evidence, "excerpt")}


def one_line(text: str) -> str:
    """`text` without what cannot be printed, on one line."""
    return _UNPRINTABLE.sub("", _SPACE.sub(" ", text)).strip()


def lines(text: str) -> str:
    """`text` without what cannot be printed; its line ends are kept as \\n."""
    return _UNPRINTABLE.sub("", _LINE_END.sub("\n", text).replace("\t", " ")).strip()


def printable(report: Report) -> Report:
    """The same report with every text in it cleaned; a report that needs nothing comes back as it is."""
    cleaned: Report = _clean(report)
    return cleaned


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return one_line(value) if value.strip() != value or not value.isprintable() else value
    if isinstance(value, tuple):
        made = tuple(_clean(part) for part in value)
        return value if all(a is b for a, b in zip(made, value, strict=True)) else made
    if isinstance(value, Mapping):
        return {_clean(key): _clean(part) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return _clean_fields(value)
    return value


def _clean_fields(value: Any) -> Any:
    changed = {}
    for field in fields(value):
        old = getattr(value, field.name)
        keeps = isinstance(old, str) and (type(value), field.name) in _KEEPS_LINES
        new = lines(old) if keeps else _clean(old)
        if new is not old and new != old:
            changed[field.name] = new
    return replace(value, **changed) if changed else value
