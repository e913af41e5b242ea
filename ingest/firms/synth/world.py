"""What is true of a made-up firm by its number: kind, place, trade, life, code. Others refer to it by these alone.

Firms stand in blocks: government bodies, banks, state firms, listed firms, then all others. The first of each block are
the ones that many sell to.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.store import regions
from ingest.demo.chains import BY_NAME
from ingest.firms.synth.codes import credit_codes
from ingest.firms.synth.draws import Draws, Ids, Words
from ingest.firms.synth.vocabulary import BRANDS, GOODS, INDUSTRIES

TODAY = int(np.datetime64("2026-10-31").astype(np.int64))
"""The day that the data is of, in days since 1970."""
_OPENED = int(np.datetime64("1988-01-01").astype(np.int64))
HOME_CITY, HOME = "5227", "522702"
FEWEST = 10


@dataclass(frozen=True, slots=True)
class Block:
    """Firms of one sort: numbers from first up to, without, end."""

    first: int
    end: int

    @property
    def size(self) -> int:
        return self.end - self.first

    def holds(self, ids: Ids) -> NDArray[np.bool_]:
        """Which of the firms are of this sort."""
        return (ids >= self.first) & (ids < self.end)


@dataclass(frozen=True, slots=True)
class MadeProduct:
    """A product, the industry of who makes it and the word for it in a firm's name."""

    name: str
    industry_code: str
    industry: str
    trade: str


class World:
    """The firms of one seed. firms: how many, FEWEST or more."""

    def __init__(self, firms: int, seed: int) -> None:
        self.firms, self.draws = firms, Draws(seed)
        ends = np.cumsum([max(1, firms * share // 10_000) for share in (80, 8, 200, 12)]).tolist()
        starts = [0, *ends]
        self.government, self.banks, self.state, self.listed = (
            Block(first, end) for first, end in zip(starts, ends, strict=False)
        )
        self.private = Block(ends[-1], firms)

    @cached_property
    def products(self) -> tuple[MadeProduct, ...]:
        """The products, the commonest first: every fifth is of the demo bank's chains, the others are made up."""
        known = [MadeProduct(p.name, *p.industry, p.trade) for p in BY_NAME.values()]
        made = min(2000, max(20, self.firms // 100))
        listed: list[MadeProduct] = []
        for number in range(made):
            if number % 4 == 0 and known:
                listed.append(known.pop(0))
            code, industry, trade = INDUSTRIES[(number * 7) % len(INDUSTRIES)]
            goods = GOODS[number % len(GOODS)]
            listed.append(MadeProduct(f"示例{goods}{number + 1}号", code, industry, trade))
        return (*listed, *known)

    @cached_property
    def counties(self) -> tuple[str, ...]:
        """Codes of the counties, those of the bank's own prefecture first."""
        listed = [place.code for place in regions.all_regions() if place.level == "county"]
        return tuple(sorted(listed, key=lambda code: (code != HOME, not code.startswith(HOME_CITY), code)))

    @cached_property
    def county_names(self) -> Words:
        """Short names of the counties, for firms' names."""
        named = (regions.region(code) for code in self.counties)
        return np.array([place.short or place.name for place in named if place is not None], dtype=object)

    def county(self, ids: Ids) -> Ids:
        """Place in `counties`: one firm in eight in the own prefecture, the others over the country by a power law."""
        own = sum(code.startswith(HOME_CITY) for code in self.counties)
        near = self.draws.zipf("near", ids, own)
        # a rank is some county of the list, the same for all firms: else the first provinces by code had all firms
        far = self.draws.zipf("far", ids, len(self.counties) - own) * 1009 % (len(self.counties) - own)
        return np.where(self.draws.chance("at home", ids, 0.125), near, own + far)

    def main_product(self, ids: Ids) -> Ids:
        """Place in `products` of what a firm lives on."""
        return self.draws.zipf("product", ids, len(self.products))

    def authority(self, ids: Ids) -> Words:
        """First two characters of the credit codes."""
        drawn = self.draws.pick("form", ids, ("91", "92", "93"), (80, 16, 4))
        drawn[ids < self.private.first] = "91"
        bodies = self.government.holds(ids)
        drawn[bodies] = self.draws.pick("body", ids[bodies], ("11", "12"), (6, 4))
        return drawn

    def codes(self, ids: Ids) -> Words:
        """Credit codes."""
        return credit_codes(self.authority(ids), ids)

    def founded(self, ids: Ids) -> Ids:
        """Day of founding: ever more of them a year, as in growing registers; bodies and state firms are old."""
        age = (TODAY - _OPENED) * (1 - self.draws.fraction("founded", ids) ** 0.45)
        old = np.where(ids < self.private.first, 0.35 * (TODAY - _OPENED), 0)
        return TODAY - 30 - np.minimum(age + old, TODAY - _OPENED).astype(np.int64)

    def lifetime(self, ids: Ids) -> Ids:
        """Days from founding to deregistration by a Weibull law, its scale by trade; a firm lives where that is to come."""
        scale = 365 * (9 + self.main_product(ids) % 23)
        drawn = scale * np.power(-np.log(self.draws.fraction("lifetime", ids)), 1 / 1.2)
        return np.where(ids < self.private.first, 10**6, drawn + 90).astype(np.int64)

    def gone(self, ids: Ids) -> NDArray[np.bool_]:
        """Whether it has been deregistered."""
        return self.founded(ids) + self.lifetime(ids) < TODAY - 30

    def capital(self, ids: Ids) -> Ids:
        """Registered capital in 万元."""
        large = np.where(self.state.holds(ids) | self.banks.holds(ids) | self.listed.holds(ids), 60.0, 1.0)
        return np.maximum(self.draws.lognormal("capital", ids, 200 * large, 1.5), 1).astype(np.int64)

    def revenue(self, ids: Ids) -> Ids:
        """Yearly revenue in yuan."""
        return (self.capital(ids) * self.draws.lognormal("turnover", ids, 25_000, 1.1)).astype(
            np.int64
        ) + 10_000

    def names(self, ids: Ids) -> list[str]:
        """Full names of firms that are no government bodies."""
        authority = self.authority(ids)
        form = np.where(
            authority == "92", "店", np.where(authority == "93", "专业合作社", "有限公司")
        ).astype(object)
        form[self.listed.holds(ids)] = "股份有限公司"
        form[self.banks.holds(ids)] = "村镇银行股份有限公司"
        form[self.state.holds(ids) & self.draws.chance("group", ids, 0.3)] = "集团有限公司"
        trades = np.array([product.trade for product in self.products], dtype=object)[self.main_product(ids)]
        trades[self.banks.holds(ids)] = ""
        brands = [self.draws.pick(f"brand {part}", ids, BRANDS) for part in (1, 2)]
        parts = zip(self.county_names[self.county(ids)], *brands, trades, form, strict=True)
        return [f"{county}示例{one}{two}{trade}{tail}" for county, one, two, trade, tail in parts]

    def person(self, what: str, rows: Ids) -> Ids:
        """Somebody: one in five is among the few who hold many firms."""
        few = self.draws.zipf(f"{what} of few", rows, max(1, self.firms // 20))
        anyone = self.draws.whole(what, rows, 0, self.firms - 1)
        return np.where(self.draws.chance(f"{what} is of few", rows, 0.2), few, anyone)

    def founder(self, ids: Ids) -> Ids:
        """The person behind a firm: its own for most, one of those who hold many for some."""
        few = self.draws.zipf("serial founder", ids, max(1, self.firms // 20))
        return np.where(self.draws.chance("founder is serial", ids, 0.15), few, ids)

    def buyer(self, what: str, rows: Ids, of: Ids) -> Ids:
        """Who buys: bodies, state, listed firms and banks much, the first of each most; never the firm of `of` itself."""
        bought = self.draws.whole(f"{what} anyone", rows, self.private.first, self.firms - 1)
        sort = self.draws.fraction(f"{what} sort", rows)
        for block, low, high in (
            (self.government, 0.0, 0.09), (self.state, 0.09, 0.28), (self.listed, 0.28, 0.36), (self.banks, 0.36, 0.38),
        ):  # fmt: skip
            drawn = block.first + self.draws.zipf(f"{what} of {low}", rows, block.size)
            bought = np.where((sort >= low) & (sort < high), drawn, bought)
        return np.where(bought == of, (bought + 1) % self.firms, bought)


def person_numbers(persons: Ids) -> list[str]:
    """Numbers of people as the files write them."""
    return [f"S{number:08d}" for number in persons.tolist()]
