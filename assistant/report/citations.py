"""Walks the blocks of a report: the keys that they cite in reading order, and their texts. Knows no format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from assistant.domain.evidence import Evidence
from assistant.report.blocks import Block

_T = TypeVar("_T")
_NO_TEXT = frozenset({"id", "kind", "cites", "source", "target", "code", "tone", "align"})
"""Fields that name something for the program and are not read."""


def keys_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Keys cited by the blocks, in reading order, with repeats."""
    for block in blocks:
        yield from _keys(block)


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for part in value:
            yield from _keys(part)
    elif is_dataclass(value):
        for one in fields(value):
            inner = getattr(value, one.name)
            if one.name == "cites":
                yield from inner
            else:
                yield from _keys(inner)


def with_texts(value: _T, change: Callable[[str], str]) -> _T:
    """The same blocks, chapters or parts with every text that is read passed through `change`."""
    if isinstance(value, str):
        return change(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(with_texts(part, change) for part in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            one.name: with_texts(getattr(value, one.name), change)
            for one in fields(value)
            if one.name not in _NO_TEXT and isinstance(getattr(value, one.name), str | tuple)
        }
        return replace(value, **changed)
    return value


def file_of(evidence: Evidence) -> str:
    """The name of the file that evidence stands in, without the row."""
    return evidence.source.partition(" 第 ")[0]
