"""How far hidden ties are followed, as read from config/ties.yaml."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from assistant.config.reading import FOLDER, read_yaml

FILE = FOLDER / "ties.yaml"


class TieRules(BaseModel):
    """The rules of one version; the file says what each is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    hub_firms: int = Field(ge=2)
    hub_relations: int = Field(ge=2)
    path_steps: int = Field(ge=1, le=12)
    map_firms: int = Field(ge=2)


@lru_cache(maxsize=4)
def tie_rules(path: Path = FILE) -> TieRules:
    """The rules of a file; raises ConfigInvalid naming the field that is wrong."""
    return read_yaml(path, TieRules)
