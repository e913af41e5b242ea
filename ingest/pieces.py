"""What goes through the pipeline: what was read of a file, or of some lines of a corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.corpus import NewLine
from ingest.corpus_line import LineDigest
from ingest.digest import Digest, TokenisedPassage
from ingest.rejections import Unreadable
from ingest.work import Work


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that went through a reader. sha256: of the copy in the file store, "" where there is none."""

    work: Work
    sha256: str
    digest: Digest | Unreadable

    @property
    def passages(self) -> Sequence[TokenisedPassage]:
        """Passages to embed, in order."""
        return self.digest.passages if isinstance(self.digest, Digest) else ()


@dataclass(frozen=True, slots=True)
class LinesRead:
    """Some new or changed lines of a corpus, each with its digest. sha256: of the corpus file."""

    work: Work
    sha256: str
    lines: Sequence[NewLine]
    digests: Sequence[LineDigest | Unreadable]

    @property
    def passages(self) -> Sequence[TokenisedPassage]:
        """Passages to embed, in order."""
        return [one for digest in self.digests if isinstance(digest, LineDigest) for one in digest.passages]


@dataclass(frozen=True, slots=True)
class CorpusRead:
    """The end of a corpus: what else is to be done once all of its lines are in.

    lines: that it holds; refused: line number -> why; gone: live documents whose line is no longer there.
    """

    work: Work
    sha256: str
    lines: int
    unchanged: int
    refused: dict[int, Unreadable]
    gone: Sequence[int]
    passages: Sequence[TokenisedPassage] = ()


Piece = FileRead | LinesRead | CorpusRead
