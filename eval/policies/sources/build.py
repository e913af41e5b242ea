"""Builds the policy set's files from the texts beside this: `python -m eval.policies.sources.build`.

The results are committed, so that nobody needs typst or a Chinese font to measure. A source says by its second
suffix what becomes of it: name.pdf.md a PDF, name.scan.md a PDF of pictures, name.txt.md a text in GB18030, and so
on; a file with one suffix goes as it is. All of it is our own writing, of a bank that does not exist.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import yaml

from eval.policies.sources.office import write_docx, write_pptx, write_xlsx
from eval.policies.sources.pages import write_pdf, write_scan
from eval.policies.sources.parts import Part, parts_of

HERE = Path(__file__).parent
DOCUMENTS = HERE.parent / "documents"
_COPIED = frozenset({".md", ".txt", ".csv", ".html"})
_WRITERS: dict[str, tuple[str, Callable[[Iterable[Part], Path], None]]] = {
    ".docx": (".docx", write_docx),
    ".pptx": (".pptx", write_pptx),
    ".pdf": (".pdf", write_pdf),
    ".scan": (".pdf", write_scan),
}


def sources() -> list[Path]:
    """Every source text."""
    return sorted(path for path in HERE.iterdir() if path.suffix in _COPIED or path.suffix == ".yaml")


def built_name(source: Path) -> str:
    """The name of the file that a source becomes."""
    made = Path(source.stem).suffix
    if not made:
        return source.name
    return Path(source.stem).stem + (_WRITERS[made][0] if made in _WRITERS else made)


def build(source: Path, folder: Path) -> Path:
    """Write one source's file anew."""
    target = folder / built_name(source)
    made = Path(source.stem).suffix
    text = source.read_text("utf-8")
    if not made:
        shutil.copyfile(source, target)
    elif made == ".txt":
        target.write_bytes(text.encode("gb18030"))
    elif made == ".xlsx":
        write_xlsx(yaml.safe_load(text), target)
    else:
        _WRITERS[made][1](parts_of(text), target)
    return target


def main() -> None:
    """Write every file of the set anew."""
    DOCUMENTS.mkdir(exist_ok=True)
    for source in sources():
        build(source, DOCUMENTS)


if __name__ == "__main__":
    main()
