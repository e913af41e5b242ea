"""The template: what a bank may change, and that a broken one is refused in one line that names the field."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import ConfigInvalid
from assistant.report.findings import HOMES
from assistant.report.template import FILE, load_template, numeral


def write(folder: Path, old: str = "", new: str = "") -> Path:
    text = FILE.read_text("utf-8")
    assert old in text
    file = folder / "report.yaml"
    file.write_text(text.replace(old, new, 1), "utf-8")
    return file


def test_the_built_in_template_has_every_chapter_and_a_measure_for_the_findings_it_names() -> None:
    template = load_template()
    assert len(template.chapters) == 16
    assert template.number("identity", "zh") == "一"
    assert template.number("risks", "en") == "10"
    assert template.number("bank", "zh") == ""
    unknown = set(template.measures) - set(HOMES)
    assert unknown == set()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{id: visit,", "{id: vist,", "chapters.13.id"),
        ("{id: visit,", "{id: bank,", "bank stands twice"),
        ("stale_months: 6", "stale_months: soon", "shown.stale_months"),
        ('version: "2026.1"', 'versoin: "2026.1"', "versoin"),
        ("# logo: logo.png", "logo: nothere.png", "nothere.png"),
        ("shown:", "shown: [", "report.yaml"),
    ],
)
def test_a_broken_template_is_refused_with_the_field(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(ConfigInvalid) as caught:
        load_template(write(tmp_path, old, new))
    line = caught.value.line("zh")
    assert said in line
    assert "\n" not in line


def test_chapters_may_be_left_out_and_renamed(tmp_path: Path) -> None:
    file = write(tmp_path, "  - {id: visit, title: {zh: 现场调查记录, en: Record of the visit}}\n", "")
    assert "visit" not in [plan.id for plan in load_template(file).chapters]


def test_numerals() -> None:
    assert [numeral(n) for n in (1, 9, 10, 11, 20, 35)] == ["一", "九", "十", "十一", "二十", "三十五"]
