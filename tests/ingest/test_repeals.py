"""A document that says it repeals another: proposed on both, never done by itself."""

from __future__ import annotations

import pytest

from assistant.settings import Settings
from assistant.store import library
from assistant.store.engine import Store
from ingest.pipeline import AddReport, add_paths
from tests.ingest.conftest import HashEmbedder, InProcess, Write

OLD = "# 关于加强抵押物管理的通知\n\n示例银发〔2020〕12号\n\n抵押物每半年估值一次。\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "本通知自2025年1月1日起施行，《关于加强抵押物管理的通知》同时废止。",
        "原《关于加强抵押物管理的通知》（示例银发[2020]12号）予以废止。",
        "示例银发〔2020〕第12号同时废止。",
    ],
)
def test_it_is_proposed_on_both(
    sentence: str, store: Store, scout_settings: Settings, write: Write, embedder: HashEmbedder
) -> None:
    def add(name: str, text: str) -> AddReport:
        path = write(name, text)
        return add_paths(store, scout_settings, [path], embedder=embedder, reader=InProcess())

    add("2020.md", OLD)
    add("other.md", "# 关于值班的通知\n\n值班表另发。\n")
    report = add("2025.md", f"# 关于押品管理的通知\n\n押品每季度估值一次。\n\n{sentence}\n")
    rows = {row.source: row for row in library.list_documents(store)}
    old, new = rows["2020.md"], rows["2025.md"]
    command = f"scout documents edit {old.id} --repealed"
    assert command in old.notes
    assert f"第 {new.id} 号" in old.notes
    assert [note for _, note in report.notes if command in note]
    assert command in new.notes
    assert rows["other.md"].notes == ""
    assert old.repealed_on is None, "a person says so, not a sentence"
    again = add_paths(
        store,
        scout_settings,
        [write("2020.md", OLD)],
        embedder=embedder,
        reader=InProcess(),
        reread=True,
    )
    assert again.unchanged == 1


@pytest.mark.parametrize(
    "sentence",
    ["《关于加强抵押物管理的通知》继续执行。", "违反《关于加强抵押物管理的通知》的，废止其授信资格。"],
)
def test_what_repeals_nothing_is_left_alone(
    sentence: str, store: Store, scout_settings: Settings, write: Write, embedder: HashEmbedder
) -> None:
    paths = [write("2020.md", OLD), write("2025.md", f"# 关于押品管理的通知\n\n{sentence}\n")]
    add_paths(store, scout_settings, paths, embedder=embedder, reader=InProcess())
    assert {row.notes for row in library.list_documents(store)} == {""}
