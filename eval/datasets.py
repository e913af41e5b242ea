"""What is measured on: the statute corpus with laypeople's questions, read from beside the checkout.

Nothing of it is in the project; where it is absent a suite is skipped with that reason.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


_SPACE = re.compile(r"\s+")


class DatasetMissing(Exception):
    """The data is not on this machine; the message says where it was looked for."""


@dataclass(frozen=True, slots=True)
class CorpusLine:
    """One document of a corpus."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """A corpus, questions by id, and the right documents of each."""

    name: str
    corpus: Path
    questions: dict[str, str]
    right: dict[str, frozenset[str]]

    def same_texts(self) -> dict[str, str]:
        """Id -> the first id with the same text, spaces aside: versions of a law repeat most of their articles."""
        first: dict[str, str] = {}
        return {line.id: first.setdefault(_SPACE.sub("", line.text), line.id) for line in self.lines()}

    def lines(self) -> Iterator[CorpusLine]:
        """The corpus, a document at a time."""
        with gzip.open(self.corpus, "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                yield CorpusLine(row["_id"], row.get("title", ""), row["text"])


def statutes(folder: Path = SHARED) -> RetrievalSet:
    """The 400 dev questions over 64,672 statute articles. Raises DatasetMissing."""
    home = folder / "retrieval"
    if not home.is_dir():
        raise DatasetMissing(f"no retrieval data at {home}")
    with (home / "dev.queries.jsonl").open(encoding="utf-8") as file:
        questions = {row["_id"]: row["text"] for row in map(json.loads, file)}
    right: dict[str, set[str]] = {}
    with (home / "dev.qrels.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if int(row["score"]) > 0:
                right.setdefault(row["query-id"], set()).add(row["corpus-id"])
    return RetrievalSet(
        name="statutes",
        corpus=home / "corpus.jsonl.gz",
        questions=questions,
        right={q: frozenset(ids) for q, ids in right.items()},
    )
