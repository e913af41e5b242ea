"""Runs of `scout documents …` to be killed: all is real but the embedding model, whose weights are not the matter.

The process loads the libraries once. For each line on stdin, {"arguments", "environment", "output"}, it forks one
that runs the command and writes to that file what it says is settled; it tells "began PID" and "ended STATUS".
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

import numpy as np

from assistant.retrieval import embedder as embedders
from assistant.retrieval.embedder import Vectors, unit

BATCH = 4
"""Passages a transaction: a run of a dozen files commits many times."""


class NamedEmbedder:
    """Vectors from the hash of model and text. The settings' SCOUT_EMBEDDER is its id."""

    def __init__(self, name: str) -> None:
        self.id = name
        self.dimension = 8 if name == "test:one" else 12

    def embed(self, texts: Sequence[str]) -> Vectors:
        rows = [
            np.frombuffer(hashlib.sha256(f"{self.id}{text}".encode()).digest()[: self.dimension], np.uint8)
            for text in texts
        ]
        return unit(np.asarray(rows, np.float32).reshape(len(texts), self.dimension) + 1)


class Telling:
    """Progress that prints each thing that is said to be committed."""

    def begin(self, files: int) -> None:
        pass

    def advance(self, path: str, outcome: str, passages: int) -> None:
        print(f"settled\t{outcome}\t{path}", flush=True)

    def part(self, path: str, documents: int, passages: int) -> None:
        print(f"part\t{documents}\t{path}", flush=True)


@contextmanager
def _telling(quiet: bool = False) -> Iterator[Telling]:
    yield Telling()


def main() -> None:
    """Load, and fork a run for each line of stdin."""
    embedders._made = lambda name, threads: NamedEmbedder(name)  # type: ignore[assignment]
    embedders.embedder_named = lambda name, threads: NamedEmbedder(name)  # type: ignore[assignment]
    from ingest import embedding, progress, reembedding

    embedding.BATCH = reembedding.BATCH = BATCH
    progress.shown = _telling  # type: ignore[assignment]
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _run(json.loads(line))
        print(f"began {pid}", flush=True)
        print(f"ended {os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}", flush=True)


def _run(task: dict[str, Any]) -> NoReturn:
    from assistant import cli
    from ingest import worker

    os.environ.update(task["environment"])
    output = os.open(task["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(output, stream)
    if task["arguments"] == ["worker"]:
        worker.main()
    else:
        sys.argv = ["scout", "documents", *task["arguments"]]
        cli.main()
    sys.exit(0)


if __name__ == "__main__":
    main()
