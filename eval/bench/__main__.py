"""`make bench`: what a user waits for, each figure beside another measured in the same run.

Machines are shared and noisy, so nothing here passes or fails by the clock: the table is to be read. Written to
build/bench.md and printed. `--only NAME` measures one part, `--only firms --firms 1000000` at that size,
`--only ingest --articles 8000` over the first so many of the corpus; `--clone` adds the way from a fresh clone (minutes).
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from assistant.logs import configure
from assistant.settings import Settings
from eval.bench.table import ROOT, as_markdown

TABLE = ROOT / "build" / "bench.md"
PARTS = ("answers", "search", "ingest", "ocr", "firms", "firm_answers", "reports")
"""Modules of this package in the order of the table."""
WHEN_ASKED = ("clone",)


def main() -> None:
    """Measure, print and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=PARTS + WHEN_ASKED, help="measure this part")
    parser.add_argument("--clone", action="store_true", help="also measure the way from a fresh clone")
    parser.add_argument(
        "--firms", type=int, help="firms that the parts `firms` and `firm_answers` measure with"
    )
    parser.add_argument(
        "--articles", type=int, help="articles of the corpus that the part `ingest` takes in; all by default"
    )
    wanted = parser.parse_args()
    configure(Settings())
    parts = wanted.only or [*PARTS, *(WHEN_ASKED if wanted.clone else ())]
    sizes = {part: [wanted.firms] for part in ("firms", "firm_answers")} if wanted.firms else {}
    sizes |= {"ingest": [wanted.articles]} if wanted.articles else {}
    rows = [
        row for part in parts for row in import_module(f"eval.bench.{part}").measure(*sizes.get(part, []))
    ]
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(as_markdown(rows), encoding="utf-8")
    sys.stdout.write(TABLE.read_text("utf-8"))


if __name__ == "__main__":
    main()
