"""A chain file: what the bank writes goes in with its line, and what cannot be taken is named."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from assistant.commands.firms.chain_draft import scalar
from assistant.errors import FileRejected
from assistant.store.chain_places import ChainPicture, picture
from assistant.store.engine import Store
from ingest.firms.chains.chain_file import ChainFile
from ingest.firms.importing import import_path
from ingest.firms.report import RejectedRow
from ingest.firms.rows import TypedRow
from tests.ingest.firms.chain_folders import write_folder

DEFINITION = """\
# 本行的产业链
名称: 示例磷链
代码: phos
name_en: example phosphate
synonyms: [磷铵链, MAP chain]
segments:
  上游:
    - 黄磷示例
    - {name: 磷酸示例, name_en: acid, synonyms: [酸, no]}
  中游: [磷铵示例]
  末端: [复肥示例]
  下游:
    - 磷铵示例
relations:
  - {product: 孤立示例, upstream: [磷酸示例, 焦炭示例], downstream: 复肥示例}
  - {upstream: [x]}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "本行.yaml"
    made.write_text(DEFINITION, "utf-8")
    return made


def test_a_definition_is_read_with_its_lines(file: Path) -> None:
    assert ChainFile().fits(file)
    rows = list(ChainFile().rows(file))
    typed = [(row.layout, row.values, row.number) for row in rows if isinstance(row, TypedRow)]
    assert typed[0] == (
        "chains",
        {"code": "phos", "name": "示例磷链", "name_en": "example phosphate", "synonyms": "磷铵链|MAP chain"},
        2,
    )
    assert ("products", {"name": "磷酸示例", "name_en": "acid", "synonyms": "酸|no"}, 9) in typed
    assert (
        "chain_products",
        {"chain_id": "phos", "product_id": "磷铵示例", "segment": "midstream"},
        10,
    ) in typed
    link = {"product_id": "孤立示例", "relation": "downstream", "related_id": "复肥示例"}
    assert ("product_links", link, 15) in typed
    assert [(row.row, row.value) for row in rows if isinstance(row, RejectedRow)] == [
        (11, "末端"), (13, "磷铵示例"), (16, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("segments:\n  上游: [a]\n", "not_a_chain"),
        ("- a\n- b\n", "not_a_chain"),
        ("name: [\nsegments: {}\n", "not_yaml"),
        ("a: &a [x]\nname: y\nsegments: {上游: *a}\n", "not_a_chain"),
        ("name: " + "[" * 3000 + "\nsegments: {}\n", "not_yaml"),
    ],
)
def test_what_is_no_chain_is_refused(tmp_path: Path, text: str, code: str) -> None:
    made = tmp_path / "x.yaml"
    made.write_text(text, "utf-8")
    with pytest.raises(FileRejected) as refused:
        list(ChainFile().rows(made))
    assert refused.value.reason_code == code


def test_a_mapping_of_columns_is_no_chain_file(tmp_path: Path) -> None:
    made = tmp_path / "mapping.yaml"
    made.write_text("table: firms\ncolumns:\n  名称: name\n", "utf-8")
    assert not ChainFile().fits(made)


def test_the_banks_own_relations_fill_in_what_the_purchased_set_lacks(
    store: Store, tmp_path: Path, file: Path
) -> None:
    import_path(store, store.settings, write_folder(tmp_path / "chain"))
    first = import_path(store, store.settings, file)
    assert first.rejected_rows == 3
    again = import_path(store, store.settings, file)
    assert (again.inserted, again.updated) == (0, 0)
    with store.read() as session:
        found = picture(session, "磷铵链", None)
    assert isinstance(found, ChainPicture)
    assert [(place.product, place.segment) for place in found.places] == [
        ("磷酸示例", "upstream"), ("黄磷示例", "upstream"), ("磷铵示例", "midstream"),
    ]  # fmt: skip


def test_a_line_that_was_deleted_leaves_the_chain(store: Store, tmp_path: Path, file: Path) -> None:
    lines = [
        line for line in DEFINITION.splitlines() if "末端" not in line and "- {upstream: [x]}" not in line
    ]
    whole = "\n".join(lines).replace("  下游:\n    - 磷铵示例", "  下游: []") + "\n"
    import_path(store, store.settings, write_folder(tmp_path / "chain"))
    file.write_text(whole, "utf-8")
    assert import_path(store, store.settings, file).rejected_rows == 0

    def links() -> set[str]:
        with store.read() as session:
            found = session.execute(
                text(
                    "SELECT a.name || '>' || b.name FROM product_link l JOIN product a ON a.id = l.product_id"
                    " JOIN product b ON b.id = l.related_id"
                )
            )
            return {str(row[0]) for row in found}

    before = links()
    assert {"孤立示例>焦炭示例", "孤立示例>磷酸示例"} <= before
    fewer = whole.replace("    - 黄磷示例\n", "").replace("磷酸示例, 焦炭示例", "磷酸示例")
    # a file with a rejected line takes nothing out: nobody knows what that line would have said
    file.write_text(fewer.replace("  下游: []", "  下游: 磷铵示例"), "utf-8")
    held = import_path(store, store.settings, file)
    assert (held.rejected_rows, held.removed) == (1, 0)
    assert links() == before
    file.write_text(fewer, "utf-8")
    report = import_path(store, store.settings, file)
    assert (report.removed, report.inserted, report.rejected_rows) == (2, 0, 0)
    assert {note.value for note in report.notes} == {"黄磷示例", "孤立示例 upstream 焦炭示例"}
    assert before - links() == {"孤立示例>焦炭示例"}
    with store.read() as session:
        found = picture(session, "磷铵链", None)
    assert isinstance(found, ChainPicture)
    assert [place.product for place in found.places] == ["磷酸示例", "磷铵示例"]
    assert import_path(store, store.settings, file).removed == 0


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_name_in_a_draft_reads_back_as_itself(name: str) -> None:
    assert yaml.safe_load(f"- {scalar(name)}  # why\n") == [name]
