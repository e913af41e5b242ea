"""Every setting stands in the README's table, and the table names no setting that is not there."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.settings import Settings

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def test_every_setting_is_in_the_readme_table_and_no_other() -> None:
    documented = set(re.findall(r"^\| `(SCOUT_[A-Z_]+)` \|", README, flags=re.MULTILINE))
    assert documented == {f"SCOUT_{name.upper()}" for name in Settings.model_fields}
