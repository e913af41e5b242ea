"""Loads a folder of firm files (ingest.firms.layout) into the store: one transaction, upsert by key, a report of every row.

Loading the same folder twice changes nothing. A row that cannot be taken is rejected with its row number, field,
value and reason, and the others go on. A row that has left a file stays in the store: files may be partial.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
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
from assistant.store import firms as tables
from assistant.store.engine import Store
from assistant.store.sources import Source
from ingest.firms.cells import CellError, References
from ingest.firms.layout import FILES, Layout

Progress = Callable[[str, int, int], None]
"""Told (file name, files done, files in all)."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was not taken. `row` counts lines of the file from 1, the header being line 1."""

    file: str
    row: int
    field: str
    value: str
    reason: Text


@dataclass(slots=True)
class ImportReport:
    """What one load did, in rows."""

    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[RejectedRow] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether the store differs from before."""
        return self.inserted + self.updated > 0


@dataclass(slots=True)
class _Load:
    """State of one load."""

    session: Session
    is_example: bool
    report: ImportReport = field(default_factory=ImportReport)
    references: References = field(default_factory=References)
    as_of: date | None = None


def load_folder(
    store: Store, folder: Path, progress: Progress | None = None, *, is_example: bool = False
) -> ImportReport:
    """Load every known file of `folder`.

    Raises FileRejected when the folder holds none of the files, or one of them is no such table.
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
            _load_file(load, layout, folder / layout.file)
        if progress:
            progress("", len(found), len(found))
    return load.report


def _remember_references(load: _Load) -> None:
    refs, session = load.references, load.session
    codes = select(tables.FirmIdentifier.value, tables.FirmIdentifier.firm_id).where(
        tables.FirmIdentifier.scheme == "uscc"
    )
    refs.firms.update(session.exec(codes).all())
    refs.people.update((p.number, p.id) for p in session.exec(select(tables.Person)) if p.number and p.id)
    refs.products.update((p.name, p.id) for p in session.exec(select(tables.Product)) if p.id)
    refs.chains.update((c.code, c.id) for c in session.exec(select(tables.Chain)) if c.id)
    bank = session.exec(select(tables.BankProfile)).first()
    load.as_of = bank.data_date if bank else None


def _load_file(load: _Load, layout: Layout, path: Path) -> None:
    content = path.read_bytes()
    source = _source(load, layout, content)
    stored = _stored(load.session, layout)
    seen: dict[tuple[object, ...], int] = {}
    fresh: list[Row] = []
    for number, cells in _lines(layout, path.name, content):
        values = _values(load, layout, number, cells)
        if values is None:
            continue
        if layout.model is tables.BankProfile:
            load.as_of = values["data_date"]
        key = tuple(values.get(name) for name in layout.key)
        # two deliveries of one day and amount are two rows: the nth of a kind is the nth of that kind again
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1 and layout.model in _NAMED_ONCE:
            load.report.rejected.append(_repeated(layout, number, cells))
            continue
        row = stored.get((key, seen[key]))
        provenance = _provenance(load, layout, source, number, cells, values)
        if row is None:
            load.report.inserted += 1
            if layout.model in _WITH_PARTS:
                _WITH_PARTS[layout.model](load, None, values | provenance)
            else:
                fresh.append(values | provenance)
        elif layout.model in _WITH_PARTS:
            _count(load.report, _WITH_PARTS[layout.model](load, row, values | provenance))
        else:
            _count(load.report, _update(row, values | provenance))
    if fresh:
        load.session.execute(insert(layout.model), fresh)
    load.session.flush()
    if layout.model in (tables.Person, tables.Product, tables.Chain):
        _remember_references(load)


def _source(load: _Load, layout: Layout, content: bytes) -> Source:
    digest = hashlib.sha256(content).hexdigest()
    source = load.session.exec(select(Source).where(Source.name == layout.file, Source.kind == "csv")).first()
    if source is None:
        source = Source(name=layout.file, title=layout.title, kind="csv", imported_at=datetime.now(UTC))
    if source.sha256 != digest:
        source.sha256, source.imported_at = digest, datetime.now(UTC)
    source.as_of, source.internal, source.is_example = load.as_of, layout.internal, load.is_example
    load.session.add(source)
    load.session.flush()
    return source


def _lines(layout: Layout, name: str, content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """(line number, cells by header) of every line that is not blank; ragged lines carry the key `None`."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("gb18030")
        except UnicodeDecodeError as error:
            raise FileRejected(
                path=name,
                reason_code="encoding",
                reason=Text("不是 UTF-8 或 GB18030 文本", "neither UTF-8 nor GB18030 text"),
            ) from error
    reader = csv.reader(io.StringIO(text, newline=""))
    headers = [header.strip() for header in next(reader, [])]
    missing = [column.header for column in layout.columns if column.required and column.header not in headers]
    if missing:
        listed = "、".join(missing)
        raise FileRejected(
            path=name,
            reason_code="missing_columns",
            reason=Text(f"缺少列：{listed}", f"these columns are missing: {listed}"),
        )
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        line = {header: cell.strip() for header, cell in zip(headers, cells, strict=False)}
        if len(cells) != len(headers):
            line[_RAGGED] = str(len(cells))
        yield reader.line_num, line


_RAGGED = "\0ragged"
_NAMED_ONCE: tuple[type[SQLModel], ...] = (
    tables.Firm, tables.Person, tables.Product, tables.Chain, tables.Tender, tables.Statement, tables.BankClient,
    tables.FirmProduct, tables.ProductLink, tables.ChainProduct, tables.StandIn, tables.BankProfile,
)  # fmt: skip
"""Tables in which a key stands for one row, so that a second line of the same key in a file is a mistake."""


def _values(load: _Load, layout: Layout, number: int, cells: dict[str, str]) -> Row | None:
    """The fields of one line, or None after noting why it was rejected."""

    def reject(header: str, value: str, reason: Text) -> None:
        load.report.rejected.append(RejectedRow(layout.file, number, header, value, reason))

    if _RAGGED in cells:
        reject("", cells[_RAGGED], Text("列数与表头不一致", "as many cells as headers are wanted"))
        return None
    values: Row = {}
    for column in layout.columns:
        if column.field is None:
            continue
        cell = cells.get(column.header, "")
        if not cell:
            if column.required:
                reject(column.header, "", Text("必填", "must be filled in"))
                return None
            values[column.field] = column.default
            continue
        try:
            values[column.field] = column.read(cell, load.references)
        except CellError as error:
            reject(column.header, cell, error.reason)
            return None
    fault = layout.check(values) if layout.check else None
    if fault:
        reject(fault[0], cells.get(fault[0], ""), fault[1])
        return None
    return values


def _repeated(layout: Layout, number: int, cells: dict[str, str]) -> RejectedRow:
    headers = {column.field: column.header for column in layout.columns}
    header = headers[layout.key[0]] if layout.key else layout.columns[0].header
    return RejectedRow(
        layout.file, number, header, cells.get(header, ""), Text("与前面的行重复", "repeats an earlier row")
    )


def _provenance(
    load: _Load, layout: Layout, source: Source, number: int, cells: dict[str, str], values: Row
) -> Row:
    """What the row's table keeps beside its own fields: source, example mark, comparable name."""
    extra: Row = {}
    fields = layout.model.model_fields
    if "source_id" in fields:
        as_of = values[layout.period] if layout.period else load.as_of
        extra = {
            "source_id": source.id,
            "source_row": number,
            "source_text": "；".join(f"{header}：{cell}" for header, cell in cells.items() if cell),
            "as_of": date(as_of, 12, 31) if isinstance(as_of, int) else as_of,
        }
    if "is_example" in fields:
        extra["is_example"] = load.is_example
    if "name_key" in fields:
        extra["name_key"] = name_key(values["name"])
    return extra


def _stored(session: Session, layout: Layout) -> dict[tuple[tuple[object, ...], int], Any]:
    """Rows of the table by key and place among rows of the same key."""
    found: dict[tuple[tuple[object, ...], int], Any] = {}
    if layout.model is tables.Firm:
        pairs = session.exec(
            select(tables.FirmIdentifier.value, tables.Firm)
            .join(tables.Firm, tables.FirmIdentifier.firm_id == tables.Firm.id)  # type: ignore[arg-type]
            .where(tables.FirmIdentifier.scheme == "uscc")
        )
        return {((code,), 1): firm for code, firm in pairs}
    counts: dict[tuple[object, ...], int] = {}
    order = list(layout.model.__table__.primary_key)  # type: ignore[attr-defined]
    for row in session.exec(select(layout.model).order_by(*order)):
        key = tuple(getattr(row, name) for name in layout.key)
        counts[key] = counts.get(key, 0) + 1
        found[key, counts[key]] = row
    return found


def _update(row: Any, values: Row) -> bool:
    """Bring a stored row to `values`; True if anything but its line number differed."""
    changed = False
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
            changed = changed or name not in ("source_row", "source_id")
    return changed


def _count(report: ImportReport, changed: bool) -> None:
    if changed:
        report.updated += 1
    else:
        report.unchanged += 1


def _write_firm(load: _Load, row: tables.Firm | None, values: Row) -> bool:
    """Insert or update a firm with its identifiers."""
    numbers = {"uscc": values.pop("uscc"), "stock_code": values.pop("stock_code")}
    changed = _update(row, values) if row else True
    firm = row or tables.Firm(**values)
    load.session.add(firm)
    load.session.flush()
    assert firm.id is not None
    load.references.firms[numbers["uscc"]] = firm.id
    held = {i.scheme: i for i in load.session.exec(select(tables.FirmIdentifier).where(tables.FirmIdentifier.firm_id == firm.id))} if row else {}  # fmt: skip
    for scheme, value in numbers.items():
        if value and (scheme not in held or held[scheme].value != value):
            identifier = held.get(scheme) or tables.FirmIdentifier(
                firm_id=firm.id, scheme=scheme, value=value
            )
            identifier.value = value
            load.session.add(identifier)
            changed = True
    return changed


def _write_tender(load: _Load, row: tables.Tender | None, values: Row) -> bool:
    """Insert or update a tender with its winners; the first is the lead."""
    winners, parts = values.pop("winners"), values.pop("parts")
    changed = _update(row, values) if row else True
    tender = row or tables.Tender(**values)
    load.session.add(tender)
    load.session.flush()
    assert tender.id is not None
    wanted: dict[int, tuple[bool, Decimal | None]] = {
        firm_id: (place == 0, parts[place] if parts else None) for place, firm_id in enumerate(winners)
    }
    held = {w.firm_id: w for w in load.session.exec(select(tables.TenderSupplier).where(tables.TenderSupplier.tender_id == tender.id))} if row else {}  # fmt: skip
    if {firm_id: (w.lead, w.amount) for firm_id, w in held.items()} == wanted:
        return changed
    for winner in held.values():
        load.session.delete(winner)
    load.session.flush()
    for firm_id, (lead, amount) in wanted.items():
        load.session.add(
            tables.TenderSupplier(tender_id=tender.id, firm_id=firm_id, lead=lead, amount=amount)
        )
    return True


_WITH_PARTS: dict[type[SQLModel], Callable[[_Load, Any, Row], bool]] = {
    tables.Firm: _write_firm,
    tables.Tender: _write_tender,
}
