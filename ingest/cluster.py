"""Reading and embedding on a Dask cluster: the same steps on other machines; only this process writes to the library.

A task that ran twice because its worker died is answered once, so nothing is lost or doubled. What a worker answers
is checked like what a sandbox answers. Workers run our code: the cluster must be one's own, on a private network.
"""

from __future__ import annotations

import importlib.util
import json
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from pydantic import BaseModel, ValidationError

from assistant.errors import ClusterUnreachable, ExtraMissing
from assistant.retrieval.embedder import Embedder, Vectors
from assistant.settings import Settings
from ingest import cluster_task
from ingest.corpus_line import CorpusLine, LineDigests
from ingest.digest import Digest
from ingest.media import MediaType
from ingest.rejections import Reason, Unreadable

if TYPE_CHECKING:
    from distributed import Client

_CONNECT_S = 20
_TASKS_A_THREAD = 2
"""Tasks that wait at each thread of the cluster, so that none idles while an answer travels."""
_MOST_READERS = 256
_CARRIED = (
    "embedder_threads",
    "reader_memory_mb",
    "reader_seconds",
    "ocr_memory_mb",
    "ocr_seconds",
)
"""Settings that the work on another machine depends on."""

Wanted = TypeVar("Wanted", bound=BaseModel)


class Cluster:
    """A cluster as readers, and as an embedder that knows what its workers embedded."""

    def __init__(self, client: Client, address: str, settings: Settings, embedder: Embedder) -> None:
        self.embedder = ReadVectors(embedder)
        options = settings.model_dump(include=set(_CARRIED))
        threads = sum(client.nthreads().values())
        count = min(_MOST_READERS, max(4, _TASKS_A_THREAD * threads))
        self.readers = [ClusterReader(client, address, options, self.embedder) for _ in range(count)]


class ReadVectors:
    """The embedder of this process, which first looks among the vectors that workers sent."""

    def __init__(self, own: Embedder) -> None:
        self.id = own.id
        self.dimension = own.dimension
        self._own = own
        self._sent: dict[str, bytes] = {}
        self._turn = threading.Lock()

    def take(self, texts: Sequence[str], vectors: bytes, model_id: str) -> None:
        """Keep what a worker sent until it is asked for; raises ValueError where it cannot be vectors of these texts."""
        width = 2 * self.dimension
        if model_id != self.id or len(vectors) != width * len(texts):
            raise ValueError("vectors of another model, or too few")
        rows = np.frombuffer(vectors, np.dtype("<f2")).reshape(len(texts), self.dimension).astype(np.float32)
        lengths = np.linalg.norm(rows, axis=1)
        if not np.isfinite(rows).all() or not np.all((abs(lengths - 1) < 0.01) | (lengths == 0)):
            raise ValueError("no unit vectors")
        with self._turn:
            self._sent.update(
                (text, vectors[width * place : width * (place + 1)]) for place, text in enumerate(texts)
            )

    def embed(self, texts: Sequence[str]) -> Vectors:
        """As of any embedder; what no worker sent is embedded here."""
        with self._turn:
            rows = [self._sent.pop(text, None) for text in texts]
        out = np.zeros((len(texts), self.dimension), np.float32)
        missing = [place for place, row in enumerate(rows) if row is None]
        for place, row in enumerate(rows):
            if row is not None:
                out[place] = np.frombuffer(row, np.dtype("<f2"))
        if missing:
            out[missing] = self._own.embed([texts[place] for place in missing])
        return out


class ClusterReader:
    """One task at a time on the cluster, as a Reader."""

    def __init__(self, client: Client, address: str, options: dict[str, Any], vectors: ReadVectors) -> None:
        self._client = client
        self._address = address
        self._options = options
        self._vectors = vectors
        self._future: Any = None

    def read(self, path: Path, name: str, kind: MediaType) -> Digest:
        """The digest of the file at `path`, read by a worker; raises Unreadable."""
        answer = self._asked(cluster_task.read_file, path.read_bytes(), name, kind)
        found = _valid(answer, "digest", Digest)
        self._keep([one.passage.index_text for one in found.passages], answer)
        return found

    def lines(self, lines: Sequence[CorpusLine]) -> LineDigests:
        """The digests of a corpus's lines, made by a worker; raises Unreadable."""
        answer = self._asked(cluster_task.read_lines, [line.model_dump() for line in lines])
        found = _valid(answer, "lines", LineDigests)
        if len(found.lines) != len(lines):
            raise Unreadable(Reason.CRASHED, "invalid answer")
        self._keep([one.passage.index_text for line in found.lines for one in line.passages], answer)
        return found

    def close(self) -> None:
        """Give up the task that another thread waits for."""
        if self._future is not None:
            self._future.cancel()

    def _asked(self, task: Any, *arguments: Any) -> cluster_task.Answer:
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        model_id = self._vectors.id
        try:
            # pure=False: two files of the same content are two tasks, and none is answered from an older run.
            self._future = self._client.submit(task, self._options, model_id, *arguments, pure=False)
            body, vectors, model_id = self._future.result()
        except KilledWorker as error:
            raise Unreadable(Reason.CRASHED, "worker") from error
        except (FutureCancelledError, OSError) as error:
            raise ClusterUnreachable(address=self._address, why=type(error).__name__) from error
        except (TypeError, ValueError) as error:
            raise Unreadable(Reason.CRASHED, "invalid answer") from error
        finally:
            self._future = None
        if not (isinstance(body, bytes) and isinstance(vectors, bytes) and isinstance(model_id, str)):
            raise Unreadable(Reason.CRASHED, "invalid answer")
        return body, vectors, model_id

    def _keep(self, texts: Sequence[str], answer: cluster_task.Answer) -> None:
        try:
            self._vectors.take(texts, answer[1], answer[2])
        except ValueError as error:
            raise Unreadable(Reason.CRASHED, "invalid answer") from error


def _valid(answer: cluster_task.Answer, key: str, wanted: type[Wanted]) -> Wanted:
    """What a worker said under `key`; raises Unreadable with its reason, or where it is none."""
    try:
        message = json.loads(answer[0])
        if not isinstance(message, dict):
            raise ValueError("no object")
        if "reason" in message:
            reason = Reason(str(message["reason"]))
        else:
            return wanted.model_validate(message.get(key))
    except (ValueError, RecursionError, ValidationError) as error:
        raise Unreadable(Reason.CRASHED, "invalid answer") from error
    raise Unreadable(reason, str(message.get("detail", ""))[:200])


@contextmanager
def cluster(address: str, settings: Settings, embedder: Embedder) -> Iterator[Cluster]:
    """The cluster whose scheduler listens at `address`. Raises ExtraMissing, ClusterUnreachable."""
    if importlib.util.find_spec("distributed") is None:
        raise ExtraMissing(what="--dask", extra="cluster")
    import dask
    from distributed import Client

    logging.getLogger("distributed").setLevel(logging.ERROR)
    with dask.config.set(
        {
            # A file travels inside its task, so that a worker that dies takes no input with it.
            "distributed.admin.large-graph-warning-threshold": f"{settings.max_file_mb + 64}MiB",
            "distributed.comm.timeouts.connect": f"{_CONNECT_S}s",
        }
    ):
        try:
            client = Client(address, timeout=_CONNECT_S, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterUnreachable(address=address, why=type(error).__name__) from error
        try:
            if not client.nthreads():
                raise ClusterUnreachable(address=address, why="no workers 没有工作进程")
            yield Cluster(client, address, settings, embedder)
        finally:
            client.close()
