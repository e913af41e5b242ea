"""A report as a Word document: real headings, contents, footnotes and tables, in the bank's template where it has one."""

from assistant.report.word.document import render

__all__ = ["render"]
