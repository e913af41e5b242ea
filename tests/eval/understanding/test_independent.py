"""The second reading of the files against the hand-written key, by hand-made examples, and beside the program's."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.domain.asked import Asked
from assistant.domain.firm_query import FirmQuery
from assistant.domain.scope import LOCAL
from assistant.settings import Settings
from assistant.store import bank, firm_search
from assistant.store.engine import Store
from eval.demo_bank import ANSWER_KEY, DATA
from eval.understanding.asking import codes_of
from eval.understanding.independent.expected import Expected
from eval.understanding.utterances import frozen, tuned, turns_of

STATES = {"state_controlled": "controlled", "state_minority": "minority", "state_none": "none", "state_disclaimed": "none"}  # fmt: skip
LABELS = {"soe_supplier": True, "not_soe_supplier": False, "government_supplier": True}


@pytest.fixture(scope="module")
def expected() -> Expected:
    return Expected(DATA)


def _key() -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = yaml.safe_load(ANSWER_KEY.read_text(encoding="utf-8"))["entries"]
    return lines


def test_it_finds_what_the_key_says_of_states_labels_and_penalties(expected: Expected) -> None:
    known, checked = expected.known, 0
    for line in _key():
        code, expect = line["uscc"], line["expect"]
        if expect in STATES:
            assert known.owners.state(code, known.bank.today).verdict == STATES[expect], line["why"]
        elif expect in LABELS:
            label = expect.removeprefix("not_")
            assert (label in known.labels.get(code, {})) is LABELS[expect], line["why"]
        elif expect in ("with_penalty", "without_penalty"):
            assert known.events.clear_of(code, ["penalty"]) is (expect == "without_penalty"), line["why"]
        else:
            continue
        checked += 1
    assert checked >= 30


def test_it_orders_with_the_unknown_last_and_cuts_at_the_limit(expected: Expected) -> None:
    known = expected.known.bank.firms
    largest = expected.firms({"order_by": "registered_capital", "descending": True, "limit": 3})
    capital = [Decimal(known[code]["注册资本（万元）"]) for code in largest]
    assert capital == sorted(capital, reverse=True)
    assert capital[0] == max(Decimal(row["注册资本（万元）"] or 0) for row in known.values())
    everyone = expected.firms({"order_by": "insured_count"})
    counts = [known[code]["参保人数"] for code in everyone]
    assert counts == sorted(counts, key=lambda cell: (not cell, int(cell or 0)))
    assert "" in counts


def test_an_unknown_condition_is_no_condition_that_holds(expected: Expected) -> None:
    with pytest.raises(KeyError):
        expected.firms({"colour": "blue"})


@pytest.mark.slow
def test_program_and_second_reading_find_the_same_firms(expected: Expected, demo_home: Path) -> None:
    """Every query that an utterance means, put to both: a difference is a mistake of one of them."""
    settings = Settings(home=demo_home)
    store = Store.open(settings)
    seen: set[str] = set()
    try:
        with store.read() as session:
            profile, day = bank.profile(session), bank.today(settings, session)
            by = Asked(day, LOCAL, bank.home_region(settings, profile))
            codes = codes_of(session)
            for _, turn in (*turns_of(tuned()), *turns_of(frozen())):
                for reading in turn.readings:
                    if repr(reading.query) in seen or not reading.query:
                        continue
                    seen.add(repr(reading.query))
                    query = FirmQuery.model_validate(reading.query)
                    if "limit" in reading.query:
                        found = [firm.id for firm in firm_search.find(session, query, by).firms]
                        assert [codes[id_] for id_ in found] == expected.firms(reading.query), turn.id
                    else:
                        found = firm_search.ids(session, query, by)
                        assert {codes[id_] for id_ in found} == set(expected.firms(reading.query)), turn.id
    finally:
        store.close()
    assert len(seen) > 200
