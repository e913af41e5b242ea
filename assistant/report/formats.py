"""One door to every form of a report. Each renderer is imported only when its form is asked for."""

from __future__ import annotations

from typing import Literal, get_args

from assistant.report.blocks import Report
from assistant.report.printable import printable
from assistant.report.style import Style

Format = Literal["md", "html", "docx", "pdf", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)

MEDIA_TYPES: dict[Format, str] = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
}


def render(report: Report, format: Format, *, style: Style | None = None) -> bytes:
    """The whole file of a report. The same report and style give the same bytes.

    Raises StyleUnusable for a template or logo that does not hold, FontMissing (docx, pdf) without a Chinese font;
    KeyError for a report that cites evidence it does not hold.
    """
    report, style = printable(report), style or Style()
    if format == "md":
        from assistant.report import markdown

        return markdown.render(report)
    if format == "html":
        from assistant.report import html

        return html.render(report, style)
    if format == "docx":
        from assistant.report import word

        return word.render(report, style)
    if format == "pdf":
        from assistant.report import pdf

        return pdf.render(report, style)
    from assistant.report import json_form

    return json_form.render(report)
