"""Any query over the demo bank gives the firms that a plain reading of its rows gives, each page a part of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from assistant.domain.asked import Asked
from assistant.domain.firm_query import FirmQuery, LabelKind, OrderBy, OrderKey, Ownership, Segment, SizeClass
from assistant.domain.scope import LOCAL
from assistant.settings import Settings
from assistant.store import bank, firm_groups, firm_parts, firm_search
from assistant.store.engine import Store
from tests.store.firm_oracle import Rows

pytestmark = pytest.mark.slow

World = tuple[Session, Asked, Rows]


@pytest.fixture(scope="module")
def demo(demo_home: Path) -> Iterator[World]:
    config = Settings(home=demo_home)
    store = Store.open(config)
    with store.read() as session:
        profile, today = bank.profile(session), bank.today(config, session)
        assert profile is not None
        asked = Asked(today, LOCAL, profile.home_region)
        yield session, asked, Rows(session, today, profile.home_region)
    store.close()


def some(values: Any, most: int = 2) -> Any:
    return st.lists(st.sampled_from(values), max_size=most, unique=True)


CONDITIONS: dict[str, Any] = {
    "local": st.booleans(),
    "regions": some(["522702", "522725", "5227", "520000", "110000"]),
    "chain": st.sampled_from([None, "phosphate"]),
    "segments": some(get_args(Segment)),
    "products": some(["磷矿", "磷酸二铵", "磷酸一铵", "黄磷"]),
    "labels": some(get_args(LabelKind)),
    "any_label": st.booleans(),
    "exclude_labels": some(get_args(LabelKind), 1),
    "registered_capital_min": st.sampled_from([None, Decimal(10**6), Decimal(10**7), Decimal(10**8)]),
    "sizes": some(get_args(SizeClass)),
    "age_min": st.sampled_from([None, 0, 3, 8, 30]),
    "age_max": st.sampled_from([None, 5, 12, 3000]),
    "without_penalty": st.booleans(),
    "without_events": some(["penalty", "lawsuit", "dishonest"]),
    "client": st.sampled_from([None, True, False]),
    "qualifications": some(["高新", "许可证"]),
    "industries": some(["26", "2622", "7"]),
    "state_owned": st.sampled_from([None, True, False]),
    "ownership": some(get_args(Ownership)),
    "buyers": some(["firm:1", "firm:2", "firm:3", "firm:4"]),
    "bought_amount_min": st.sampled_from([None, Decimal(0), Decimal(10**6), Decimal(5 * 10**6)]),
    "won": st.sampled_from([None, True, False]),
    "won_months": st.sampled_from([None, 6, 24]),
    "wins_min": st.sampled_from([None, 0, 1, 2]),
    "won_amount_min": st.sampled_from([None, Decimal(0), Decimal(10**6)]),
    "then_by": st.lists(st.builds(OrderKey, by=st.sampled_from(get_args(OrderBy)), descending=st.booleans()), max_size=2),
    "order_by": st.sampled_from(get_args(OrderBy)),
    "descending": st.booleans(),
    "limit": st.integers(1, 200),
}  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_query_gives_what_its_rows_say(demo: World, data: st.DataObject) -> None:
    _compare(demo, data)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_it_does_where_a_handful_counts_as_very_many(demo: World, data: st.DataObject) -> None:
    """As at a million firms: no condition leads to the list, the order's first are found by a walk."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(firm_parts, "BOUNDS", (1, 2, 3))
        patched.setattr(firm_search, "FEW", data.draw(st.sampled_from([0, 3])))
        patched.setattr(firm_search, "TIED", data.draw(st.sampled_from([0, 500])))
        _compare(demo, data)


def _compare(demo: World, data: st.DataObject) -> None:
    session, asked, rows = demo
    fields = data.draw(st.lists(st.sampled_from(sorted(CONDITIONS)), max_size=5, unique=True))
    query = FirmQuery(**{field: data.draw(CONDITIONS[field], label=field) for field in fields})
    page = firm_search.find(session, query, asked)
    found = firm_search.ids(session, query, asked)
    if page.unknown:  # a word of this test that the demo bank lacks: said, and nothing found
        assert (page.total, found) == (0, [])
        return
    assert set(found) == rows.ids(query)
    assert page.total == len(found) == firm_search.count(session, query, asked)
    assert page.total == firm_groups.group(session, query, [], asked).total
    assert {firm.id for firm in page.firms} <= set(found)
    assert len(page.firms) == min(query.limit, page.total)
    with pytest.MonkeyPatch.context() as patched:  # the page that is sorted out of all that fit
        patched.setattr(firm_parts, "BOUNDS", (10**6, 10**7, 10**8))
        sorted_out = firm_search.find(session, query, asked)
    assert [firm.id for firm in page.firms] == [firm.id for firm in sorted_out.firms]
