"""Documents read again, from their own file or another one; and what people entered, carried along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import DocumentNotFound, DocumentReplaced, UsageError
from assistant.retrieval.editing import edit_document
from assistant.settings import Settings
from assistant.store import library, publishing
from assistant.store.engine import Store
from ingest.digest import Digest, digest
from ingest.filestore import stored_path
from ingest.media import MediaType
from ingest.pipeline import AddReport, add_paths
from ingest.updating import replace_file, update_documents
from tests.ingest.conftest import HashEmbedder, InProcess, Write

LAW = "# 示例办法\n\n第一条 甲。\n\n第二条 乙。\n"


class Better(InProcess):
    """Reads what the other reader left out."""

    def read(self, path: Path, name: str, kind: MediaType) -> Digest:
        found = digest(path, name, kind)
        return found.model_copy(update={"hidden": "页脚已略去"})


@pytest.fixture
def edges(embedder: HashEmbedder) -> dict[str, object]:
    return {"embedder": embedder, "reader": InProcess()}


@pytest.fixture
def taken(store: Store, scout_settings: Settings, write: Write, edges: dict[str, object]) -> Path:
    path = write("a.md", LAW)
    write("b.md", LAW.replace("示例", "另一"))
    assert add_paths(store, scout_settings, [path.parent], **edges).added == 2  # type: ignore[arg-type]
    return path


Update = Callable[..., AddReport]


@pytest.fixture
def update(store: Store, scout_settings: Settings, edges: dict[str, object]) -> Update:
    def run(numbers: list[int] | None = None, **options: object) -> AddReport:
        return update_documents(store, scout_settings, numbers, **(edges | options))  # type: ignore[arg-type]

    return run


def number_of(store: Store, source: str) -> int:
    return next(row.id for row in library.list_documents(store) if row.source == source)


def test_changed_files_are_read_again_in_place(store: Store, taken: Path, update: Update) -> None:
    old = number_of(store, "a.md")
    taken.write_text(LAW.replace("乙", "丙"), "utf-8")
    assert update([number_of(store, "b.md")]).unchanged == 1, "only what is named"
    report = update()
    assert (report.updated, report.unchanged) == (1, 1)
    with pytest.raises(DocumentReplaced) as refused:
        library.document(store, old)
    assert refused.value.params["by"] == number_of(store, "a.md")


def test_a_file_that_is_gone_is_named_and_its_document_stays(
    store: Store, taken: Path, update: Update
) -> None:
    taken.unlink()
    report = update()
    assert [(Path(one.path).name, one.code) for one in report.failed] == [("a.md", "not_found")]
    assert number_of(store, "a.md")


def test_a_better_reader_is_given_unchanged_files(
    store: Store, taken: Path, update: Update, embedder: HashEmbedder
) -> None:
    number = number_of(store, "a.md")
    assert update(reader=Better()).unchanged == 2, "not asked to"
    report = update([number], reread=True, reader=Better())
    assert (report.updated, report.unchanged) == (1, 0)
    new = number_of(store, "a.md")
    assert library.document(store, new).hidden == "页脚已略去"
    report = update(reread=True, reader=Better())
    assert (report.updated, report.unchanged) == (1, 1), "what reads as before stays, number and all"
    assert number_of(store, "a.md") == new


def test_a_document_can_take_another_file(
    store: Store, scout_settings: Settings, taken: Path, write: Write, edges: dict[str, object]
) -> None:
    number = number_of(store, "a.md")
    new = write("2025/办法.md", LAW.replace("乙", "丁"))
    report = replace_file(store, scout_settings, number, new, **edges)  # type: ignore[arg-type]
    assert (report.added, report.updated) == (0, 1)
    assert {row.source for row in library.list_documents(store)} == {"办法.md", "b.md"}
    with pytest.raises(DocumentReplaced):
        library.document(store, number)


def test_a_file_that_cannot_be_taken_leaves_the_document_as_it_was(
    store: Store, scout_settings: Settings, taken: Path, write: Write, edges: dict[str, object]
) -> None:
    number = number_of(store, "a.md")
    report = replace_file(store, scout_settings, number, write("empty.md", ""), **edges)  # type: ignore[arg-type]
    assert [one.code for one in report.failed] == ["empty"]
    row = library.document(store, number)
    assert (row.path, row.source) == (str(taken), "a.md")
    for wrong in (taken.parent, taken.with_name("b.md")):
        with pytest.raises(UsageError):
            replace_file(store, scout_settings, number, wrong, **edges)  # type: ignore[arg-type]
    with pytest.raises(DocumentNotFound):
        replace_file(store, scout_settings, 999, taken, **edges)  # type: ignore[arg-type]


def test_a_stored_copy_that_is_damaged_or_gone_comes_back(
    store: Store, scout_settings: Settings, taken: Path, update: Update
) -> None:
    rows = library.list_documents(store)
    copies = [stored_path(scout_settings, row.sha256) for row in rows]
    copies[0].unlink()
    copies[1].write_bytes(b"torn")
    update()
    assert [copy.read_bytes() for copy in copies] == [Path(row.path).read_bytes() for row in rows]


def test_a_new_version_keeps_what_was_entered_of_the_document_and_not_of_its_version(
    store: Store, scout_settings: Settings, taken: Path, update: Update, embedder: HashEmbedder
) -> None:
    number = number_of(store, "a.md")
    entered = {
        "title": "真正的题目",
        "issuer": "示例银行",
        "region": "522702",
        "effective_on": date(2024, 7, 1),
    }
    edit_document(store, scout_settings, number, entered, embedder=embedder)
    taken.write_text(LAW.replace("乙", "丙"), "utf-8")
    assert update().updated == 1
    row = library.document(store, number_of(store, "a.md"))
    assert (row.title, row.issuer, row.region) == ("真正的题目", "示例银行", "522702")
    assert (row.effective_on, row.edited) == (None, "title,issuer,region")
    assert "施行日期" in row.notes
    passages = library.passages_of(store, row.id)
    assert [one.index_text.splitlines()[0] for one in passages] == ["真正的题目"] * 2
    back = edit_document(store, scout_settings, row.id, {}, ["title", "issuer"], embedder=embedder)
    assert (back.title, back.issuer, back.edited) == ("示例办法", None, "region")
    assert library.passages_of(store, row.id)[0].index_text.startswith("示例办法\n")


def test_read_again_unchanged_all_that_was_entered_stays(
    store: Store, scout_settings: Settings, taken: Path, update: Update, embedder: HashEmbedder
) -> None:
    number = number_of(store, "a.md")
    edit_document(
        store, scout_settings, number, {"title": "新题", "repealed_on": date(2025, 1, 1)}, embedder=embedder
    )
    assert update([number], reread=True).unchanged == 1
    assert update([number], reread=True, reader=Better()).updated == 1
    row = library.document(store, number_of(store, "a.md"))
    assert (row.title, row.repealed_on, row.edited) == ("新题", date(2025, 1, 1), "title,repealed_on")


def test_a_removed_document_is_no_more_updated(store: Store, taken: Path, update: Update) -> None:
    number = number_of(store, "a.md")
    publishing.remove(store, number)
    with pytest.raises(DocumentNotFound):
        update([number])
