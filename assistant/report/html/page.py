"""The HTML page of a report, from its head to its list of sources. Knows the order of things, not how a block looks."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from assistant.report import flow, imprint, labels, notes
from assistant.report.blocks import Chapter, Report
from assistant.report.html.parts import Parts, text
from assistant.report.style import Logo, Style

_STYLE = Path(__file__).with_name("page.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""The page forbids itself to run or load anything; its style and charts are within."""


@lru_cache(maxsize=1)
def _css() -> str:
    return _STYLE.read_text(encoding="utf-8")


def render(report: Report, style: Style) -> bytes:
    """The report as one UTF-8 page."""
    return "".join(_Page(report, style).whole()).encode()


class _Page:
    def __init__(self, report: Report, style: Style) -> None:
        self._report, self._lang = report, report.lang
        self._logo = style.read_logo()
        self._parts = Parts(report, style)

    def whole(self) -> Iterator[str]:
        about = self._report.imprint
        language = "zh-CN" if self._lang == "zh" else "en"
        yield f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f"<title>{text(about.title)} · {text(about.firm)}</title>\n<style>\n{self._page_rules()}{_css()}</style>\n"
        yield "</head>\n<body>\n<main>\n"
        yield from self._head()
        first = flow.opening(self._report)
        if first is not None:
            yield from self._chapter(first, "opening", "opening")
        yield from self._contents()
        for number, chapter in enumerate(flow.body(self._report)):
            yield from self._chapter(chapter, "chapter", f"chapter-{number}")
        yield from self._sources()
        yield from self._about()
        yield "</main>\n</body>\n</html>\n"

    def _page_rules(self) -> str:
        """Header and footer of printed pages, which hold the report's own words."""
        about = self._report.imprint
        page = labels.PAGE.fill(page='" counter(page) "', pages='" counter(pages) "')[self._lang]
        example = labels.EXAMPLE[self._lang] if about.is_example else labels.CONFIDENTIAL[self._lang]
        return (
            f"@page {{ @top-left {{ content: {css_string(about.bank)} }} "
            f"@top-right {{ content: {css_string(f'{about.title} · {about.firm}')} }} "
            f'@bottom-left {{ content: {css_string(example)} }} @bottom-right {{ content: "{page}" }} }}\n'
        )

    def _head(self) -> Iterator[str]:
        about = self._report.imprint
        yield "<header>\n"
        logo = _picture(self._logo, about.bank) if self._logo else ""
        yield f'<p class="bank">{logo}<span>{text(about.bank)}</span></p>\n'
        yield f'<h1>{text(about.title)}</h1>\n<p class="firm">{text(about.firm)}</p>\n'
        if about.is_example:
            yield f'<p class="example">{text(labels.EXAMPLE[self._lang])}</p>\n'
        yield '<dl class="front">'
        for name, value in imprint.front(self._report)[1:]:
            yield f"<div><dt>{text(name)}</dt><dd>{text(value)}</dd></div>"
        yield "</dl>\n</header>\n"

    def _contents(self) -> Iterator[str]:
        chapters = flow.body(self._report)
        yield f'<nav class="contents"><h2>{text(labels.CONTENTS[self._lang])}</h2><ol>'
        for number, chapter in enumerate(chapters):
            title = flow.title(chapter, self._lang)
            yield f'<li><a href="#chapter-{number}">{text(title)}</a></li>'
        for anchor, label in (("sources", labels.SOURCES), ("about", labels.ABOUT)):
            yield f'<li><a href="#{anchor}">{text(label[self._lang])}</a></li>'
        yield "</ol></nav>\n"

    def _chapter(self, chapter: Chapter, kind: str, anchor: str) -> Iterator[str]:
        yield f'<section class="{kind}" id="{anchor}">\n<h2>{text(flow.title(chapter, self._lang))}</h2>\n'
        if not chapter.blocks:
            yield f'<p class="empty">{text(labels.NO_CONTENT[self._lang])}</p>\n'
        for part in flow.parts(chapter):
            yield self._parts.html(part)
        yield "</section>\n"

    def _about(self) -> Iterator[str]:
        yield f'<section class="about" id="about">\n<h2>{text(labels.ABOUT[self._lang])}</h2>\n<dl>'
        for name, value in imprint.back(self._report):
            yield f"<div><dt>{text(name)}</dt><dd>{text(value)}</dd></div>"
        yield f'</dl>\n<p class="disclaimer">{text(self._report.imprint.disclaimer)}</p>\n</section>\n'

    def _sources(self) -> Iterator[str]:
        yield f'<section class="sources" id="sources">\n<h2>{text(labels.SOURCES[self._lang])}</h2>\n'
        if not self._report.evidence:
            yield f'<p class="empty">{text(labels.NO_SOURCES[self._lang])}</p>\n'
        yield "<ol>\n"
        for n, evidence in enumerate(self._report.evidence.values(), start=1):
            back = self._parts.back(n)
            quote = notes.quoted(evidence)
            said = f"<q>{text(quote)}</q>" if quote else ""
            source = notes.source(evidence, self._lang)
            where = f'<span class="where">{text(source)}</span>' if source else ""
            yield (
                f'<li id="note-{n}" class="{evidence.kind.value}"><b class="n">[{n}]</b><span class="what">{text(notes.brief(evidence, self._lang))}</span>'
                f"{said}{where}{back}</li>\n"
            )
        yield "</ol>\n</section>\n"


def _picture(logo: Logo, words: str) -> str:
    data = base64.b64encode(logo.data).decode()
    return f'<img src="data:{logo.media_type};base64,{data}" alt="{text(words)}">'


def css_string(words: str) -> str:
    """A CSS string that holds `words`: whatever could end it, or the style element, is written by its code."""
    return '"' + "".join(c if c.isalnum() or c in " ·-，。（）()" else f"\\{ord(c):x} " for c in words) + '"'
