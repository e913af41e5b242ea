"""Brings the staged rows of an import into the store: every layout in its order, in the caller's one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

from sqlmodel import Session, col, select

from assistant.domain.text import Text
from assistant.store.bank import profile
from assistant.store.sources import Source
from ingest.firms.layouts import LAYOUTS
from ingest.firms.merge.clients import ClientMerge
from ingest.firms.merge.firms import FirmMerge
from ingest.firms.merge.layout_rows import Counts, LayoutMerge
from ingest.firms.merge.leaving import ChainLeaving
from ingest.firms.merge.numbers import NumberMerge
from ingest.firms.merge.sql import Database
from ingest.firms.merge.telling import Telling, header
from ingest.firms.merge.tenders import TenderMerge
from ingest.firms.merge.values import Terms
from ingest.firms.report import Note, RejectedRow
from ingest.firms.staging import Staging
from ingest.firms.tables.rejected_file import APART

Told = Callable[[str, int, int], None]
"""Told (layout, layouts done, layouts in all)."""

_MERGES: dict[str, type[LayoutMerge]] = {
    "bank_clients": ClientMerge,
    "firms": FirmMerge,
    "identifiers": NumberMerge,
    "tenders": TenderMerge,
}

_REASONS = {
    "unknown_firm": Text("没有这个企业", "no such firm"),
    "unknown_person": Text("没有这个人员编号", "no such person number"),
    "unknown_product": Text("没有这个产品", "no such product"),
    "unknown_chain": Text("没有这个产业链", "no such chain"),
    "repeated": Text("与前面的行重复", "repeats an earlier row"),
    "missing": Text("必填", "must be filled in"),
    "no_number": Text("企业没有任何号码", "the firm has no number at all"),
    "two_firms": Text(
        "号码分属两家已入库的企业：{detail}", "the numbers belong to two stored firms: {detail}"
    ),
    "other_number": Text(
        "这家企业已有另一个号码，一家企业只有一个",
        "the firm is stored with another number of this kind, of which it has one",
    ),
    "mixed": Text("号码把两家企业连在一起", "its numbers would make one of two firms"),
}


class Merge:
    """One merge of a staging file. rejected() and notes() are to be read before the transaction ends.

    kind: name of the format. whole: its file says all there is of a chain. sha256: digest of a file by its name in the import, None where it is no file of its own.
    """

    def __init__(
        self,
        session: Session,
        staging: Staging,
        *,
        kind: str,
        register: bool,
        is_example: bool,
        sha256: Callable[[str], str | None],
        whole: bool = False,
    ) -> None:
        self._session, self._staging, self._sha256 = session, staging, sha256
        self._kind, self._register, self._is_example = kind, register, is_example
        self._database = Database(session, staging)
        self._leaving = ChainLeaving(self._database, staging) if whole else None
        self.counts = Counts()

    def run(self, as_of: date | None = None, tell: Told | None = None) -> Counts:
        """Merge every layout; as_of: the day that the file holds for, else the day of the bank's data."""
        database = self._database
        database.make("refused", "layout TEXT, item BIGINT, field TEXT, value TEXT, reason TEXT, detail TEXT")
        database.make("moved", "item BIGINT, branch TEXT")
        database.make("older", "layout TEXT, item BIGINT")
        database.make("source_of", "file INTEGER PRIMARY KEY, source_id INTEGER")
        staged = self._staging.layouts()
        self._write_sources(as_of)
        self._find_mended()
        for done, (name, said) in enumerate(staged.items()):
            if tell:
                tell(name, done, len(staged))
            day = as_of or self._data_date()
            terms = Terms(
                self._register, self._is_example, day.isoformat() if day else None, dated=as_of is not None
            )
            merge = _MERGES.get(name, LayoutMerge)(
                database, LAYOUTS[name], said, terms, cleared=self._staging.clears(name)
            )
            counts = merge.merge()
            self.counts.inserted += counts.inserted
            self.counts.updated += counts.updated
            self.counts.unchanged += counts.unchanged
            if name == "bank":
                self._session.expire_all()
                self._write_sources(as_of)
        if self._leaving and "chains" in staged:
            self.counts.removed = self._leaving.take_out()
        if tell:
            tell("", len(staged), len(staged))
        return self.counts

    def _find_mended(self) -> None:
        """Fill `mended_source`: of a file of rejected rows, the source that they stood in and their rows there."""
        database = self._database
        database.make("mended_source", "source_id BIGINT, line BIGINT")
        sources: dict[str, list[int]] = {}
        rows: list[dict[str, object]] = []
        for origin, line in self._staging.origins():
            if origin not in sources:
                name, _, digest = origin.rpartition(APART)
                found = self._session.exec(select(Source.id, Source.sha256).where(Source.name == name))
                sources[origin] = [id_ for id_, sha in found if id_ and (sha or "").startswith(digest)]
            rows += [{"source": source, "line": line} for source in sources[origin]]
        database.run_many("INSERT INTO mended_source VALUES (:source, :line)", rows)
        database.run("CREATE INDEX mended_source_line ON mended_source (source_id, line)")
        database.know("mended_source")

    def rejected(self) -> Iterator[RejectedRow]:
        """Rows that the merge refused, in the order of their files."""
        for name in self._staging.layouts():
            layout = LAYOUTS[name]
            found = self._database.run(
                "SELECT s.file, s.line, f.field, f.value, f.reason, f.detail FROM refused f"
                f" JOIN {self._database.staged(f's_{name}')} s ON s.item = f.item WHERE f.layout = :name ORDER BY f.item",
                name=name,
            )
            files = dict(self._staging.files())
            for row in found:
                file, line, field, value, reason, detail = tuple(row)
                shown = value.partition(":")[2] if reason == "unknown_firm" else value
                why = _REASONS[reason].fill(detail=detail)
                yield RejectedRow(files[file], line, header(layout, field), shown, why)

    def notes(self) -> Iterator[Note]:
        """What the merge did that its people should look at."""
        yield from Telling(self._database, self._staging).notes()
        if self._leaving:
            yield from self._leaving.notes()

    def _data_date(self) -> date | None:
        bank = profile(self._session)
        return bank.data_date if bank else None

    def _write_sources(self, as_of: date | None) -> None:
        """One source a file as it was: the same name, kind and content is the same source, read again. Other content
        is another source, so that a row of before goes on naming the file, the row in it and the openness it had."""
        day, now = as_of or self._data_date(), datetime.now(UTC)
        self._database.run("DELETE FROM source_of")
        for number, name in self._staging.files():
            layouts = [LAYOUTS[found] for found in self._staging.layouts_of(number)]
            digest, internal = self._sha256(name), any(layout.internal for layout in layouts)
            known = (
                select(Source)
                .where(Source.name == name, Source.kind == self._kind, Source.sha256 == digest)
                .where(col(Source.is_example) == self._is_example, col(Source.internal) == internal)
            )
            title = layouts[0].title if len(layouts) == 1 else name
            source = self._session.exec(known.order_by(col(Source.id))).first() or Source(
                name=name, title=title, kind=self._kind, sha256=digest,
                internal=internal, is_example=self._is_example, imported_at=now,
            )  # fmt: skip
            source.as_of = day
            self._session.add(source)
            self._session.flush()
            self._database.run(
                "INSERT INTO source_of (file, source_id) VALUES (:file, :source)",
                file=number,
                source=source.id,
            )
