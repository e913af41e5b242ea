"""The mirrors: Chroma and tantivy on disk, following the database by sequence number and tombstones.

One process owns them, by a lock file that the system lets go of when that process dies. They are compared with
the database by count, checksum of ids and a sample of vectors, and on any difference built anew in a folder
beside the old one; a small state file, replaced in one step, says which folder counts. A killed process leaves
the old state or the new one: what it had half done is done again, or thrown away with its folder.
"""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import structlog
from filelock import FileLock, Timeout
from pydantic import BaseModel, ValidationError
from sqlmodel import Session

from assistant.retrieval.embedder import from_bytes
from assistant.retrieval.exact import as_vectors
from assistant.retrieval.indexes import Indexes
from assistant.retrieval.lexical import LexicalIndex
from assistant.retrieval.vectors import BrokenIndex, ChromaIndex
from assistant.settings import Settings
from assistant.store import embedding_models
from assistant.store import passages as rows
from assistant.store.engine import Store
from assistant.store.publishing import ModelName

log = structlog.get_logger("mirrors")

_STATE = "state.json"
# Vectors looked up again at opening: enough to see that Chroma's vector files are there and are ours.
_SAMPLE = 8
# 2: the lexical index also holds pairs of letters.
_LAYOUT = 2
NO_MODEL = ModelName("", 1)
"""Of a library without vectors."""


class _ToRemake(BrokenIndex):
    """The mirrors are whole, and have to be made anew all the same."""


class MirrorState(BaseModel):
    """What the mirrors hold: which folder, which model's vectors, up to which sequence.

    layout: how the indexes are laid out; mirrors of another layout are made anew.
    """

    layout: int = 1
    folder: str
    model_id: str
    dimension: int
    sequence: int
    passages: int
    checksum: str


class Mirrors:
    """The mirrors of one home, in the hands of their owner."""

    def __init__(self, store: Store, settings: Settings, wanted: str) -> None:
        """wanted: id of the model that the settings name; the vectors mirrored are those of the model that answers."""
        self._store = store
        self._root = settings.mirrors
        self._wanted = wanted
        self._model = NO_MODEL
        self._owner = FileLock(settings.locks / "mirrors.lock", thread_local=False)
        self._working = threading.RLock()
        self._state: MirrorState | None = None
        self._lexical: LexicalIndex | None = None
        self._dense: ChromaIndex | None = None

    def own(self, wait_s: float = 0.5) -> bool:
        """Become the owner; False where another process still is after `wait_s` seconds."""
        try:
            self._owner.acquire(timeout=wait_s)
        except Timeout:
            return False
        return True

    @property
    def indexes(self) -> Indexes | None:
        """Both mirrors as they are, None before the first sync."""
        state, lexical, dense = self._state, self._lexical, self._dense
        if state is None or lexical is None or dense is None:
            return None
        return Indexes(lexical, dense, state.sequence, exact=False)

    @property
    def model_id(self) -> str:
        """Id of the model whose vectors `indexes` holds."""
        return self._state.model_id if self._state is not None else ""

    def sync(self) -> None:
        """Bring both to the newest sequence; opens, checks and if need be rebuilds them. Owner only."""
        if not self._owner.is_locked:
            raise RuntimeError("only the owner may write the mirrors")
        with self._working, self._store.read() as session:
            while True:
                newest = rows.latest_sequence(session)
                self._model = embedding_models.in_use(session, self._wanted) or NO_MODEL
                try:
                    if self._state is None:
                        self._open(session)
                    else:
                        self._follow(session)
                    return
                except (BrokenIndex, ValueError, OSError) as error:
                    session.rollback()
                    if self._state is not None and rows.latest_sequence(session) > newest:
                        continue  # another process published in between: follow on before judging
                    first = self._state is None and not (self._root / _STATE).is_file()
                    tell = log.info if first or isinstance(error, _ToRemake) else log.warning
                    tell("mirrors differ from the database, rebuilding", reason=str(error))
                self._rebuild(session)
                return

    def close(self) -> None:
        """Let go of the folders and of the ownership."""
        with self._working:
            self._let_go()
            self._owner.release()

    def _open(self, session: Session) -> None:
        """Open the folder that the state names, catch up, and compare with the database."""
        state = self._read_state()
        if state.sequence > rows.latest_sequence(session):
            raise BrokenIndex("made for another database")
        if state.layout != _LAYOUT:
            raise _ToRemake("laid out by an older version of the program")
        self._require_same(session, state)
        folder = self._root / state.folder
        if not (folder / "lexical").is_dir() or not (folder / "vectors").is_dir():
            raise BrokenIndex(f"{folder.name} is incomplete")
        self._lexical = LexicalIndex(folder / "lexical")
        self._dense = ChromaIndex(folder / "vectors")
        self._state = state
        self._follow(session, always_compare=True)
        self._sample(session)
        self._sweep()

    def _follow(self, session: Session, always_compare: bool = False) -> None:
        """Apply what was published and what went since the state's sequence."""
        state, lexical, dense = self._state, self._lexical, self._dense
        assert state is not None
        assert lexical is not None
        assert dense is not None
        newest = rows.latest_sequence(session)
        if newest == state.sequence and not always_compare:
            return
        if newest < state.sequence:
            raise BrokenIndex("the database is older than the mirrors")
        self._require_same(session, state)
        if newest > state.sequence:
            gone = rows.gone_after(session, state.sequence)
            self._fill(session, lexical, dense, state.sequence, gone)
        self._keep_state(self._compare(session, lexical, dense, state.folder, newest))

    def _require_same(self, session: Session, state: MirrorState) -> None:
        """Raise _ToRemake where the mirrors are to be made anew though they are whole."""
        if state.model_id != self._model.id:
            raise _ToRemake("made for another model")
        if rows.remade_after(session, state.sequence):
            raise _ToRemake("text was purged or vectors were made since")

    def _fill(
        self, session: Session, lexical: LexicalIndex, dense: ChromaIndex, after: int, gone: list[int]
    ) -> None:
        dense.apply([], as_vectors([], self._model.dimension), gone)
        with lexical.writing() as words:
            words.remove(gone)
            for block in rows.rows_after(session, self._model.id, after):
                words.add((row.passage_id, row.tokens, row.text) for row in block)
                kept = [(row.passage_id, row.vector) for row in block if row.vector is not None]
                dense.apply([i for i, _ in kept], as_vectors([v for _, v in kept], self._model.dimension))

    def _compare(
        self, session: Session, lexical: LexicalIndex, dense: ChromaIndex, folder: str, newest: int
    ) -> MirrorState:
        """The state of mirrors that hold just what the database holds; raises BrokenIndex."""
        live = rows.live_ids(session)
        wanted, with_vector = rows.checksum(live), rows.checksum(rows.vector_ids(session, self._model.id))
        if lexical.count != len(live) or rows.checksum(lexical.ids()) != wanted:
            raise BrokenIndex("the lexical mirror holds other passages than the database")
        if rows.checksum(dense.ids()) != with_vector:
            raise BrokenIndex("the vector mirror holds other passages than the database")
        return MirrorState(
            layout=_LAYOUT,
            folder=folder,
            model_id=self._model.id,
            dimension=self._model.dimension,
            sequence=newest,
            passages=len(live),
            checksum=wanted,
        )

    def _sample(self, session: Session) -> None:
        """Find some passages by their own vectors: ids alone would not show a lost vector file."""
        assert self._dense is not None
        ids = rows.vector_ids(session, self._model.id)
        picked = ids[:: max(1, len(ids) // _SAMPLE)]
        for data in rows.vectors_of(session, self._model.id, picked).values():
            vector = from_bytes(data)
            best = self._dense.search(vector, 1)
            if vector.any() and (not best or best[0][1] < 0.99):
                raise BrokenIndex("the vector mirror does not find a vector it should hold")

    def _rebuild(self, session: Session) -> None:
        """Both from the database, in a folder of their own; then the state points there."""
        self._let_go()
        name = self._free_name()
        folder = self._root / name
        log.info("building the mirrors", folder=name)
        newest = rows.latest_sequence(session)
        lexical, dense = LexicalIndex(folder / "lexical"), ChromaIndex(folder / "vectors")
        self._fill(session, lexical, dense, 0, [])
        self._keep_state(self._compare(session, lexical, dense, name, newest))
        self._lexical, self._dense = lexical, dense
        self._sweep()

    def _let_go(self) -> None:
        dense, self._dense, self._lexical, self._state = self._dense, None, None, None
        if dense is not None:
            try:
                dense.close()
            except BrokenIndex as error:  # it is being thrown away for being broken
                log.info("closing a broken vector mirror", reason=str(error))

    def _free_name(self) -> str:
        """A folder name never used here: Chroma keeps what it knew of a path, even of a deleted one."""
        return f"mirror-{os.getpid()}-{os.urandom(4).hex()}"

    def _read_state(self) -> MirrorState:
        path = self._root / _STATE
        if not path.is_file():
            raise BrokenIndex("no mirrors yet")
        try:
            return MirrorState.model_validate_json(path.read_bytes())
        except ValidationError as error:
            raise BrokenIndex("the mirrors' state file cannot be read") from error

    def _keep_state(self, state: MirrorState) -> None:
        self._root.mkdir(parents=True, exist_ok=True)
        fresh = self._root / f"{_STATE}.new"
        with fresh.open("w", encoding="utf-8") as file:
            file.write(state.model_dump_json(indent=1))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._root / _STATE)
        self._state = state

    def _sweep(self) -> None:
        """Drop folders that no state names: what a killed rebuild or the last one left."""
        assert self._state is not None
        for folder in self._root.iterdir():
            if folder.is_dir() and folder.name != self._state.folder:
                shutil.rmtree(folder, ignore_errors=True)


def sync_mirrors(store: Store, settings: Settings, wanted: str) -> bool:
    """Bring the mirrors up to date in this process, unless another owns them (then that one follows by itself)."""
    mirrors = Mirrors(store, settings, wanted)
    if not mirrors.own():
        return False
    try:
        mirrors.sync()
    finally:
        mirrors.close()
    return True


def someone_owns(settings: Settings) -> bool:
    """Whether some process owns the mirrors of this home just now."""
    path: Path = settings.locks / "mirrors.lock"
    if not path.exists():
        return False
    probe = FileLock(path, timeout=0)
    try:
        with probe:
            return False
    except Timeout:
        return True


def holds_only_after(settings: Settings, sequence: int) -> bool:
    """Whether the mirrors of this home stand at `sequence` or later, and no older folder of theirs is left."""
    folders = {path.name for path in settings.mirrors.iterdir() if path.is_dir()}
    try:
        state = MirrorState.model_validate_json((settings.mirrors / _STATE).read_bytes())
    except (FileNotFoundError, ValidationError):
        return not folders
    return state.sequence >= sequence and folders <= {state.folder}
