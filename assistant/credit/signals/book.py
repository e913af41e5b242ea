"""The signals of the bank as read from config/opportunities.yaml and config/warnings.yaml, checked when loaded."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from assistant.config.reading import FOLDER, read_yaml
from assistant.credit.card import Title
from assistant.credit.signals.ratios import RATIOS
from assistant.credit.signals.rules import RatioRule, Rule, RulePart
from assistant.domain.signals import Level, Value
from assistant.errors import ConfigInvalid

OPPORTUNITIES = FOLDER / "opportunities.yaml"
WARNINGS = FOLDER / "warnings.yaml"

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{2,50}$")]


class _Kind(RulePart):
    """What every kind of signal has. rule None: the data holds no such fact, and `lacks` says what would be needed;
    the program tells so instead of guessing."""

    code: Code
    title: Title
    why: Title
    asked_as: tuple[str, ...] = ()
    rule: Rule | None = None
    lacks: Title | None = None

    @model_validator(mode="after")
    def _rule_or_lack(self) -> _Kind:
        if (self.rule is None) == (self.lacks is None):
            raise ValueError(f"{self.code}: either a rule or what it lacks is wanted")
        if isinstance(self.rule, RatioRule) and self.rule.ratio not in RATIOS:
            known = ", ".join(sorted(RATIOS))
            raise ValueError(f"{self.code}: ratio {self.rule.ratio} is none of: {known}")
        return self


class OpportunityKind(_Kind):
    """needs: codes of the file's own list; value: what it is worth pursuing."""

    needs: tuple[str, ...] = Field(min_length=1)
    value: Value


class WarningKind(_Kind):
    """level: how grave it is. holds_back: no opportunity is pushed while it stands; a red one always does."""

    level: Level
    holds_back: bool = False


class OpportunityBook(RulePart):
    """All opportunity events of one version. needs: names of what the bank can offer."""

    version: str
    needs: dict[str, Title] = Field(min_length=1)
    opportunities: tuple[OpportunityKind, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _sound(self) -> OpportunityBook:
        _unique(self.opportunities)
        for kind in self.opportunities:
            for need in kind.needs:
                if need not in self.needs:
                    raise ValueError(f"{kind.code}: need {need} is none of: {', '.join(sorted(self.needs))}")
        return self


class WarningBook(RulePart):
    """All warning signals of one version."""

    version: str
    warnings: tuple[WarningKind, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _sound(self) -> WarningBook:
        _unique(self.warnings)
        return self


class SignalBook(RulePart):
    """Both books, as one judgement uses them."""

    opportunities: OpportunityBook
    warnings: WarningBook

    @property
    def version(self) -> str:
        """Versions of both files."""
        return f"{self.opportunities.version}/{self.warnings.version}"

    def lacking(self, which: Literal["opportunities", "warnings"]) -> tuple[_Kind, ...]:
        """Kinds for which the data holds no facts."""
        return tuple(kind for kind in self._kinds(which) if kind.rule is None)

    def working(self, which: Literal["opportunities", "warnings"]) -> int:
        """How many kinds have a rule that is applied."""
        return sum(kind.rule is not None for kind in self._kinds(which))

    def _kinds(self, which: Literal["opportunities", "warnings"]) -> tuple[_Kind, ...]:
        return self.opportunities.opportunities if which == "opportunities" else self.warnings.warnings


def _unique(kinds: tuple[_Kind, ...]) -> None:
    seen: set[str] = set()
    for kind in kinds:
        if kind.code in seen:
            raise ValueError(f"two kinds have the code {kind.code}")
        seen.add(kind.code)


@lru_cache(maxsize=8)
def load_signals(opportunities: Path = OPPORTUNITIES, warnings: Path = WARNINGS) -> SignalBook:
    """Both files; raises ConfigInvalid that names the file, the kind and what is wrong with it."""
    first = read_yaml(opportunities, OpportunityBook)
    second = read_yaml(warnings, WarningBook)
    both = {kind.code for kind in first.opportunities} & {kind.code for kind in second.warnings}
    if both:
        raise ConfigInvalid(
            file=warnings, why=f"these codes are opportunities too: {', '.join(sorted(both))}"
        )
    return SignalBook(opportunities=first, warnings=second)
