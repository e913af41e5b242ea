"""Every format of the made-up reports, made once for all tests of a run."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pytest

from assistant.report.blocks import Report
from assistant.report.formats import Format, render
from tests.report.formats.made_up import bank_report, chartless, nasty_report

Made = Callable[[str, Format], bytes]


@lru_cache(maxsize=1)
def reports() -> dict[str, Report]:
    """The reports by name."""
    return {"bank": bank_report(), "nasty": nasty_report(), "chartless": chartless()}


@lru_cache(maxsize=16)
def _made(name: str, format_: Format) -> bytes:
    return render(reports()[name], format_)


@pytest.fixture(scope="session")
def made() -> Made:
    """The file of a made-up report in a format."""
    return _made
