"""Takes files into the library: walk, file store, sandboxed reading, embedding in batches, one transaction each batch.

While one batch is embedded, the sandbox reads the next files. A document and the end of its job are committed
together, so that a run killed at any point leaves the old state or the new one, and the next run goes on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy.exc import OperationalError

from assistant.errors import StoreBusy, StoreFull
from assistant.retrieval.embedder import Embedder, make_embedder, to_bytes
from assistant.settings import Settings
from assistant.store import jobs, library, publishing
from assistant.store.engine import Store
from ingest.blocks import boxes_json
from ingest.chunk import PassageDraft
from ingest.digest import Digest
from ingest.filestore import keep, sha256_of, sweep
from ingest.media import MediaType, media_type
from ingest.progress import Outcome, Progress, Silent
from ingest.rejections import REASONS, Reason, Unreadable
from ingest.sandbox import Reader, Sandbox
from ingest.walk import files_under

BATCH = 512
"""Passages embedded together: eight of the embedder's own batches, so that padding and commits cost little."""
_AHEAD = 6
_SQLITE_FULL = 13


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was not taken: code as in ingest.rejections, reason in the settings' language."""

    path: str
    code: str
    reason: str


@dataclass(slots=True)
class AddReport:
    """What came of a call. notes: (path, what a person should know of a file that was taken)."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: list[Failure] = field(default_factory=list)
    passages: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Work:
    """A file that is new or changed. replaces: the live document read from the same path."""

    path: Path
    kind: MediaType
    size: int
    replaces: int | None
    is_example: bool
    job_id: int = 0


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that went through the sandbox."""

    work: _Work
    sha256: str
    digest: Digest | Unreadable


def add_paths(
    store: Store,
    settings: Settings,
    paths: Iterable[Path | str],
    *,
    progress: Progress | None = None,
    is_example: bool = False,
    embedder: Embedder | None = None,
    reader: Reader | None = None,
) -> AddReport:
    """Take files, and the files under folders, into the library.

    A file already there is `unchanged`; one read from a known path with new content takes the old one's place.
    What cannot be taken is named in `failed` and harms no other. reader: what turns a file into a digest; the
    sandbox if None. Raises StoreBusy, StoreFull.
    """
    telling = progress or Silent()
    with ingest_lock(settings):
        sweep(settings)
        found = list(files_under(Path(path) for path in paths))
        telling.begin(len(found))
        run = _Run(store, settings, telling, embedder or make_embedder(settings), reader)
        work = run.plan(found, is_example)
        run.take(work)
        return run.report


@contextmanager
def ingest_lock(settings: Settings, seconds: float | None = None) -> Iterator[None]:
    """Only one process of a home takes files in at a time. Raises StoreBusy after `seconds`."""
    wait = settings.lock_seconds if seconds is None else seconds
    settings.locks.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(settings.locks / "ingest.lock", timeout=wait):
            yield
    except Timeout as error:
        raise StoreBusy(home=settings.home, seconds=int(wait)) from error


class _Run:
    """One call of add_paths."""

    def __init__(
        self, store: Store, settings: Settings, progress: Progress, embedder: Embedder, reader: Reader | None
    ) -> None:
        self._store = store
        self._settings = settings
        self._progress = progress
        self._embedder = embedder
        self._reader = reader
        self.report = AddReport()
        self._known = library.known_files(store)
        self._live_content = {row.sha256 for row in self._known}
        self._live_paths = {row.path: row for row in self._known}

    def plan(self, found: Sequence[tuple[Path, Unreadable | None]], is_example: bool) -> list[_Work]:
        """The files that need work, each with its job; the others are counted and told."""
        work: list[_Work] = []
        twins: list[tuple[_Work, str]] = []
        for path, refused in found:
            try:
                if refused is not None:
                    raise refused
                item, sha256 = self._look(path, is_example)
            except Unreadable as error:
                self._fail(path, error)
                continue
            standing = self._live_paths.get(str(path))
            if standing is not None and standing.sha256 == sha256:
                self._done(path, "unchanged")
            elif standing is None and sha256 in self._live_content:
                twins.append((item, sha256))
            else:
                work.append(item)
        work += self._not_held_elsewhere(work, twins)
        numbers = (
            jobs.enqueue(self._store, [str(item.path) for item in work], is_example=is_example)
            if work
            else []
        )
        return [
            _Work(item.path, item.kind, item.size, item.replaces, item.is_example, number)
            for item, number in zip(work, numbers, strict=True)
        ]

    def _not_held_elsewhere(self, work: Sequence[_Work], twins: Sequence[tuple[_Work, str]]) -> list[_Work]:
        """Of files whose content is in the library under another path, those whose content is about to leave it.

        A document that this run replaces holds its old content no longer: where that content now stands under
        another name (the old version kept beside the new one, two files that changed names), it is taken anew.
        """
        leaving = {item.replaces for item in work}
        self._live_content = {row.sha256 for row in self._known if row.id not in leaving}
        for item, sha256 in twins:
            if sha256 in self._live_content:
                self._done(item.path, "unchanged")
        return [item for item, sha256 in twins if sha256 not in self._live_content]

    def take(self, work: Sequence[_Work]) -> None:
        """Read, embed and publish; a batch is committed before the next is embedded."""
        if not work:
            return
        jobs.start(self._store, [item.job_id for item in work])
        batch: list[_Read] = []
        waiting = 0
        with closing(self._reader or Sandbox(self._settings)) as reader:
            for read in self._read_ahead(reader, work):
                batch.append(read)
                waiting += len(read.digest.passages) if isinstance(read.digest, Digest) else 0
                if waiting >= BATCH:
                    self._publish(batch)
                    batch, waiting = [], 0
            if batch:
                self._publish(batch)

    def _look(self, path: Path, is_example: bool) -> tuple[_Work, str]:
        """What taking a file would be, and the SHA-256 of its content."""
        try:
            str(path).encode()
            size = path.stat().st_size
            kind = media_type(path)
            if size == 0:
                raise Unreadable(Reason.EMPTY)
            if size > self._settings.max_file_mb * 1024 * 1024:
                raise Unreadable(Reason.TOO_BIG, f"{size / 1024 / 1024:.0f} MiB")
            sha256 = sha256_of(path)
        except UnicodeEncodeError as error:
            raise Unreadable(Reason.FILE_NAME) from error
        except FileNotFoundError as error:
            raise Unreadable(Reason.NOT_FOUND) from error
        except OSError as error:
            raise Unreadable(Reason.NOT_READABLE, error.strerror or type(error).__name__) from error
        standing = self._live_paths.get(str(path))
        return _Work(path, kind, size, standing.id if standing else None, is_example), sha256

    def _read_ahead(self, reader: Reader, work: Sequence[_Work]) -> Iterator[_Read]:
        """Files in order, read by a thread that stays at most a few ahead of the embedding."""
        todo = deque(work)
        reading: deque[Future[_Read]] = deque()
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader") as pool:
            try:
                while todo or reading:
                    while todo and len(reading) < _AHEAD:
                        reading.append(pool.submit(self._read, reader, todo.popleft()))
                    yield reading.popleft().result()
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
                reader.close()

    def _read(self, reader: Reader, work: _Work) -> _Read:
        try:
            sha256, stored = keep(self._settings, work.path)
        except OSError as error:
            reason = Reason.NOT_FOUND if isinstance(error, FileNotFoundError) else Reason.NOT_READABLE
            return _Read(work, "", Unreadable(reason, error.strerror or type(error).__name__))
        try:
            return _Read(work, sha256, reader.read(stored, work.path.name, work.kind))
        except Unreadable as error:
            return _Read(work, sha256, error)

    def _publish(self, batch: Sequence[_Read]) -> None:
        """Embed the batch's passages, and commit its documents and the ends of their jobs together."""
        rows = self._embedded(batch)
        model = publishing.ModelName(self._embedder.id, self._embedder.dimension)
        outcomes: list[tuple[_Read, Outcome, int]] = []
        with _room(self._settings), self._store.write() as session:
            for place, read in enumerate(batch):
                work = read.work
                if isinstance(read.digest, Unreadable):
                    jobs.finish_in(
                        session,
                        work.job_id,
                        reason_code=read.digest.reason.value,
                        reason=self._reason(read.digest),
                    )
                    outcomes.append((read, "failed", 0))
                    continue
                if read.sha256 in self._live_content:
                    # Another file of this run had the same content; what stood at this path still goes.
                    if work.replaces is not None:
                        publishing.remove_in(session, work.replaces)
                    jobs.finish_in(session, work.job_id)
                    outcomes.append((read, "updated" if work.replaces is not None else "unchanged", 0))
                    continue
                done = publishing.publish_in(session, _draft(read, read.digest), rows[place], model)
                jobs.finish_in(session, work.job_id, document_id=done.document_id)
                self._live_content.add(read.sha256)
                outcomes.append((read, "added" if done.replaced is None else "updated", len(rows[place])))
        for read, outcome, count in outcomes:
            if isinstance(read.digest, Unreadable):
                self._fail(read.work.path, read.digest)
            else:
                self.report.notes += [(str(read.work.path), note) for note in read.digest.notes]
                self._done(read.work.path, outcome, count)

    def _embedded(self, batch: Sequence[_Read]) -> list[list[publishing.IndexedPassage]]:
        """The passages of each file of the batch with their vectors; none for a file that was refused."""
        found = [read.digest.passages if isinstance(read.digest, Digest) else () for read in batch]
        texts = [one.passage.index_text for passages in found for one in passages]
        vectors = iter(self._embedder.embed(texts)) if texts else iter(())
        return [
            [_indexed(one.passage, one.tokens, to_bytes(next(vectors))) for one in passages]
            for passages in found
        ]

    def _done(self, path: Path, outcome: Outcome, count: int = 0) -> None:
        if outcome != "failed":
            setattr(self.report, outcome, getattr(self.report, outcome) + 1)
        self.report.passages += count
        self._progress.advance(_printable(path), outcome, count)

    def _fail(self, path: Path, error: Unreadable) -> None:
        self.report.failed.append(Failure(_printable(path), error.reason.value, self._reason(error)))
        self._done(path, "failed")

    def _reason(self, error: Unreadable) -> str:
        return REASONS[error.reason].fill(detail=error.detail)[self._settings.lang]


def _printable(path: Path) -> str:
    """The path as text that can be written anywhere, also where its name is not UTF-8."""
    return str(path).encode(errors="replace").decode()


def _draft(read: _Read, digest: Digest) -> publishing.DocumentDraft:
    meta = digest.metadata
    return publishing.DocumentDraft(
        sha256=read.sha256,
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
        is_example=read.work.is_example,
    )


def _indexed(passage: PassageDraft, tokens: str, vector: bytes) -> publishing.IndexedPassage:
    own = [name for name in _SHARED if name != "boxes"]
    return publishing.IndexedPassage(
        **{name: getattr(passage, name) for name in own},
        boxes=boxes_json(passage.boxes),
        tokens=tokens,
        vector=vector,
    )


_SHARED = publishing.IndexedPassage.__dataclass_fields__.keys() & PassageDraft.__dataclass_fields__.keys()


@contextmanager
def _room(settings: Settings) -> Iterator[None]:
    """Turn the database's word for a full disk into StoreFull."""
    try:
        yield
    except OperationalError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == _SQLITE_FULL:
            raise StoreFull(home=settings.home) from error
        raise
