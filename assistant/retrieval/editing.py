"""Editing what is said of a document: entries are read and checked, and a new title goes into its passages' index.

The title stands at the head of every passage's index text, so that a new one changes tokens and vectors; all of it
is written in one transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from assistant.domain.document_fields import EDITABLE, KINDS
from assistant.domain.reading.dates import read_dates
from assistant.domain.reading.normal import fold, is_han
from assistant.domain.text import Text
from assistant.errors import EntryRefused, UsageError
from assistant.retrieval.answering_model import AnsweringModel
from assistant.retrieval.embedder import Embedder, to_bytes
from assistant.retrieval.query import law_name
from assistant.retrieval.tokens import search_tokens
from assistant.settings import Settings
from assistant.store import library, regions
from assistant.store.documents import Passage
from assistant.store.engine import Store
from assistant.store.library import DocumentSummary
from assistant.store.metadata_edits import DATES, Retold, Value, edit_in, read_values
from assistant.store.publishing import ModelName

NONE_WORDS = frozenset({"none", "无", "-", ""})
"""What says that a field has no value."""


def read_entry(field: str, text: str) -> Value:
    """The value of a field as a person writes it: dates in ISO, Chinese or English, regions by name or code.

    Raises EntryRefused.
    """
    plain = fold(text).strip()
    if plain.lower() in NONE_WORDS:
        if field in ("title", "kind"):
            raise EntryRefused(field=EDITABLE[field], value=text, why=_NEEDED)
        return None
    if field in DATES:
        return _day(field, text, plain)
    if field == "kind":
        if plain not in KINDS:
            raise EntryRefused(field=EDITABLE[field], value=text, why=_KIND.fill(kinds=", ".join(KINDS)))
        return plain
    if field == "region":
        return _region(text, plain)
    return " ".join(text.split())


def edit_document(
    store: Store,
    settings: Settings,
    document_id: int,
    changes: Mapping[str, Value],
    reset: Collection[str] = (),
    embedder: Embedder | None = None,
) -> DocumentSummary:
    """Set fields of a live document and give others back what it says itself; the document as it is then.

    Raises DocumentNotFound, EntryRefused for dates that contradict each other, EmbedderUnavailable where a new title
    cannot be embedded.
    """
    unknown = (set(changes) | set(reset)) - set(EDITABLE)
    if unknown or set(changes) & set(reset):
        raise UsageError(what=", ".join(sorted(unknown or set(changes) & set(reset))))
    row = library.document(store, document_id)
    with store.read() as session:
        said = read_values(session, document_id)
    after = {name: getattr(row, name) for name in EDITABLE} | dict(changes)
    after |= {name: said[name] for name in reset if name in said}
    _require_order(after)
    title, kind = str(after["title"]), str(after["kind"])
    retold, model = _retold(store, settings, row, title, embedder)
    key = row.version_key
    if (title, kind) != (row.title, row.kind):
        key = law_name(title) if kind == "law" else None
    with store.write() as session:
        edit_in(session, document_id, changes, reset, version_key=key, retold=retold, model=model)
    return library.document(store, document_id)


def retitled(index_text: str, old: str, new: str, lang: str) -> str:
    """A passage's index text with the new title ahead of it in the place of the old one."""
    ahead = f"{fold(old)}\n"
    body = index_text.removeprefix(ahead) if _says(old, lang) else index_text
    return f"{fold(new)}\n{body}"


def _says(title: str, lang: str) -> bool:
    """Whether a title stands in the index: a file name such as report-2023-final says nothing."""
    return lang == "en" or is_han(title)


def _retold(
    store: Store, settings: Settings, row: DocumentSummary, title: str, embedder: Embedder | None
) -> tuple[list[Retold], ModelName | None]:
    """Its passages under the new title; none where the title stays."""
    if title == row.title:
        return [], None
    answering = AnsweringModel(settings, embedder)
    with store.read() as session:
        name = answering.name(session)
    model = answering.embedder(name) or answering.loaded_wanted()
    passages: list[Passage] = library.passages_of(store, row.id)
    texts = [retitled(passage.index_text, row.title, title, row.lang) for passage in passages]
    vectors = model.embed(texts) if texts else ()
    retold = [
        Retold(passage.id or 0, text, " ".join(search_tokens(text)), to_bytes(vector))
        for passage, text, vector in zip(passages, texts, vectors, strict=True)
    ]
    return retold, ModelName(model.id, model.dimension)


def _day(field: str, text: str, plain: str) -> date:
    found = read_dates(plain)
    whole = len(found) == 1 and found[0].day is not None and (found[0].start, found[0].end) == (0, len(plain))
    if not whole:
        raise EntryRefused(field=EDITABLE[field], value=text, why=_DAY)
    return found[0].first


def _region(text: str, plain: str) -> str:
    known = regions.region(plain) if plain.isdigit() and len(plain) in (2, 4, 6) else None
    if known is not None:
        return known.code
    found = regions.by_name(plain)
    if not found:
        raise EntryRefused(field=EDITABLE["region"], value=text, why=_NO_REGION)
    if len(found) > 1:
        choices = "、".join(f"{one.name} {one.code}" for one in found)
        raise EntryRefused(field=EDITABLE["region"], value=text, why=_REGIONS.fill(choices=choices))
    return found[0].code


def _require_order(after: Mapping[str, Value]) -> None:
    """A document ceases to hold no earlier than it is issued and begins to."""
    end = after["repealed_on"]
    for name in ("issued_on", "effective_on"):
        begin = after[name]
        if isinstance(begin, date) and isinstance(end, date) and end < begin:
            raise EntryRefused(field=EDITABLE["repealed_on"], value=str(end), why=_ORDER.fill(day=begin))


_NEEDED = Text("不能为空", "it cannot be empty")
_KIND = Text("类别只能是 {kinds}", "a kind is one of {kinds}")
_DAY = Text("请写成 2024-07-01 或 2024年7月1日", "write it as 2024-07-01 or 1 July 2024")
_NO_REGION = Text("没有这个地区，请写全称或六位代码", "no such place; give its full name or six-digit code")
_REGIONS = Text("有多个：{choices}，请写代码", "several: {choices}; give the code")
_ORDER = Text("早于发布或施行日期 {day}", "it is before the day of issue or effect, {day}")
