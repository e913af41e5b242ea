"""Loads prompts from the prompts folder: text with front matter (id, version, variables), one file a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from assistant.domain.text import Lang

FOLDER = Path(__file__).parents[2] / "prompts"
_FRONT = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt with its version, which travels into every answer."""

    id: str
    version: str
    lang: Lang
    variables: tuple[str, ...]
    body: str

    @property
    def name(self) -> str:
        """Id, version and language in one word: system@1.zh."""
        return f"{self.id}@{self.version}.{self.lang}"

    def fill(self, **values: str) -> str:
        """The text with its variables filled in; raises KeyError unless exactly these are given."""
        if set(values) != set(self.variables):
            raise KeyError(f"{self.name} takes {self.variables}, got {sorted(values)}")
        text = self.body
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        return text.strip()


@lru_cache(maxsize=16)
def load_prompt(name: str, lang: Lang) -> Prompt:
    """The prompt `name` in `lang`; raises FileNotFoundError or ValueError when the file is not one."""
    text = (FOLDER / f"{name}.{lang}.md").read_text("utf-8")
    match = _FRONT.match(text)
    if match is None:
        raise ValueError(f"{name}.{lang}.md has no front matter")
    front = yaml.safe_load(match["front"])
    return Prompt(front["id"], str(front["version"]), lang, tuple(front["variables"]), match["body"])
