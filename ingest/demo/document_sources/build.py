"""Builds the demo's PDF and DOCX from their sources: `python -m ingest.demo.document_sources.build`.

The results are committed, so that nobody needs a Chinese font to run the demo. Fonts: Noto Serif and Sans CJK SC.
"""

from __future__ import annotations

from pathlib import Path

import typst

from ingest.demo.document_sources.cluster_report import build_report

HERE = Path(__file__).parent
DOCUMENTS = HERE.parent / "documents"


def main() -> None:
    """Write both files anew."""
    typst.compile(str(HERE / "credit_manual.typ"), output=str(DOCUMENTS / "福泉示例农商行授信政策手册.pdf"))
    build_report(DOCUMENTS / "福泉示例磷化工集群发展报告.docx")


if __name__ == "__main__":
    main()
