"""The template of the report: order, titles and choice of chapters, bank, logo, what is shown, and the bank's measures.

A file of the bank's own (SCOUT_REPORT_TEMPLATE) takes the place of config/report.yaml. A wrong one is refused in a
line that names the field, before anything is written.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.config.reading import FOLDER, read_yaml
from assistant.credit.card import Title
from assistant.domain.text import Lang
from assistant.errors import ConfigInvalid

FILE = FOLDER / "report.yaml"

ChapterId = Literal[
    "conclusion",
    "application",
    "identity",
    "ownership",
    "business",
    "trade",
    "policy",
    "finance",
    "funding",
    "record",
    "score",
    "risks",
    "bank",
    "visit",
    "gaps",
    "sources",
]
CHAPTERS: tuple[ChapterId, ...] = get_args(ChapterId)
_HAN = "〇一二三四五六七八九十"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ChapterPlan(_Part):
    """A chapter that the report has: `numbered` ones are counted in order."""

    id: ChapterId
    title: Title
    numbered: bool = False


class Shown(_Part):
    """How much is shown. stale_months: data older than this is marked. years: of statements. rows: of a table.

    quotes: passages that chapter five quotes for each thing it looks for. chart_nodes: of one chart.
    """

    stale_months: int = Field(ge=1)
    years: int = Field(ge=2, le=10)
    rows: int = Field(ge=1, le=200)
    quotes: int = Field(ge=0, le=5)
    chart_nodes: int = Field(ge=3, le=60)


class Masking(_Part):
    """Who sees phone numbers and mailboxes in full: nobody, or those who may see the bank's own data (internal).

    Identity numbers are masked for everybody.
    """

    contacts: Literal["nobody", "internal"]


class Measure(_Part):
    """What a finding calls for: a mitigating measure, and whether it belongs into the conditions of the credit."""

    text: Title
    condition: bool = False


class Template(_Part):
    """One version of the template. logo, word: files beside it, a picture and a .docx whose styles and headers hold."""

    version: str
    title: Title
    disclaimer: Title
    bank: Title | None = None
    logo: str | None = None
    word: str | None = None
    shown: Shown
    masking: Masking
    chapters: tuple[ChapterPlan, ...] = Field(min_length=1)
    measures: dict[str, Measure] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _each_once(self) -> Template:
        named = [chapter.id for chapter in self.chapters]
        double = sorted({name for name in named if named.count(name) > 1})
        if double:
            raise ValueError(f"chapters: {', '.join(double)} stands twice")
        return self

    def number(self, id_: ChapterId, lang: Lang) -> str:
        """The number of a chapter as printed, "" where it has none."""
        counted = [chapter.id for chapter in self.chapters if chapter.numbered]
        if id_ not in counted:
            return ""
        place = counted.index(id_) + 1
        return numeral(place) if lang == "zh" else str(place)


def numeral(number: int) -> str:
    """1 to 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _HAN[ones]
    return ("" if tens == 1 else _HAN[tens]) + "十" + (_HAN[ones] if ones else "")


@lru_cache(maxsize=8)
def load_template(path: Path | None = None) -> Template:
    """The template of a file (default: config/report.yaml).

    Raises ConfigInvalid, which names the field that is wrong; so it does where logo or Word template are not there.
    """
    file = path or FILE
    template = read_yaml(file, Template)
    beside = {}
    for field in ("logo", "word"):
        name = getattr(template, field)
        if name is None:
            continue
        path = (file.parent / name).resolve()
        if not path.is_file():
            raise ConfigInvalid(file=file, why=f"{field}: {name} is not there")
        beside[field] = str(path)
    return template.model_copy(update=beside)
