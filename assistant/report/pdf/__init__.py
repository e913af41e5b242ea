"""A report as PDF, set by typst: contents with page numbers, bookmarks, footnotes, vector charts, the font within."""

from assistant.report.pdf.document import render

__all__ = ["render"]
