"""A library that is killed again and again: what its folder says, what may stand in it, and what does."""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sqlmodel import col, select

from assistant.retrieval.embedder import to_bytes
from assistant.retrieval.mirrors import Mirrors
from assistant.settings import Settings
from assistant.store import embedding_models, passages
from assistant.store.documents import Document, Passage, PassageVector
from assistant.store.engine import Store
from ingest.corpus_line import CorpusLine, digest_lines
from ingest.digest import TokenisedPassage, digest
from ingest.media import media_type
from tests.fault.victim import NamedEmbedder
from tests.ingest.conftest import make_pdf

Version = tuple[tuple[str, str, str], ...]
"""Text, index text and tokens of each passage of a document, in order."""
CORPUS = "corpus.jsonl"
LINES = 10


@dataclass
class World:
    """One home and one folder. standing: what each document said when the library was last looked at, by its key.

    A key is a path, or path#id for a line of a corpus.
    """

    settings: Settings
    folder: Path
    chance: random.Random
    standing: dict[str, Version] = field(default_factory=dict)
    secrets: list[str] = field(default_factory=list)
    _serial: int = 0
    _lines: dict[str, str] = field(default_factory=dict)

    def change(self) -> None:
        """Write some files anew, make some, and delete some."""
        self.folder.mkdir(exist_ok=True)
        there = sorted(path.name for path in self.folder.iterdir())
        for name in self.chance.sample(there, min(len(there), self.chance.randint(1, 4))):
            if name == CORPUS or self.chance.random() < 0.6:
                self._write(name)
            else:
                (self.folder / name).unlink()
        while len(list(self.folder.iterdir())) < 7:
            self._serial += 1
            self._write(f"{self._serial}.{self.chance.choice(('md', 'md', 'md', 'pdf'))}")
        if CORPUS not in there:
            self._write(CORPUS)

    def forget_one(self) -> str | None:
        """Delete the file of one Markdown document of the library, to be purged; its path."""
        mine = [key for key in self.standing if key.endswith(".md")]
        if not mine:
            return None
        path = self.chance.choice(sorted(mine))
        self.secrets.append(self.standing[path][0][0])
        Path(path).unlink(missing_ok=True)
        return path

    def wanted(self) -> dict[str, Version]:
        """What the library says once all of the folder is in."""
        found: dict[str, Version] = {}
        for path in sorted(self.folder.iterdir()):
            if path.name == CORPUS:
                lines = [_line(raw) for raw in path.read_text("utf-8").splitlines()]
                for line, made in zip(lines, digest_lines(lines).lines, strict=True):
                    found[f"{path}#{line.id}"] = _said(made.passages)
            else:
                found[str(path)] = _said(digest(path, path.name, media_type(path)).passages)
        return found

    def look(self, store: Store) -> dict[str, Version]:
        """What stands in the library; fails where a document is half there, doubled, or its file not as it was read."""
        found: dict[str, Version] = {}
        with store.read() as session:
            using = embedding_models.in_use(session, self.settings.embedder)
            model = NamedEmbedder(using.id) if using else None
            vectors = {
                (row.passage_id, row.model_id): row.vector for row in session.exec(select(PassageVector))
            }
            live = session.exec(select(Document).where(col(Document.live))).all()
            rows = session.exec(select(Passage).where(col(Passage.live)).order_by(col(Passage.ordinal))).all()
            assert {row.document_id for row in rows} == {row.id for row in live}
            for document in live:
                own = [row for row in rows if row.document_id == document.id]
                assert [row.ordinal for row in own] == list(range(len(own)))
                key = f"{document.path}#{document.external_id}" if document.external_id else document.path
                assert key not in found
                found[key] = tuple((row.text, row.index_text, row.tokens) for row in own)
                content = (
                    self.settings.files / (document.file_sha256 or "")[:2] / (document.file_sha256 or "")
                )
                assert hashlib.sha256(content.read_bytes()).hexdigest() == content.name
            if rows:
                assert model is not None
                made = model.embed([row.index_text for row in rows])
                for row, vector in zip(rows, made, strict=True):
                    assert vectors[row.id or 0, model.id] == to_bytes(vector)
            # A passage that went takes its vectors with it, those of a model that is being filled too.
            assert {number for number, _ in vectors} == {row.id for row in rows}
        return found

    def look_at_mirrors(self, store: Store) -> None:
        """Open both mirrors as the next command does; fails where they do not hold just what the database holds."""
        mirrors = Mirrors(store, self.settings, self.settings.embedder)
        assert mirrors.own()
        try:
            mirrors.sync()
            indexes = mirrors.indexes
            assert indexes is not None
            with store.read() as session:
                live = sorted(passages.live_ids(session))
            assert sorted(indexes.lexical.ids()) == sorted(indexes.dense.ids()) == live
        finally:
            mirrors.close()

    def _write(self, name: str) -> None:
        self._serial += 1
        path, mark = self.folder / name, f"{self._serial}版{self.chance.randrange(10**9)}"
        if name == CORPUS:
            for number in self.chance.sample(range(LINES), 4):
                self._lines[str(number)] = f"语料第{number}行，{mark}。"
            for number in self.chance.sample(sorted(self._lines), 1):
                del self._lines[number]
            path.write_text(
                "".join(
                    json.dumps({"_id": number, "title": "示例", "text": text}, ensure_ascii=False) + "\n"
                    for number, text in sorted(self._lines.items())
                ),
                "utf-8",
            )
        elif name.endswith(".pdf"):
            lines = [(72.0, 700.0 - 20 * n, 11.0, f"Rule {n} as of {self._serial} holds.") for n in range(9)]
            make_pdf(path, [lines, lines])
        else:
            text = "".join(f"第{han}条 {mark}，示例银行的规定。\n\n" for han in "一二三四五六")
            path.write_text(f"# 示例办法{name}\n\n{text}", "utf-8")


def _line(raw: str) -> CorpusLine:
    said = json.loads(raw)
    return CorpusLine(id=said["_id"], title=said["title"], text=said["text"])


def _said(tokenised: tuple[TokenisedPassage, ...]) -> Version:
    return tuple((one.passage.text, one.passage.index_text, one.tokens) for one in tokenised)


@dataclass
class Tally:
    """Where the kills fell, by command and by what the database said after."""

    phases: Counter[str] = field(default_factory=Counter)

    def lines(self) -> list[str]:
        """One a phase, most first."""
        return [f"{count:4d}  {phase}" for phase, count in self.phases.most_common()]
