"""Which files a call of `documents add` means: named files, and the files under named folders, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.rejections import Reason, Unreadable


def files_under(paths: Iterable[Path]) -> Iterator[tuple[Path, Unreadable | None]]:
    """Each file once, absolute, with the reason where a named path is none.

    Hidden files and folders inside a named folder are left out, links to folders are not followed (they may
    form a circle), named files are taken whatever they are called.
    """
    seen: set[Path] = set()
    for path in paths:
        absolute = path.resolve()
        if absolute.is_dir():
            found = list(_walk(absolute))
        elif absolute.is_file():
            found = [absolute]
        elif absolute in seen:
            continue
        else:
            seen.add(absolute)
            yield absolute, Unreadable(Reason.NOT_FOUND)
            continue
        for file in found:
            if file not in seen:
                seen.add(file)
                yield file, None


def _walk(folder: Path) -> Iterator[Path]:
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(current) / name
            if not name.startswith(".") and file.is_file():
                yield file
