"""JSON of any size is read piece by piece: the same whatever the blocks, faults by piece, memory flat."""

from __future__ import annotations

import json
import tracemalloc
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import FileRejected
from ingest.firms.standards import json_stream, json_window
from ingest.firms.standards.json_stream import Piece, pieces

ARRAYS = frozenset({"releases", "records"})

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)
records = st.lists(
    st.dictionaries(st.text(max_size=5), values, max_size=4).map(lambda d: {**d, "ocid": "o"}),
    min_size=1,
    max_size=4,
)


@pytest.fixture
def block(monkeypatch: pytest.MonkeyPatch) -> Any:
    def set_to(size: int) -> None:
        for module in (json_stream, json_window):
            monkeypatch.setattr(module, "BLOCK", size)

    return set_to


def read(path: Path, content: str | bytes) -> list[Piece]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return list(pieces(path, ARRAYS, whole="ocid"))


@given(
    made=records,
    shape=st.sampled_from(["array", "package", "lines", "following"]),
    indent=st.sampled_from([None, 2]),
    size=st.integers(1, 60),
    escaped=st.booleans(),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_shape_gives_the_same_values_whatever_the_blocks(
    tmp_path: Path,
    block: Any,
    made: list[dict[str, Any]],
    shape: str,
    indent: int | None,
    size: int,
    escaped: bool,
) -> None:
    def text(value: Any) -> str:
        return json.dumps(value, ensure_ascii=escaped, indent=indent if shape != "lines" else None)

    content = {
        "array": text(made),
        "package": text({"version": "1.1", "releases": made, "publisher": {"name": "示例"}}),
        "lines": "\n".join(text(one) for one in made),
        "following": "\n".join(text(one) for one in made),
    }[shape]
    if any("\ud800" <= char <= "\udfff" for char in content):
        return
    block(size)
    found = read(tmp_path / ("a.jsonl" if shape == "lines" else "a.json"), content)
    assert [piece.fault for piece in found] == [None] * len(made)
    assert [piece.value for piece in found] == made
    assert [json.loads(piece.text) for piece in found] == made
    if shape == "package":
        assert {piece.member for piece in found} == {"releases"}
        assert found[0].header["version"] == "1.1"


@pytest.mark.parametrize("size", [5, 1 << 20])
def test_a_faulty_piece_is_told_and_reading_goes_on_behind_it(tmp_path: Path, block: Any, size: int) -> None:
    block(size)
    deep = "[" * 30_000 + "]" * 30_000
    found = read(
        tmp_path / "a.json",
        f'[{{"a": NaN}}, {{"b": 01}}, {deep}, 5, {{"c": "]}}\\""}}, {{"d": 1e999999999999999999999}}]',
    )
    assert [piece.number for piece in found] == [1, 2, 3, 4, 5, 6]
    assert [piece.fault is None for piece in found] == [False, False, False, True, True, False]
    assert found[4].value == {"c": ']}"'}


def test_numbers_are_exact(tmp_path: Path) -> None:
    (piece,) = read(tmp_path / "a.json", '{"ocid": "a", "n": [0.1, 90000000000000.01, 1e400, 7]}')
    assert piece.value["n"] == [Decimal("0.1"), Decimal("90000000000000.01"), Decimal("1e400"), Decimal(7)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('{"releases": [{"ocid": "a"}', "cut_off"),
        ('[{"ocid": "a"}, {"oc', "cut_off"),
        ('[{"ocid": "a"} {"ocid": "b"}]', "not_json"),
        ('{"releases": [], 5: 1}', "not_json"),
        ("  \n ", "empty"),
        ("", "empty"),
    ],
)
def test_a_file_that_is_no_json_is_refused_with_its_reason(tmp_path: Path, content: str, code: str) -> None:
    with pytest.raises(FileRejected) as refused:
        read(tmp_path / "a.json", content)
    assert refused.value.reason_code == code


def test_bytes_that_are_no_text_spoil_their_piece_only(tmp_path: Path) -> None:
    good = '{"ocid": "示例"}'.encode()
    found = read(tmp_path / "a.jsonl", good + b"\n" + b'{"ocid": "\xff\xfe"}' + b"\n" + good)
    assert [piece.fault is None for piece in found] == [True, False, True]
    assert found[2].number == 3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_other_encodings_are_read_too(tmp_path: Path, encoding: str) -> None:
    (piece,) = read(tmp_path / "a.json", '{"ocid": "示例贵州磷"}'.encode(encoding))
    assert piece.value == {"ocid": "示例贵州磷"}


def test_a_bad_line_does_not_swallow_the_next(tmp_path: Path) -> None:
    found = read(tmp_path / "a.jsonl", '{"ocid": "a"}\n{"ocid": [\n\n{"ocid": "c"}\n')
    assert [(piece.number, piece.fault is None) for piece in found] == [(1, True), (2, False), (4, True)]


def test_a_piece_beyond_the_limit_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: Any
) -> None:
    block(100)
    for module in (json_stream, json_window):
        monkeypatch.setattr(module, "LARGEST", 1_000)
    long = json.dumps({"ocid": "b", "x": list(range(2_000))})
    found = read(tmp_path / "a.json", f'[{{"ocid": "a"}}, {long}, {{"ocid": "c"}}]')
    assert [piece.fault is None for piece in found] == [True, False, True]


@pytest.mark.parametrize("shape", ["package", "lines"])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, block: Any, shape: str) -> None:
    block(1 << 13)
    one = json.dumps({"ocid": "a", "text": "示例" * 200})

    def peak(count: int) -> int:
        path = tmp_path / ("a.json" if shape == "package" else "a.jsonl")
        with path.open("w", encoding="utf-8") as file:
            if shape == "package":
                file.write('{"version": "1.1", "releases": [' + ",".join([one] * count) + "]}")
            else:
                file.writelines(one + "\n" for _ in range(count))
        tracemalloc.start()
        assert sum(1 for _ in pieces(path, ARRAYS, whole="ocid")) == count
        held = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return held

    small, large = peak(60), peak(600)
    # ten times the file, 1.5 MB
    assert large < 1.3 * small
    assert large < 500_000
