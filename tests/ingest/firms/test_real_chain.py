"""The real industry-chain set: what the store says after an import is what its files say, row by row.

The expected rows are computed here from the files with the csv module alone.
"""

from __future__ import annotations

import csv
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlmodel import Session, col, func, select

from assistant.settings import Settings
from assistant.store.chain_graph import names_of, walk
from assistant.store.chain_trace import trace
from assistant.store.engine import Store, prepare_home
from assistant.store.firm_resolve import resolve
from assistant.store.firms import Firm, FirmIdentifier, FirmName
from assistant.store.migrate import upgrade
from assistant.store.product_makers import Maker, makers, products_of
from assistant.store.product_names import named
from assistant.store.trade import FirmProduct, Product, ProductLink
from ingest.firms.importing import import_path
from ingest.firms.report import ImportReport

pytestmark = pytest.mark.slow

Cells = dict[str, str]


class Files:
    """The set's files, read without any code of the product."""

    def __init__(self, folder: Path) -> None:
        self.companies = self._read(folder / "companies.csv")
        self.products = self._read(folder / "company_products.csv")
        self.relations = self._read(folder / "product_relations.csv")
        self.shares: dict[str, list[Cells]] = defaultdict(list)
        self.of_company: dict[str, list[Cells]] = defaultdict(list)
        for row in self.products:
            self.shares[row["product"]].append(row)
            self.of_company[row["stock_code"]].append(row)
        self.upstream: dict[str, set[str]] = defaultdict(set)
        self.downstream: dict[str, set[str]] = defaultdict(set)
        for row in self.relations:
            one, other = row["product"], row["related_product"]
            if one == other or row["relation"] == "产品小类":
                continue
            material, product = (other, one) if row["relation"] == "上游材料" else (one, other)
            self.upstream[product].add(material)
            self.downstream[material].add(product)

    @staticmethod
    def _read(path: Path) -> list[Cells]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    @staticmethod
    def share(cell: str) -> Decimal | None:
        """What a share stands for: 0.001 is a filler, below 0 an elimination, above 1 none."""
        share = Decimal(cell)
        return None if share == Decimal("0.001") or not 0 <= share <= 1 else share

    def makers(self, product: str) -> list[tuple[str, Decimal | None]]:
        """(code, share) of the product's makers, largest share first, unknown last."""
        found = [(row["stock_code"], self.share(row["revenue_share"])) for row in self.shares[product]]
        return sorted(found, key=lambda pair: (pair[1] is None, -(pair[1] or 0)))


@pytest.fixture(scope="module")
def folder(shared_data: Path) -> Path:
    found = shared_data / "industry-chain"
    if not found.is_dir():
        pytest.skip(f"the industry-chain set is not at {found}")
    return found


@pytest.fixture(scope="module")
def files(folder: Path) -> Files:
    return Files(folder)


@pytest.fixture(scope="module")
def imported(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, ImportReport, ImportReport]]:
    settings = Settings(home=tmp_path_factory.mktemp("chain"))
    prepare_home(settings)
    store = Store(settings)
    upgrade(store)
    first = import_path(store, settings, folder)
    yield store, first, import_path(store, settings, folder)
    store.close()


@pytest.fixture
def session(imported: tuple[Store, ImportReport, ImportReport]) -> Iterator[Session]:
    with imported[0].read() as opened:
        yield opened


def product(session: Session, name: str) -> Product:
    found = named(session, name)
    assert found is not None
    return found


def shown(listed: tuple[Maker, ...]) -> list[tuple[str | None, Decimal | None]]:
    return [(maker.number, maker.share) for maker in listed]


def by_share(
    pairs: list[tuple[str | None, Decimal | None]],
) -> list[tuple[Decimal | None, frozenset[str | None]]]:
    """Makers in order, those of one share together: between them the files give no order."""
    found: list[tuple[Decimal | None, frozenset[str | None]]] = []
    for number, share in pairs:
        if found and found[-1][0] == share:
            found[-1] = (share, found[-1][1] | {number})
        else:
            found.append((share, frozenset({number})))
    return found


def test_all_companies_and_all_relations_but_the_self_loops_go_in(
    imported: tuple[Store, ImportReport, ImportReport], session: Session, files: Files
) -> None:
    _, first, _ = imported
    codes = {row["stock_code"] for row in files.companies}
    loops = [row for row in files.relations if row["product"] == row["related_product"]]
    assert (len(codes), len(loops)) == (4586, 108)
    assert first.rejected_rows == 0
    assert session.scalar(select(func.count()).select_from(Firm)) == len(codes)
    assert session.scalar(select(func.count()).select_from(ProductLink)) == len(files.relations) - 108
    assert session.scalar(select(func.count()).select_from(FirmProduct)) == len(files.products)
    noted = Counter(note.file for note in first.notes if "itself" in note.text.en)
    assert noted == {"product_relations.csv": 108}
    stored = set(session.scalars(select(FirmIdentifier.value).where(FirmIdentifier.scheme == "stock_code")))
    assert stored == codes


def test_a_second_import_changes_nothing(imported: tuple[Store, ImportReport, ImportReport]) -> None:
    _, first, again = imported
    assert (again.inserted, again.updated, again.unchanged) == (0, 0, first.inserted)
    assert len(again.notes) == len(first.notes)


def test_of_the_conflicting_names_one_holds_and_the_others_are_unverified_and_reported(
    imported: tuple[Store, ImportReport, ImportReport], session: Session, files: Files
) -> None:
    _, first, _ = imported
    full: dict[str, set[str]] = defaultdict(set)
    short: dict[str, set[str]] = defaultdict(set)
    for row in files.companies:
        full[row["stock_code"]].add(row["full_name"])
        short[row["stock_code"]].add(row["short_name"])
    conflicting = {code: names for code, names in full.items() if len(names) > 1}
    assert len(conflicting) == 53
    rows = session.exec(
        select(FirmIdentifier.value, Firm).join(Firm, col(Firm.id) == col(FirmIdentifier.firm_id))
    )
    firms = {code: firm for code, firm in rows if code in conflicting}
    fitting = 0
    for code, names in conflicting.items():
        firm = firms[code]
        kept = set(
            session.scalars(
                select(FirmName.name).where(FirmName.firm_id == firm.id, FirmName.kind == "unverified")
            )
        )
        assert firm.name in names | short[code]
        fitting += firm.name in names
        assert names - {firm.name} <= kept
        assert {note.value for note in first.notes if note.field == "full_name"} >= names - {firm.name}
    assert fitting == 50  # of three codes none of the names fits the short one
    assert firms["002398"].name == "厦门市建筑科学研究院集团股份有限公司"
    assert firms["000975"].name == "银泰资源股份有限公司"
    assert firms["688078"].name == "龙软科技"


def test_makers_of_monoammonium_phosphate_by_revenue_share(session: Session, files: Files) -> None:
    listed = makers(session, product(session, "磷酸一铵").id or 0)
    assert shown(listed) == files.makers("磷酸一铵")
    assert [maker.name for maker in listed][:2] == [
        "贵州川恒化工股份有限公司",
        "安徽省司尔特肥业股份有限公司",
    ]
    assert listed[0].evidence.quote == "stock_code：002895；product：磷酸一铵；revenue_share：0.255398"


def test_listed_firms_that_make_yellow_phosphorus(session: Session, files: Files) -> None:
    listed = makers(session, product(session, "黄磷").id or 0)
    assert shown(listed) == files.makers("黄磷") != []
    assert all(maker.listed for maker in listed)


def test_materials_as_the_set_states_them_with_their_source_and_not_corrected(
    session: Session, files: Files
) -> None:
    side = trace(session, product(session, "磷酸二铵"), "upstream")
    assert {step.product for step in side.steps} == files.upstream["磷酸二铵"]
    ash = next(step for step in side.steps if step.product == "纯碱")
    assert ash.link.quote == "product：磷酸二铵；related_product：纯碱；relation：上游材料"
    assert ash.link.source.startswith("product_relations.csv 第 ")
    phosphorus = trace(session, product(session, "黄磷"), "upstream")
    assert {step.product for step in phosphorus.steps} == {"石墨电极", "焦炭"}


@pytest.mark.parametrize("name", ["磷酸一铵", "磷酸铁锂"])
def test_what_the_set_does_not_say_is_told_with_products_near_it(
    session: Session, files: Files, name: str
) -> None:
    assert not files.upstream[name]
    side = trace(session, product(session, name), "upstream", steps=3)
    assert side.total == 0
    assert side.related
    for near in side.related:
        assert near.product != name
        assert near.linked is bool(files.upstream[near.product])
    assert side.related[0].linked


def test_products_of_a_company(session: Session, files: Files) -> None:
    found = resolve(session, "川恒股份")
    assert found.firm_id is not None
    made = products_of(session, found.firm_id)
    said = {row["product"]: files.share(row["revenue_share"]) for row in files.of_company["002895"]}
    assert {item.product: item.share for item in made} == said
    shares = [item.share for item in made]
    known = [share for share in shares if share is not None]
    assert shares == sorted(known, reverse=True) + [None] * (len(shares) - len(known))


def test_three_hundred_rows_of_makers_agree_with_the_files(session: Session, files: Files) -> None:
    chosen = random.Random(4)
    common = sorted(name for name, rows in files.shares.items() if len(rows) >= 2 and name.isprintable())
    rows = 0
    for name in chosen.sample(common, 150):
        expected = files.makers(name)
        listed = shown(makers(session, product(session, name).id or 0, limit=None))
        assert by_share(listed) == by_share([*expected]), name
        rows += len(expected)
    assert rows >= 300


def test_three_hundred_links_agree_with_the_files_in_both_directions(session: Session, files: Files) -> None:
    chosen = random.Random(5)
    names = sorted(name for name in files.upstream if name.isprintable() and len(files.upstream[name]) < 40)
    checked = 0
    for name in chosen.sample(names, 200):
        start = product(session, name).id or 0
        for kind, said in (("upstream", files.upstream), ("downstream", files.downstream)):
            reached = walk(session, start, kind, 1).reached  # type: ignore[arg-type]
            found = set(names_of(session, [one.product_id for one in reached]).values())
            assert found == {other.strip() for other in said[name]}, (name, kind)
            checked += len(found)
    assert checked >= 300


def test_two_and_three_steps_agree_with_a_search_of_the_files(session: Session, files: Files) -> None:
    for name in ("磷酸二铵", "黄磷", "纯碱", "复合肥", "碳酸锂", "钛白粉"):
        level, seen = {name}, {name}
        expected: dict[str, int] = {}
        for depth in (1, 2, 3):
            level = {other for one in level for other in files.upstream[one]} - seen
            seen |= level
            expected |= dict.fromkeys(level, depth)
        reached = walk(session, product(session, name).id or 0, "upstream", 3).reached
        by_id = names_of(session, [one.product_id for one in reached])
        assert {by_id[one.product_id]: one.depth for one in reached} == expected
