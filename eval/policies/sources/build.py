"""Builds the policy set's files from the texts beside this: `python -m eval.policies.sources.build`.

The results are committed, so that nobody needs typst or a Chinese font to measure. A source says by its second
suffix what becomes of it: name.pdf.md a PDF, name.scan.md a PDF of pictures, name.txt.md a text in GB18030, and so
on. Documents that are plain text as written have no source: they stand among the results alone. All of it is our own
writing, of a bank that does not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import yaml

from eval.policies.sources.office import write_docx, write_pptx, write_xlsx
from eval.policies.sources.pages import write_pdf, write_scan
from eval.policies.sources.parts import Part, parts_of

HERE = Path(__file__).parent
DOCUMENTS = HERE.parent / "documents"
_PLAIN = frozenset({".md", ".txt", ".csv", ".html"})
_WRITERS: dict[str, tuple[str, Callable[[Iterable[Part], Path], None]]] = {
    ".docx": (".docx", write_docx),
    ".pptx": (".pptx", write_pptx),
    ".pdf": (".pdf", write_pdf),
    ".scan": (".pdf", write_scan),
}


def sources() -> list[Path]:
    """Every text that a document is built from."""
    return sorted(path for path in HERE.iterdir() if path.suffix in (".md", ".yaml"))


def texts() -> dict[str, Path]:
    """Document's name -> the UTF-8 text that says what is in it: its source, or itself where it is plain text."""
    built = {built_name(source): source for source in sources()}
    plain = {path.name: path for path in DOCUMENTS.iterdir() if path.suffix in _PLAIN}
    return plain | built


def built_name(source: Path) -> str:
    """The name of the file that a source becomes."""
    made = Path(source.stem).suffix
    return Path(source.stem).stem + (_WRITERS[made][0] if made in _WRITERS else made)


def build(source: Path, folder: Path) -> Path:
    """Write one source's file anew."""
    target = folder / built_name(source)
    made = Path(source.stem).suffix
    text = source.read_text("utf-8")
    if made == ".txt":
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
