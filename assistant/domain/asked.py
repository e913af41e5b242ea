"""Who puts a question to the firm database, from where and on which day: what every query is read with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.domain.scope import Scope


@dataclass(frozen=True, slots=True)
class Asked:
    """`today`: the day that windows count back from. `home`: division code that 本地 means, None where none is set."""

    today: date
    scope: Scope
    home: str | None = None
