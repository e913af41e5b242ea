"""Rows of who the firms are: bank, people, register entries, former names."""

from __future__ import annotations

import numpy as np

from ingest.firms.synth.draws import Ids, Words, blank, days
from ingest.firms.synth.vocabulary import BODIES, BRANDS, GIVEN, PARKS, ROADS, SURNAMES
from ingest.firms.synth.world import HOME, HOME_CITY, TODAY, World, person_numbers

Columns = dict[str, Words | list[object] | list[str] | list[int]]
"""Cells by field of the layout, as many in each as there are rows."""


def bank(world: World) -> Columns:
    """The one row of the bank's settings."""
    area = "|".join(code for code in world.counties if code.startswith(HOME_CITY))
    return {
        "name": ["生成示例农村商业银行股份有限公司"], "name_en": ["Generated Example Rural Commercial Bank (fictional)"],
        "home_region": [HOME], "lending_regions": [area], "single_limit": ["3000"], "group_limit": ["5000"],
        "inclusive_limit": ["1000"], "data_date": [str(np.datetime64(TODAY, "D"))],
    }  # fmt: skip


def persons(world: World, ids: Ids) -> Columns:
    """As many people as firms."""
    surnames = world.draws.zipf("surname", ids, len(SURNAMES))
    given = world.draws.pick("given", ids, GIVEN)
    names = [f"{SURNAMES[at]}示例{word}" for at, word in zip(surnames.tolist(), given, strict=True)]
    return {"number": person_numbers(ids), "name": names}


def firms(world: World, ids: Ids) -> Columns:
    """Register entries, with as much missing as in real ones."""
    draws = world.draws
    bodies, banks, listed = (block.holds(ids) for block in (world.government, world.banks, world.listed))
    authority = world.authority(ids)
    counties = world.county(ids)
    codes = np.array(world.counties, dtype=object)
    gone = world.gone(ids)
    product = world.main_product(ids)
    made = world.products

    kind = np.where(authority == "92", "个体工商户", np.where(authority == "93", "合作社", "企业")).astype(
        object
    )
    kind[authority == "11"], kind[authority == "12"], kind[banks] = "政府机关", "事业单位", "银行"
    status = draws.pick("status", ids, ("存续", "停业", "吊销"), (95, 2, 3))
    status[ids < world.private.first] = "存续"
    status[gone] = "注销"
    types = np.where(authority == "91", "有限责任公司", kind).astype(object)
    by_people = draws.chance("registry type", ids, 0.7) & (authority == "91")
    types[by_people] = "有限责任公司（自然人投资或控股）"
    types[listed] = "股份有限公司（上市）"

    names = world.names(ids)
    body_words = draws.pick("body name", ids, BODIES)
    for at in np.flatnonzero(bodies).tolist():
        second = BRANDS[int(ids[at]) % len(BRANDS)]
        names[at] = f"{world.county_names[counties[at]]}示例{second}{body_words[at]}"

    agent = draws.chance("by an agent", ids, 0.12) & ~bodies
    shared = draws.zipf("agent", ids, max(1, world.firms // 300))
    phones = [
        f"0000-{number:08d}" for number in np.where(agent, 90_000_000 + shared, ids % 90_000_000).tolist()
    ]
    road = draws.pick("road", ids, ROADS)
    house = draws.whole("house", ids, 1, 999)
    addresses = [
        f"示例代办楼{of_agent + 1}室" if is_agent else f"{county}示例{street}{number}号"
        for is_agent, of_agent, county, street, number in zip(
            agent.tolist(), shared.tolist(), world.county_names[counties], road, house.tolist(), strict=True
        )
    ]
    capital = world.capital(ids)
    paid = (capital * np.minimum(1, draws.lognormal("paid in", ids, 0.5, 0.8))).astype(np.int64)
    staff = np.minimum(draws.lognormal("staff", ids, 6 * np.sqrt(capital / 100) + 1, 0.9), 90_000).astype(
        np.int64
    )
    has_grade = draws.chance("has tax grade", ids, 0.6) & ~bodies
    parks = draws.pick("park", ids, PARKS)
    in_park = draws.chance("in a park", ids, 0.15)
    towns = draws.zipf("town", ids, 18)
    plants = codes[world.county(ids + world.firms)]
    mails = np.array(
        [f"office{number}@example.com" for number in np.where(agent, shared, ids + 1_000_000).tolist()],
        dtype=object,
    )
    return {
        "uscc": world.codes(ids), "name": names, "kind": kind, "status": status, "registry_type": types,
        "founded_on": days(world.founded(ids), draws.chance("has founding", ids, 0.98) | gone),
        "deregistered_on": days(world.founded(ids) + world.lifetime(ids), gone),
        "registered_capital": blank(capital, ~bodies & draws.chance("has capital", ids, 0.97)),
        "paid_in_capital": blank(paid, ~bodies & draws.chance("has paid in", ids, 0.7)),
        "region_code": codes[counties], "plant_region_code": blank(plants, draws.chance("plant elsewhere", ids, 0.05)),
        "town": blank(np.array([f"示例{number + 1}镇" for number in towns.tolist()], dtype=object), draws.chance("has town", ids, 0.6)),
        "park": blank(world.county_names[counties] + "示例" + parks, in_park),
        "address": blank(np.array(addresses, dtype=object), draws.chance("has address", ids, 0.95)),
        "phone": blank(np.array(phones, dtype=object), draws.chance("has phone", ids, 0.8)),
        "email": blank(mails, draws.chance("has mail", ids, 0.4)),
        "industry_code": blank(np.array([p.industry_code for p in made], dtype=object)[product], ~bodies & draws.chance("has industry", ids, 0.96)),
        "industry": blank(np.array([p.industry for p in made], dtype=object)[product], ~bodies),
        "business_scope": blank(np.array([f"{p.name}的生产、销售及技术服务（示例）" for p in made], dtype=object)[product], ~bodies),
        "legal_representative_id": blank(np.array(person_numbers(world.founder(ids)), dtype=object), draws.chance("has representative", ids, 0.97)),
        "insured_count": blank(staff, draws.chance("has staff", ids, 0.65)),
        "tax_grade": blank(draws.pick("tax grade", ids, "ABMCD", (12, 45, 35, 5, 3)), has_grade),
        "tax_grade_year": blank(np.full(len(ids), 2025), has_grade),
        "listed": blank(np.full(len(ids), "是"), listed),
        "stock_code": [f"X{number:06d}" if is_listed else "" for number, is_listed in zip((ids + 100_000).tolist(), listed.tolist(), strict=True)],
        "exchange": blank(np.full(len(ids), "示例证券交易所"), listed),
    }  # fmt: skip


def names(world: World, ids: Ids) -> Columns:
    """Former names of three firms in a hundred."""
    had = ids[world.draws.chance("had another name", ids, 0.03) & ~world.government.holds(ids)]
    former = [name.replace("示例", "示例原", 1) for name in world.names(had)]
    until = world.founded(had) + np.maximum(30, (TODAY - world.founded(had)) // 3)
    return {
        "firm_id": world.codes(had), "kind": ["曾用名"] * len(had), "name": former,
        "valid_to": days(np.minimum(until, TODAY)),
    }  # fmt: skip
