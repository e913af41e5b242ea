"""The formats of firm data by name, and which of them a file or folder is, told by its content."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import cast

from assistant.domain.text import Text
from assistant.errors import FileRejected
from ingest.firms.rows import FirmFormat
from ingest.firms.tables.sheets import is_left_behind

_FORMATS: tuple[tuple[str, str], ...] = (
    ("chain", "ingest.firms.chains.chain_folder:ChainFolder"),
    ("chain", "ingest.firms.chains.chain_file:ChainFile"),
    ("ocds", "ingest.firms.standards.ocds:Ocds"),
    ("bods", "ingest.firms.standards.bods:Bods"),
    ("xlsx", "ingest.firms.tables.native:XLSX"),
    ("csv", "ingest.firms.tables.native:CSV"),
)
"""Name and where it is defined, in the order in which they are asked whether a file is theirs."""

NAMES = tuple(dict.fromkeys(name for name, _ in _FORMATS))
"""What `--format` takes beside auto."""


def formats(name: str = "auto") -> list[FirmFormat]:
    """The formats of a name, all of them for auto."""
    return [_loaded(place) for named, place in _FORMATS if name in ("auto", named)]


def found(path: Path, name: str = "auto") -> list[tuple[FirmFormat, Path]]:
    """What to import of a file or folder, each with its format.

    A folder is one import where a format takes it whole, else one for each file in it.
    Raises FileRejected where nothing fits, or the file is not of the format that is asked for.
    """
    present(path)
    asked = formats(name)
    whole = next((one for one in asked if one.fits(path)), None)
    if whole is None and len(asked) == 1 and path.is_file():
        whole = asked[
            0
        ]  # the officer knows better than the file's name; its reader says what is wrong with it
    if whole is not None:
        return [(whole, path)]
    files = (
        sorted(file for file in path.iterdir() if file.is_file() and not is_left_behind(file))
        if path.is_dir()
        else []
    )
    each = [(one, file) for file in files if (one := next((f for f in asked if f.fits(file)), None))]
    if not each:
        raise _unknown(path)
    return each


def present(path: Path) -> Path:
    """The path, where something is there; else raises FileRejected."""
    if not path.exists():
        raise FileRejected(
            path=str(path),
            reason_code="not_found",
            reason=Text("没有这个文件或文件夹", "no such file or folder"),
        )
    return path


def _unknown(path: Path) -> FileRejected:
    if path.is_dir():
        reason = Text(
            "目录中没有企业数据文件（firms.csv 等）", "the folder holds no firm files (firms.csv and so on)"
        )
        return FileRejected(path=str(path), reason_code="no_firm_files", reason=reason)
    reason = Text(
        "认不出是哪种企业数据；用 --format 指明，或用 --mapping 说明各列",
        "not known as firm data; name it with --format, or say what its columns are with --mapping",
    )
    return FileRejected(path=str(path), reason_code="unknown_format", reason=reason)


def _loaded(place: str) -> FirmFormat:
    module, name = place.split(":")
    made = getattr(import_module(module), name)
    return cast(FirmFormat, made() if isinstance(made, type) else made)
