"""Thresholds come from one file that a bank edits; a wrong one is refused with the name of the field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.credit.thresholds import FILE, load_thresholds
from assistant.errors import ConfigInvalid


def changed(tmp_path: Path, **parts: dict[str, Any]) -> Path:
    values = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for part, fields in parts.items():
        values.setdefault(part, {}).update(fields)
    path = tmp_path / "thresholds.yaml"
    path.write_text(yaml.safe_dump(values), encoding="utf-8")
    return path


def test_a_bank_s_own_window_is_read(tmp_path: Path) -> None:
    assert load_thresholds(changed(tmp_path, labels={"window_months": 24})).labels.window_months == 24


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [
        ("labels", "window_months", 0),
        ("enforcement", "share_of_net_assets", 10),
        ("area", "rule", "nearby"),
        ("river", "distance", 5),
    ],
)
def test_a_wrong_value_names_its_field(tmp_path: Path, part: str, field: str, value: Any) -> None:
    with pytest.raises(ConfigInvalid, match=f"{part}.{field}"):
        load_thresholds(changed(tmp_path, **{part: {field: value}}))


@pytest.mark.parametrize("text", ["", "labels: [", "version: 1\n\tlabels: 2", "\udcff"])
def test_a_file_that_is_no_configuration_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "thresholds.yaml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigInvalid, match=r"thresholds\.yaml is wrong"):
        load_thresholds(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigInvalid, match=r"thresholds\.yaml is wrong"):
        load_thresholds(tmp_path / "thresholds.yaml")
