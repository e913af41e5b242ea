"""Rows of who owns and runs the firms: pyramids of the state, people, groups, rings of cross-holdings, guarantees."""

from __future__ import annotations

import numpy as np

from assistant.store import regions
from ingest.firms.synth.draws import Ids, days, several
from ingest.firms.synth.register import Columns
from ingest.firms.synth.world import TODAY, World, person_numbers

_FAN_OUT = 6
_RING = 4
_LEVELS = ("中央", "省", "市", "县")
_SORTS = ("sole", "two", "many", "group", "state minority", "state", "listed", "unknown")
_SORT_WEIGHTS = (36, 29, 13, 10, 2, 2, 2, 6)
_ROWS = {
    "sole": 1,
    "two": 2,
    "many": 4,
    "group": 2,
    "state minority": 2,
    "state": 1,
    "listed": 1,
    "unknown": 0,
    "ring": 2,
}


def holdings(world: World, ids: Ids) -> Columns:
    """All holdings in these firms. Shares of one firm add up to at most 100 %."""
    # in the order of the firms' numbers, so that the file does not depend on how many are made at a time
    parts = [
        _of_listed(world, ids[world.banks.holds(ids)]),
        _of_state(world, ids[world.state.holds(ids)]),
        _of_listed(world, ids[world.listed.holds(ids)]),
        _of_private(world, ids[world.private.holds(ids)]),
    ]
    return {field: [cell for part in parts for cell in part[field]] for field in parts[0]}


def _rows(
    world: World,
    firms: Ids,
    firm: Ids,
    person: Ids,
    body: list[str],
    level: list[str],
    points: Ids,
    controls: list[str],
) -> Columns:
    """firm, person: -1 for none. points: share in hundredths of a per cent."""
    holder = np.full(len(firms), "", dtype=object)
    holder[firm >= 0] = world.codes(firm[firm >= 0])
    people = np.full(len(firms), "", dtype=object)
    people[person >= 0] = person_numbers(person[person >= 0])
    return {
        "firm_id": world.codes(firms), "holder_firm_id": holder, "holder_person_id": people, "holder_body": body,
        "body_level": level, "share": [f"{point / 100:.2f}" for point in points.tolist()], "controls": controls,
        "valid_from": days(world.founded(firms)),
    }  # fmt: skip


def _none(count: int) -> Ids:
    return np.full(count, -1, dtype=np.int64)


def _of_state(world: World, ids: Ids) -> Columns:
    """A tree of state firms: the first are held by the state, each other by one before it, some by a minority."""
    draws, block = world.draws, world.state
    roots = max(1, block.size // 30)
    at = ids - block.first
    top = at < roots
    parent = np.where(top, -1, block.first + np.maximum(0, (at - roots) // _FAN_OUT))
    minority = draws.chance("state minority", ids, 0.12) & ~top
    low, high = np.where(minority, 2000, 5100), np.where(minority, 4500, 10_000)
    points = np.where(top, 10_000, low + (draws.fraction("state share", ids) * (high - low)).astype(np.int64))
    controls = minority & draws.chance("state control by agreement", ids, 0.3)
    # the first groups are the central state's, the next the provinces', and so on: few at the top, many below
    rank = np.minimum((at / roots * 4).astype(np.int64), 3)
    level = [
        _LEVELS[place] if is_top else "" for place, is_top in zip(rank.tolist(), top.tolist(), strict=True)
    ]
    body = [
        _body(world.counties[county], word) if word else ""
        for county, word in zip(world.county(ids).tolist(), level, strict=True)
    ]
    said = np.where(controls, "是", "").tolist()
    return _rows(world, ids, parent, _none(len(ids)), body, level, points, said)


def _body(county: str, level: str) -> str:
    code = {"中央": None, "省": county[:2] + "0000", "市": county[:4] + "00", "县": county}[level]
    place = regions.name_of(code) or "国务院"
    return f"{place}国有资产监督管理部门（示例）"


def _of_listed(world: World, ids: Ids) -> Columns:
    """Listed firms and banks: a founder or a state firm leads, the rest is spread and not in the data."""
    count = len(ids)
    by_state = world.draws.chance("listed by state", ids, 0.35)
    state = world.state.first + world.draws.zipf("state behind listed", ids, world.state.size)
    points = world.draws.whole("listed share", ids, 1500, 5500)
    holder = np.where(by_state, state, -1)
    person = np.where(by_state, -1, world.founder(ids))
    said = np.where(by_state & (points > 3000), "是", "").tolist()
    return _rows(world, ids, holder, person, [""] * count, [""] * count, points, said)


def _of_private(world: World, ids: Ids) -> Columns:
    draws, block = world.draws, world.private
    sort = draws.pick("owners", ids, _SORTS, _SORT_WEIGHTS)
    ring = (ids - block.first) // _RING
    whole = block.first + ring * _RING + _RING <= block.end
    sort[draws.chance("ring", ring, 0.015) & whole] = "ring"
    sort[(sort == "group") & (ids == block.first)] = "sole"
    counts = np.array([_ROWS[word] for word in sort], dtype=np.int64)
    many = sort == "many"
    counts[many] = draws.whole("how many owners", ids[many], 3, 4)
    firms, places, rows = several(ids, counts)
    sorts = np.repeat(sort, counts)
    size = np.repeat(counts, counts)

    lead = draws.fraction("lead share", firms)
    points = np.select(
        [sorts == "sole", sorts == "two", sorts == "many", sorts == "state minority", sorts == "ring", sorts == "listed"],
        [
            np.full(len(firms), 10_000), np.where(places == 0, 5000 + lead * 4000, 5000 - lead * 4000), 10_000 / size,
            np.where(places == 0, 1000 + lead * 3500, 9000 - lead * 3500), np.where(places == 0, 3000, 6500), 5100 + lead * 4900,
        ],
        np.where(places == 0, 5100 + lead * 4400, 4900 - lead * 4400),
    ).astype(np.int64)  # fmt: skip

    holder = _none(len(firms))
    # a parent has a smaller number, so that groups are trees; only the rings hold each other
    above = block.first + draws.zipf("parent", firms, np.maximum(firms - block.first, 1))
    state = world.state.first + draws.zipf("state parent", firms, world.state.size)
    listed = world.listed.first + draws.zipf("listed parent", firms, world.listed.size)
    next_in_ring = firms + np.where((firms - block.first) % _RING == _RING - 1, 1 - _RING, 1)
    for word, parent in (
        ("group", above),
        ("state minority", state),
        ("state", state),
        ("listed", listed),
        ("ring", next_in_ring),
    ):
        holder = np.where((sorts == word) & (places == 0), parent, holder)
    holder = np.where(holder == firms, -1, holder)
    # the first owner is the founder, the others are different people: a row of the same person again would say it twice
    others = (
        world.founder(firms)
        + 1
        + world.person("owner", rows) % max(1, world.firms // 4 - 1)
        + places * (world.firms // 4)
    ) % world.firms
    person = np.where(holder >= 0, -1, np.where((places == 0) | (holder >= 0), world.founder(firms), others))
    first_person = np.isin(sorts, ("group", "state minority", "state", "listed", "ring")) & (places == 1)
    person = np.where(first_person, world.founder(firms), person)
    blanks = [""] * len(firms)
    return _rows(world, firms, holder, person, blanks, blanks, points, blanks)


def offices(world: World, ids: Ids) -> Columns:
    """Legal representatives, and directors, supervisors and managers of companies; some people sit in many firms."""
    ids = ids[~world.government.holds(ids)]
    draws = world.draws
    alone = world.authority(ids) != "91"
    counts = np.where(alone, 1, draws.whole("officers", ids, 1, 3))
    firms, places, rows = several(ids, counts)
    people = np.where(places == 0, world.founder(firms), world.person("officer", rows))
    roles = np.where(
        places == 0, "法定代表人", draws.pick("role", rows, ("董事", "监事", "经理"), (4, 4, 3))
    ).astype(object)
    begun = world.founded(firms)
    left = draws.chance("left office", rows, 0.08) & (places > 0)
    ended = begun + ((TODAY - begun) * draws.fraction("left on", rows)).astype(np.int64)
    return {
        "firm_id": world.codes(firms), "person_id": person_numbers(people), "role": roles, "valid_from": days(begun),
        "valid_to": days(ended, left),
    }  # fmt: skip


def guarantees(world: World, ids: Ids) -> Columns:
    """Sureties: for anybody, by people, and circles of five neighbours where each stands for the next."""
    ids = ids[world.private.holds(ids)]
    draws, first = world.draws, world.private.first
    circle = (ids - first) // 5
    in_circle = draws.chance("circle", circle, 0.01) & (first + circle * 5 + 5 <= world.firms)
    lent = in_circle | draws.chance("gives surety", ids, 0.07)
    ids, in_circle = ids[lent], in_circle[lent]
    following = ids + np.where((ids - first) % 5 == 4, -4, 1)
    anyone = draws.whole("debtor", ids, first, world.firms - 1)
    debtor = np.where(
        in_circle,
        following,
        np.where(anyone == ids, (anyone - first + 1) % world.private.size + first, anyone),
    )
    by_person = draws.chance("personal surety", ids, 0.3) & ~in_circle
    firm_cells, person_cells = world.codes(ids), np.array(person_numbers(world.founder(ids)), dtype=object)
    firm_cells[by_person], person_cells[~by_person] = "", ""
    begun = draws.whole("surety from", ids, TODAY - 1500, TODAY - 10)
    return {
        "guarantor_firm_id": firm_cells, "guarantor_person_id": person_cells, "debtor_id": world.codes(debtor),
        "amount": draws.lognormal("surety", ids, 3e6, 1.0).astype(np.int64).tolist(),
        "valid_from": days(begun), "valid_to": days(begun + 365 * draws.whole("surety years", ids, 1, 5)),
    }  # fmt: skip
