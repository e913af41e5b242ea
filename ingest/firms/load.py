"""Loads a folder of firm files (ingest.firms.layout) into the store: one transaction, upsert by key, a report of every row.

Loading the same folder twice changes nothing. A row that cannot be taken is rejected with its row number, field,
value and reason, and the others go on. A row that has left a file stays in the store: files may be partial.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, SQLModel, select

from assistant.domain.identity import name_key
from assistant.domain.text import Text
from assistant.errors import FileRejected
from assistant.store import firms, profile, records, trade
from assistant.store.engine import Store
from assistant.store.sources import Source
from ingest.firms.layout import FILES, Layout
from ingest.firms.lines import Line, lines, read, repeated
from ingest.firms.report import ImportReport, RejectedRow

Progress = Callable[[str, int, int], None]
"""Told (file name, files done, files in all)."""

Row = dict[str, Any]
Key = tuple[object, ...]

_NAMED_ONCE: tuple[type[SQLModel], ...] = (
    profile.BankProfile, firms.Firm, firms.Person, trade.Product, trade.Chain, trade.Tender, records.Statement,
    records.BankClient, trade.FirmProduct, trade.ProductLink, trade.ChainProduct, records.StandIn,
)  # fmt: skip
"""Tables in which a key stands for one row, so that a second line of the same key in a file is a mistake."""


@dataclass(slots=True)
class References:
    """Ids of what rows refer to: firms by scheme and number, people by number, products by name, chains by code."""

    firm: dict[str, int] = field(default_factory=dict)
    person: dict[str, int] = field(default_factory=dict)
    product: dict[str, int] = field(default_factory=dict)
    chain: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Load:
    """State of one load. as_of: the data date, known once bank.csv was read."""

    session: Session
    is_example: bool
    report: ImportReport = field(default_factory=ImportReport)
    references: References = field(default_factory=References)
    as_of: date | None = None


def load_folder(
    store: Store, folder: Path, progress: Progress | None = None, *, is_example: bool = False
) -> ImportReport:
    """Load every known file of `folder`; `is_example` marks all of it as an example's.

    Raises FileRejected, with nothing changed, when the folder holds none of the files or one of them is no such table.
    """
    found = [layout for layout in FILES if (folder / layout.file).is_file()]
    if not found:
        raise FileRejected(
            path=str(folder),
            reason_code="no_firm_files",
            reason=Text(
                "目录中没有企业数据文件（firms.csv 等）",
                "the folder holds no firm files (firms.csv and so on)",
            ),
        )
    with store.write() as session:
        load = _Load(session, is_example)
        _remember_references(load)
        for done, layout in enumerate(found):
            if progress:
                progress(layout.file, done, len(found))
            _load_file(load, layout, (folder / layout.file).read_bytes())
        if progress:
            progress("", len(found), len(found))
    return load.report


def _remember_references(load: _Load) -> None:
    refs, session = load.references, load.session
    refs.firm.update((f"{i.scheme}:{i.value}", i.firm_id) for i in session.exec(select(firms.FirmIdentifier)))
    refs.person.update((p.number, p.id) for p in session.exec(select(firms.Person)) if p.number and p.id)
    refs.product.update((p.name, p.id) for p in session.exec(select(trade.Product)) if p.id)
    refs.chain.update((c.code, c.id) for c in session.exec(select(trade.Chain)) if c.id)
    bank = session.exec(select(profile.BankProfile)).first()
    load.as_of = bank.data_date if bank else None


def _load_file(load: _Load, layout: Layout, content: bytes) -> None:
    source = _source(load, layout, content)
    stored = _stored(load.session, layout)
    writer = _WITH_PARTS.get(layout.model)
    seen: dict[Key, int] = {}
    fresh: list[Row] = []
    for line in lines(layout, content):
        values = read(layout, line)
        if isinstance(values, dict):
            values = _resolved(load.references, layout, line, values)
        if isinstance(values, RejectedRow):
            load.report.rejected.append(values)
            continue
        key = tuple(values[name] for name in layout.key)
        # two deliveries of one day and amount are two rows: the nth of a kind is the nth of that kind again
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1 and layout.model in _NAMED_ONCE:
            load.report.rejected.append(repeated(layout, line))
            continue
        values |= _provenance(load, layout, source, line, values)
        row = stored.get((key, seen[key]))
        if writer is not None:
            changed = writer(load, row, values)
        elif row is None:
            fresh.append(values)
        else:
            changed = _update(row, values)
        if row is None:
            load.report.inserted += 1
        else:
            load.report.count(changed)
    if fresh:
        load.session.execute(insert(layout.model), fresh)
    load.session.flush()
    if layout.model in (profile.BankProfile, firms.Person, trade.Product, trade.Chain):
        _remember_references(load)
        source.as_of = load.as_of


def _resolved(refs: References, layout: Layout, line: Line, values: Row) -> Row | RejectedRow:
    """The row with ids for its references, or the first that is not known."""
    headers = {column.field: column.header for column in layout.columns}
    for name, value in values.items():
        target = layout.target(name)
        if target is None or value is None:
            continue
        known = getattr(refs, target)
        for key in value if isinstance(value, tuple) else (value,):
            if key not in known:
                shown = key.partition(":")[2] if target == "firm" else key
                reason = _UNKNOWN[target]
                return RejectedRow(layout.file, line.number, headers[name], shown, reason)
        found = tuple(known[key] for key in (value if isinstance(value, tuple) else (value,)))
        values[name] = found if isinstance(value, tuple) else found[0]
    return values


_UNKNOWN = {
    "firm": Text("没有这个企业", "no such firm"),
    "person": Text("没有这个人员编号", "no such person number"),
    "product": Text("没有这个产品", "no such product"),
    "chain": Text("没有这个产业链", "no such chain"),
}


def _source(load: _Load, layout: Layout, content: bytes) -> Source:
    digest = hashlib.sha256(content).hexdigest()
    known = select(Source).where(
        Source.name == layout.file, Source.kind == "csv", Source.is_example == load.is_example
    )
    source = load.session.exec(known).first() or Source(
        name=layout.file,
        title=layout.title,
        kind="csv",
        is_example=load.is_example,
        imported_at=datetime.now(UTC),
    )
    if source.sha256 != digest:
        source.sha256, source.imported_at = digest, datetime.now(UTC)
    source.as_of, source.internal = load.as_of, layout.internal
    load.session.add(source)
    load.session.flush()
    return source


def _provenance(load: _Load, layout: Layout, source: Source, line: Line, values: Row) -> Row:
    """What the row's table keeps beside its own fields: source, example mark, comparable name."""
    extra: Row = {}
    fields = layout.model.model_fields
    if "source_id" in fields:
        as_of = values[layout.period] if layout.period else load.as_of
        extra = {
            "source_id": source.id,
            "source_row": line.number,
            "source_text": line.text,
            "as_of": date(as_of, 12, 31) if isinstance(as_of, int) else as_of,
        }
    if "is_example" in fields:
        extra["is_example"] = load.is_example
    if "name_key" in fields:
        extra["name_key"] = name_key(values["name"])
    return extra


def _stored(session: Session, layout: Layout) -> dict[tuple[Key, int], Any]:
    """Rows of the table by key and place among rows of the same key."""
    if layout.model is firms.Firm:
        pairs = session.exec(
            select(firms.FirmIdentifier.value, firms.Firm)
            .join(firms.Firm, firms.FirmIdentifier.firm_id == firms.Firm.id)  # type: ignore[arg-type]
            .where(firms.FirmIdentifier.scheme == "uscc")
        )
        return {((code,), 1): firm for code, firm in pairs}
    found: dict[tuple[Key, int], Any] = {}
    counts: dict[Key, int] = {}
    order = list(layout.model.__table__.primary_key)  # type: ignore[attr-defined]
    for row in session.exec(select(layout.model).order_by(*order)):
        key = tuple(getattr(row, name) for name in layout.key)
        counts[key] = counts.get(key, 0) + 1
        found[key, counts[key]] = row
    return found


def _update(row: Any, values: Row) -> bool:
    """Bring a stored row to `values`; True if anything but the place it was read from differed."""
    changed = False
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
            changed = changed or name not in ("source_row", "source_id")
    return changed


def _write_firm(load: _Load, row: firms.Firm | None, values: Row) -> bool:
    """Insert or update a firm with its identifiers."""
    session = load.session
    numbers = {"uscc": values.pop("uscc"), "stock_code": values.pop("stock_code")}
    changed = _update(row, values) if row else True
    firm = row or firms.Firm(**values)
    session.add(firm)
    session.flush()
    assert firm.id is not None
    load.references.firm[f"uscc:{numbers['uscc']}"] = firm.id
    of_firm = select(firms.FirmIdentifier).where(firms.FirmIdentifier.firm_id == firm.id)
    held = {identifier.scheme: identifier for identifier in session.exec(of_firm)} if row else {}
    for scheme, value in numbers.items():
        if value and (scheme not in held or held[scheme].value != value):
            identifier = held.get(scheme) or firms.FirmIdentifier(firm_id=firm.id, scheme=scheme, value=value)
            identifier.value = value
            session.add(identifier)
            changed = True
    return changed


def _write_tender(load: _Load, row: trade.Tender | None, values: Row) -> bool:
    """Insert or update a tender with its winners; the first is the lead."""
    session = load.session
    winners, parts = values.pop("winners"), values.pop("parts")
    changed = _update(row, values) if row else True
    tender = row or trade.Tender(**values)
    session.add(tender)
    session.flush()
    assert tender.id is not None
    wanted: dict[int, tuple[bool, Decimal | None]] = {
        firm_id: (place == 0, parts[place] if parts else None) for place, firm_id in enumerate(winners)
    }
    of_tender = select(trade.TenderSupplier).where(trade.TenderSupplier.tender_id == tender.id)
    held = list(session.exec(of_tender)) if row else []
    if {winner.firm_id: (winner.lead, winner.amount) for winner in held} == wanted:
        return changed
    for winner in held:
        session.delete(winner)
    session.flush()
    for firm_id, (lead, amount) in wanted.items():
        session.add(trade.TenderSupplier(tender_id=tender.id, firm_id=firm_id, lead=lead, amount=amount))
    return True


_WITH_PARTS: dict[type[SQLModel], Callable[[_Load, Any, Row], bool]] = {
    firms.Firm: _write_firm,
    trade.Tender: _write_tender,
}
"""Tables whose rows carry rows of another table with them."""
