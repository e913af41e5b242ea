"""Baselines: what was measured before, kept in baselines.json, which changes only in a commit of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

PATH = Path(__file__).with_name("baselines.json")


def load(path: Path = PATH) -> dict[str, dict[str, float]]:
    """Suite -> measure -> figure. Keys that begin with "_" are remarks."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return {
        suite: {name: float(figure) for name, figure in figures.items() if not name.startswith("_")}
        for suite, figures in content.items()
        if not suite.startswith("_")
    }


def regressions(suite: str, found: Mapping[str, float], tolerance: float, path: Path = PATH) -> list[str]:
    """One line for each measure that is below its baseline by more than `tolerance`, or was not measured."""
    lines = []
    for name, wanted in load(path).get(suite, {}).items():
        got = found.get(name)
        if got is None:
            lines.append(f"{suite} {name}: not measured, baseline {wanted:.4f}")
        elif got < wanted - tolerance:
            lines.append(f"{suite} {name}: {got:.4f}, baseline {wanted:.4f}")
    return lines
