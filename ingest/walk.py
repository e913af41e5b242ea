"""Which files a call of `documents add` means: named files, and the files under named folders, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.rejections import Reason, Unreadable


def files_under(paths: Iterable[Path]) -> Iterator[tuple[Path, Unreadable | None]]:
    """Each file once, absolute, with the reason where a path is none or a folder cannot be listed.

    Hidden files and folders inside a named folder are left out, so are the files that Office and Windows keep for
    themselves; links to folders are not followed (they may form a circle), nor links to files outside the named folder (whoever may
    write there could name any file of the machine); named files are taken whatever they are called.
    """
    seen: set[Path] = set()
    for path in paths:
        try:
            absolute = path.resolve()
            absolute.stat()
        except FileNotFoundError:
            pass
        except (
            OSError,
            RuntimeError,
        ) as error:  # too long a path, a folder that is closed, links in a circle
            why = error.strerror if isinstance(error, OSError) else None
            yield path.absolute(), Unreadable(Reason.NOT_READABLE, why or type(error).__name__)
            continue
        if absolute.is_dir():
            found = list(_walk(absolute))
        elif absolute.is_file():
            found = [(absolute, None)]
        elif absolute in seen:
            continue
        else:
            seen.add(absolute)
            yield absolute, Unreadable(Reason.NOT_FOUND)
            continue
        for file, refused in found:
            if file not in seen:
                seen.add(file)
                yield file, refused


def _walk(folder: Path) -> Iterator[tuple[Path, Unreadable | None]]:
    refused: list[OSError] = []
    for current, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(current) / name
            if name.startswith((".", "~$")) or name.lower() in _WINDOWS:
                continue
            if file.is_file():
                outside = file.is_symlink() and not file.resolve().is_relative_to(folder)
                yield file, Unreadable(Reason.LINK) if outside else None
            elif file.is_symlink() and not file.exists():
                yield file, Unreadable(Reason.NOT_FOUND)
    for error in refused:
        yield Path(error.filename), Unreadable(Reason.NOT_READABLE, error.strerror or type(error).__name__)


_WINDOWS = frozenset({"thumbs.db", "desktop.ini"})
"""What Windows keeps in a folder of its own accord; `~$` begins the name of a document that Office has open."""
