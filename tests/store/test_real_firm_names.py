"""Names of the real listed companies as people write them: which firm is picked, asked about, or told as unknown.

The companies are split by their stock code: thresholds and weights were chosen on one half, the figures of the other
half count. A tenth of the companies is not stored at all: none of their names may be taken for another firm's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from sqlmodel import Session

from assistant.settings import Settings
from assistant.store.engine import Store
from assistant.store.firm_resolve import resolve
from ingest.firms.chains.companies import companies
from ingest.firms.derive import name_parts
from ingest.firms.rows import TypedRow
from tests.conftest import SHARED
from tests.firm_world import World
from tests.store.name_cases import Case, Known, cases, code_number

FOLDER = SHARED / "industry-chain"
needs_companies = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the industry-chain folder is not on this machine"
)
PICKED = {"exact current name": 0.98, "short name": 0.90}
"""Kinds that are picked without asking, and how often at least."""
SAME_NAME = (
    "exact, other width and brackets",
    "exact, traditional characters",
    "two brands alike: one in full",
)
FIRST = 0.97
LISTED = 0.9
"""How often the right firm is at least among those asked about, in each kind by itself."""
STEP = 7
"""Every seventh case is tried: three thousand of the half that counts, under a minute."""


@dataclass
class Tally:
    """How the cases of one kind went."""

    cases: int = 0
    picked: int = 0
    first: int = 0
    listed: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def load(session: Session, *, left_out: bool) -> list[Known]:
    """Stores the companies of the folder (without a tenth of them, where `left_out`), as its import reads them."""
    world = World(session)
    rows: dict[str, list[TypedRow]] = defaultdict(list)
    for row in companies(FOLDER):
        if isinstance(row, TypedRow):
            of = row.values.get("stock_code") or str(row.values["firm_id"]).removeprefix("stock_code:")
            rows[str(of)].append(row)
    known: list[Known] = []
    for number, (code, own) in enumerate(sorted(rows.items()), 1):
        stored = not left_out or code_number(code) % 10 != 0
        name = str(own[0].values["name"])
        others = [(str(row.values["kind"]), str(row.values["name"])) for row in own[1:]]
        firm_id = -number
        if stored:
            firm_id = world.firm(name, listed=True)
            for kind, other in others:
                world.named(firm_id, other, kind)
        shorts = tuple(other for kind, other in others if kind == "short")
        unverified = tuple(other for kind, other in others if kind == "unverified")
        known.append(Known(firm_id, name, shorts, unverified, stored, code_number(code) // 10 % 2 == 0))
    session.flush()
    name_parts.write(session)
    return known


def tally(session: Session, tried: Sequence[Case], *, reported: bool) -> dict[str, Tally]:
    """How the cases of one half went, by kind."""
    found: dict[str, Tally] = defaultdict(Tally)
    for case in tried:
        if case.reported is not reported:
            continue
        got, kind = resolve(session, case.typed), found[case.kind]
        shown = (
            [got.firm_id] if got.firm_id is not None else [f.id for f in (*got.candidates, *got.suggestions)]
        )
        kind.cases += 1
        kind.picked += got.firm_id is not None
        if got.firm_id is not None and got.firm_id not in case.firms:
            kind.wrong.append(case.typed)
        kind.first += bool(shown) and shown[0] in case.firms
        kind.listed += bool(case.firms & set(shown))
        if case.firms and not (shown and shown[0] in case.firms):
            kind.missed.append(case.typed)
    return found


def table(found: dict[str, Tally]) -> str:
    """The figures for people: a row a kind."""
    lines = [f"{'kind':<36}{'cases':>7}{'picked':>9}{'wrong':>7}{'first':>9}{'listed':>9}"]
    for kind, t in found.items():
        shares = (t.picked / t.cases, t.first / t.cases, t.listed / t.cases)
        lines.append(
            f"{kind:<36}{t.cases:>7}{shares[0]:>9.1%}{len(t.wrong):>7}{shares[1]:>9.1%}{shares[2]:>9.1%}"
        )
    return "\n".join(lines)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tally]:
    from assistant.store.engine import prepare_home
    from assistant.store.migrate import upgrade

    settings = Settings(home=tmp_path_factory.mktemp("names"))
    prepare_home(settings)
    store = Store(settings)
    upgrade(store)
    with store.write() as session:
        known = load(session, left_out=True)
    with store.read() as session:
        found = tally(session, list(cases(known))[::STEP], reported=True)
    store.close()
    print("\n" + table(found))
    return found


@pytest.mark.slow
@needs_companies
def test_no_wrong_firm_is_picked(real: dict[str, Tally]) -> None:
    assert {kind: t.wrong for kind, t in real.items() if t.wrong} == {}
    assert real["firm not stored"].cases > 100


@pytest.mark.slow
@needs_companies
@pytest.mark.parametrize("kind", [*PICKED, *SAME_NAME])
def test_names_in_full_and_short_ones_are_picked(real: dict[str, Tally], kind: str) -> None:
    assert real[kind].picked / real[kind].cases >= PICKED.get(kind, 0.98)


@pytest.mark.slow
@needs_companies
def test_the_right_firm_is_asked_about_first(real: dict[str, Tally]) -> None:
    rest = {kind: t for kind, t in real.items() if kind not in (*PICKED, *SAME_NAME, "firm not stored")}
    first, count = sum(t.first for t in rest.values()), sum(t.cases for t in rest.values())
    assert first / count >= FIRST
    assert {kind: t.listed / t.cases for kind, t in rest.items() if t.listed / t.cases < LISTED} == {}
