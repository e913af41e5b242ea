"""Chapter application."""

from __future__ import annotations

from assistant.report.sheet import Sheet
from assistant.report.subject import Subject


def write(subject: Subject) -> Sheet:
    """The chapter."""
    return Sheet(subject.lang)
