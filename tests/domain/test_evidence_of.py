"""Every piece of evidence inside a fact is found, in the order in which it stands there."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.evidence import Evidence, EvidenceKind, evidence_of


@dataclass(frozen=True, slots=True)
class Inner:
    """A part of a fact: plain fields between those that hold evidence."""

    name: str
    evidence: Evidence | None
    count: int = 0
    more: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Outer:
    """A fact with parts."""

    title: str | None
    first: Inner | None
    others: tuple[Inner, ...]
    last: Evidence


_EVIDENCE = st.builds(
    Evidence,
    key=st.text(max_size=3),
    kind=st.just(EvidenceKind.FACT),
    title=st.just("t"),
    locator=st.just("l"),
    quote=st.just("q"),
    source=st.just("s"),
)
_INNER = st.builds(
    Inner,
    name=st.text(max_size=2),
    evidence=st.none() | _EVIDENCE,
    more=st.lists(_EVIDENCE, max_size=3).map(tuple),
)
_OUTER = st.builds(
    Outer,
    title=st.none() | st.text(max_size=2),
    first=st.none() | _INNER,
    others=st.lists(_INNER, max_size=3).map(tuple),
    last=_EVIDENCE,
)


def _plainly(value: Any) -> list[Evidence]:
    if isinstance(value, Evidence):
        return [value]
    if isinstance(value, tuple):
        return [one for part in value for one in _plainly(part)]
    if is_dataclass(value):
        return [one for field in fields(value) for one in _plainly(getattr(value, field.name))]
    return []


@given(st.lists(_OUTER, max_size=3).map(tuple))
def test_the_walk_finds_what_a_plain_one_finds(value: tuple[Outer, ...]) -> None:
    assert list(evidence_of(value)) == _plainly(value)
