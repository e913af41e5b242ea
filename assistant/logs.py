"""Where log lines go: stderr, from the level of the settings. stdout belongs to answers and JSON documents."""

from __future__ import annotations

import logging
import sys

import structlog

from assistant.settings import Settings


def configure(settings: Settings) -> None:
    """Send this process's log lines, ours and the libraries', to stderr."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        # looked up at each line: a stderr that was put in its place for a while is closed after
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
