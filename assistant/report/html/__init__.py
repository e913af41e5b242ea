"""A report as one HTML file: style and charts within, no script, nothing loaded."""

from assistant.report.html.page import render

__all__ = ["render"]
