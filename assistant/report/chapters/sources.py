"""Chapter sources."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.report.sheet import Sheet
from assistant.report.subject import Subject
from assistant.report.template import ChapterId


def write(subject: Subject, written: Mapping[ChapterId, Sheet]) -> Sheet:
    """The chapter."""
    return Sheet(subject.lang)
