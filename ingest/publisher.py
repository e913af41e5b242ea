"""Puts what was read into the library: a batch of files and lines in one transaction, with the ends of their jobs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import update
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, col

from assistant.errors import StoreFull
from assistant.settings import Settings
from assistant.store import jobs, publishing, source_files
from assistant.store.documents import Document
from assistant.store.engine import Store
from assistant.store.publishing import DocumentDraft, Entry, IndexedPassage
from assistant.store.source_files import Remembered
from ingest.blocks import boxes_json
from ingest.chunk import PassageDraft
from ingest.corpus import NewLine
from ingest.corpus_line import LineDigest
from ingest.digest import Digest, TokenisedPassage
from ingest.lasting_refusals import to_remember
from ingest.pieces import CorpusRead, FileRead, LinesRead, Piece
from ingest.rejections import Unreadable
from ingest.repeals import propose_in
from ingest.report import Settled, printable, reason_text
from ingest.same_reading import reads_the_same

_SQLITE_FULL = 13


class Publisher:
    """Commits batches in their order. content: SHA-256 of the files that stay in the library."""

    def __init__(
        self, store: Store, settings: Settings, model: publishing.ModelName, content: set[str]
    ) -> None:
        self._store = store
        self._settings = settings
        self._model = model
        self._content = content
        self._corpora: dict[Path, Counter[str]] = {}

    def publish(self, batch: Sequence[Piece], vectors: Sequence[bytes]) -> list[Settled]:
        """Commit a batch whose passages have these vectors, in order; what came of each. Raises StoreFull."""
        left = iter(vectors)
        settled: list[Settled] = []
        with _room(self._settings), self._store.write() as session:
            entries: list[Entry] = []
            for piece in batch:
                if isinstance(piece, FileRead):
                    rows = [_indexed(one, next(left)) for one in piece.passages]
                    settled.append(self._file(session, piece, rows))
                elif isinstance(piece, LinesRead):
                    found, told = self._lines(piece, left)
                    passages = sum(one.passages for one in told)
                    jobs.advance_in(session, piece.work.job_id, passages)
                    entries += found
                    settled += told
                else:
                    publishing.publish_many_in(session, entries, self._model)
                    entries = []
                    settled += self._corpus(session, piece)
            publishing.publish_many_in(session, entries, self._model)
        return settled

    def _file(self, session: Session, read: FileRead, rows: list[IndexedPassage]) -> Settled:
        work, path = read.work, printable(read.work.path)
        if isinstance(read.digest, Unreadable):
            self._failed(session, work.job_id, read.digest)
            lasting = to_remember(work, read.sha256, read.digest)
            if lasting is not None:
                source_files.remember_in(session, [lasting])
            return Settled(path, "failed", refused=read.digest)
        source_files.remember_in(session, [Remembered(str(work.path), read.sha256, work.stamp)])
        notes = read.digest.notes
        if read.sha256 in self._content:
            # Another file of this run had the same content; what stood at this path still goes.
            if work.replaces is not None:
                publishing.remove_many_in(session, [work.replaces])
            outcome: jobs.Outcome = "unchanged" if work.replaces is None else "updated"
            jobs.finish_in(session, work.job_id, outcome=outcome)
            return Settled(path, "unchanged" if work.replaces is None else "updated", notes=notes)
        draft = _file_draft(read, read.digest)
        if work.replaces is not None and reads_the_same(session, work.replaces, draft, rows):
            jobs.finish_in(session, work.job_id, document_id=work.replaces, outcome="unchanged")
            return Settled(path, "unchanged")
        done = publishing.publish_in(session, draft, rows, self._model)
        notes = (*notes, *propose_in(session, done.document_id, (row.text for row in rows)))
        self._content.add(read.sha256)
        added = done.replaced is None
        jobs.finish_in(
            session,
            work.job_id,
            document_id=done.document_id,
            outcome="added" if added else "updated",
            passages=len(rows),
        )
        return Settled(path, "added" if added else "updated", passages=len(rows), notes=notes)

    def _lines(self, read: LinesRead, vectors: Iterator[bytes]) -> tuple[list[Entry], list[Settled]]:
        tally = self._corpora.setdefault(read.work.path, Counter())
        entries: list[Entry] = []
        settled: list[Settled] = []
        passages = Counter[str]()
        documents = Counter[str]()
        for new, digest in zip(read.lines, read.digests, strict=True):
            if isinstance(digest, Unreadable):
                tally["refused"] += 1
                settled.append(_refused_line(read.work.path, new.number, digest))
                continue
            own = [_indexed(one, next(vectors), new.line.id) for one in digest.passages]
            entries.append(Entry(_line_draft(read, new, digest), own, new.replaces))
            outcome = "added" if new.replaces is None else "updated"
            documents[outcome] += 1
            passages[outcome] += len(own)
        path = printable(read.work.path)
        if documents["added"]:
            settled.append(Settled(path, "added", documents["added"], passages["added"], ends=False))
        if documents["updated"]:
            settled.append(Settled(path, "updated", documents["updated"], passages["updated"], ends=False))
        tally.update(documents)
        tally["passages"] += passages.total()
        return entries, settled

    def _corpus(self, session: Session, read: CorpusRead) -> list[Settled]:
        """All lines are in: what is gone leaves, the others say which file they stand in, and the job ends."""
        tally = self._corpora.pop(read.work.path, Counter())
        if read.gone:
            publishing.remove_many_in(session, list(read.gone))
        session.execute(
            update(Document)
            .where(
                col(Document.path) == str(read.work.path),
                col(Document.live),
                col(Document.file_sha256) != read.sha256,
            )
            .values(file_sha256=read.sha256)
        )
        if not read.refused and not tally["refused"]:
            # Refused lines are named anew each time, so that such a file never counts as taken to its end.
            source_files.remember_in(
                session, [Remembered(str(read.work.path), read.sha256, read.work.stamp, read.lines)]
            )
        if read.lines:
            changed = tally["updated"] or read.gone or (tally["added"] and read.unchanged)
            jobs.finish_in(
                session,
                read.work.job_id,
                outcome="updated" if changed else "added" if tally["added"] else "unchanged",
                passages=tally["passages"],
            )
        else:
            self._failed(session, read.work.job_id, next(iter(read.refused.values())))
        settled = [_refused_line(read.work.path, number, why) for number, why in read.refused.items()]
        return [*settled, Settled(printable(read.work.path), "unchanged", read.unchanged)]

    def _failed(self, session: Session, job_id: int, error: Unreadable) -> None:
        reason = reason_text(error, self._settings)
        jobs.finish_in(session, job_id, reason_code=error.reason.value, reason=reason)


def _refused_line(path: Path, number: int, error: Unreadable) -> Settled:
    return Settled(f"{printable(path)}:{number}", "failed", refused=error, ends=False)


def _file_draft(read: FileRead, digest: Digest) -> DocumentDraft:
    meta = digest.metadata
    return DocumentDraft(
        sha256=read.sha256,
        file_sha256=read.sha256,
        path=str(read.work.path),
        source=read.work.path.name,
        title=meta.title,
        kind=meta.kind,
        media_type=read.work.kind,
        size=read.work.size,
        lang=meta.lang,
        issuer=meta.issuer,
        document_number=meta.document_number,
        issued_on=meta.issued_on,
        effective_on=meta.effective_on,
        repealed_on=meta.repealed_on,
        region=meta.region,
        version_key=meta.version_key,
        pages=digest.pages,
        hidden=digest.hidden,
        notes="\n".join(digest.notes),
        recognised_pages=",".join(map(str, digest.recognised_pages)),
        is_example=read.work.is_example,
    )


def _line_draft(read: LinesRead, new: NewLine, digest: LineDigest) -> DocumentDraft:
    return DocumentDraft(
        sha256=new.sha256,
        file_sha256=read.sha256,
        external_id=new.line.id,
        path=str(read.work.path),
        source=read.work.path.name,
        title=new.line.title,
        kind="other",
        media_type=read.work.kind,
        size=new.size,
        lang=digest.lang,
        is_example=read.work.is_example,
    )


_SHARED = (IndexedPassage.__dataclass_fields__.keys() & PassageDraft.__dataclass_fields__.keys()) - {"boxes"}


def _indexed(one: TokenisedPassage, vector: bytes, external_id: str | None = None) -> IndexedPassage:
    passage = one.passage
    return IndexedPassage(
        **{name: getattr(passage, name) for name in _SHARED},
        boxes=boxes_json(passage.boxes),
        tokens=one.tokens,
        vector=vector,
        external_id=external_id,
    )


@contextmanager
def _room(settings: Settings) -> Iterator[None]:
    """Turn the database's word for a full disk into StoreFull."""
    try:
        yield
    except OperationalError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == _SQLITE_FULL:
            raise StoreFull(home=settings.home) from error
        raise
