"""Makes whole reports out of an open store: resolves the firm, gathers, composes, prints, and writes a file whole or not.

Shared by the command, the batch and the web. Opens nothing itself; safe to use from several threads.
"""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from assistant.domain.scope import Scope
from assistant.domain.text import Lang
from assistant.errors import OutputUnwritable
from assistant.report.blocks import Report
from assistant.report.compose import Progress, compose
from assistant.report.formats import Format, render
from assistant.report.gathering import Sources, gather
from assistant.report.sheet import clean
from assistant.report.style import Style
from assistant.report.subject import Subject
from assistant.report.template import Template
from assistant.report.wording import Wording
from assistant.retrieval.passages import PassageSearcher
from assistant.settings import Settings
from assistant.store import bank
from assistant.store.engine import Store

ENDINGS: dict[str, Format] = {
    ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf", ".json": "json",
}  # fmt: skip
_REFUSED = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Printed:
    """A report in one format, with what an index says of it."""

    subject: Subject
    report: Report
    data: bytes


@dataclass(frozen=True, slots=True)
class Press:
    """What reports are made with: store, searcher, template, and who words them."""

    store: Store
    settings: Settings
    template: Template
    searcher: PassageSearcher | None = None
    wording: Wording | None = None

    @property
    def style(self) -> Style:
        """How the bank wants its documents to look, by the template."""
        logo, word = self.template.logo, self.template.word
        return Style(template=Path(word) if word else None, logo=Path(logo) if logo else None)

    def make(
        self, firm_id: int, format_: Format, lang: Lang, scope: Scope, progress: Progress | None = None
    ) -> Printed:
        """The report on one firm. Raises FirmNotFound, StyleUnusable, FontMissing."""
        with self.store.read() as session:
            profile, today = bank.profile(session), bank.today(self.settings, session)
            sources = Sources(session, self.searcher, profile, today, scope)
            subject = gather(sources, firm_id, self.template, lang)
        report = compose(subject, self.wording, progress)
        return Printed(subject, report, self.printed(report, format_))

    def printed(self, report: Report, format_: Format) -> bytes:
        """A report as a file. Raises StyleUnusable, FontMissing."""
        return render(report, format_, style=self.style)


def file_name(name: str, format_: Format, lang: Lang) -> str:
    """The name of a firm's report as a file: no path, no control characters, not too long."""
    bare = _REFUSED.sub("_", clean(name)).strip(" .")[:_LONGEST_NAME] or "report"
    return f"{bare}-{'授信尽调摘要' if lang == 'zh' else 'due-diligence'}.{format_}"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all. Raises OutputUnwritable."""
    part: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".scout-", suffix=".part")
        part = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        part.chmod(0o644)
        part.replace(path)
    except OSError as error:
        if part is not None:
            part.unlink(missing_ok=True)
        raise OutputUnwritable(path=path, why=error.strerror or str(error)) from error
