"""Text, Markdown and web pages: nesting, floods, bytes that are no text, lines that lead patterns astray."""

from __future__ import annotations

import random

from tests.ingest.hostile.corpus import TAKEN, hostile

_SLOW = ("timeout", "memory", "unreadable", "crashed", TAKEN)


@hostile("nested.html", *_SLOW)
def _nested() -> bytes:
    return b"<div>" * 250_000 + b"words" + b"</div>" * 250_000


@hostile("entities.html", *_SLOW)
def _entities() -> bytes:
    return b"<p>" + b"&amp;" * 1_000_000


@hostile("attributes.html", *_SLOW, "empty")
def _attributes() -> bytes:
    return b"<p " + b"".join(b'a%d="b" ' % n for n in range(500_000)) + b">words</p>"


@hostile("open-tags.html", *_SLOW, "empty")
def _open() -> bytes:
    return b"<" * 2_000_000


@hostile("tables-in-tables.html", *_SLOW, "empty")
def _tables() -> bytes:
    return b"<table><tr><td>" * 50_000 + "限额".encode()


@hostile("entity-of-a-file.html", TAKEN, "unreadable")
def _entity() -> bytes:
    return (
        '<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body><p>示例网页的一段文字 &f;</p>'
        '<iframe src="file:///etc/passwd"></iframe></body></html>'
    ).encode()


@hostile("style-flood.html", *_SLOW, "empty")
def _style() -> bytes:
    return (
        b"<style>"
        + b".a{display:none}" * 500_000
        + b"</style><p style='"
        + b"color:red;" * 200_000
        + b"'>x</p>"
    )


@hostile("quotes.md", TAKEN)
def _quotes() -> bytes:
    return b"> " * 200_000 + b"words"


@hostile("brackets.md", *_SLOW)
def _brackets() -> bytes:
    return b"[" * 200_000


@hostile("emphasis.md", *_SLOW)
def _emphasis() -> bytes:
    return b"*a_ " * 120_000


@hostile("links.md", *_SLOW)
def _links() -> bytes:
    return b"[a](" * 100_000


@hostile("long-line.txt", TAKEN, "timeout", "memory")
def _line() -> bytes:
    return "贷款".encode() * 1_000_000


@hostile("article-marks.txt", *_SLOW, "empty")
def _marks() -> bytes:
    return ("第" * 250_000 + "\n" + "第一" * 250_000 + "条\n" + "第 " * 250_000).encode()


@hostile("brackets-and-dots.txt", *_SLOW, "empty")
def _dots() -> bytes:
    return (
        "（" * 300_000 + "\n" + "." * 500_000 + "\n" + "一、" * 200_000 + "\n" + "〔2024〕" * 100_000
    ).encode()


@hostile("spaces.txt", "empty", "timeout", TAKEN)
def _spaces() -> bytes:
    return "　 \t".encode() * 700_000 + b"\n" + b" " * 1_000_000 + "一".encode()


@hostile("short-lines.txt", *_SLOW)
def _short() -> bytes:
    return "条\n".encode() * 200_000


@hostile("marks-on-a-letter.txt", *_SLOW)
def _marks_on_letter() -> bytes:
    return ("贷" + "\u0301" * 1_000_000 + "ﷺ" * 100_000).encode()


@hostile("binary.txt", "unreadable", "wrong_type")
def _binary() -> bytes:
    return random.Random(7).randbytes(200_000)


@hostile("program.txt", "wrong_type", "unreadable")
def _program() -> bytes:
    return b"\x7fELF\x02\x01\x01" + b"\0" * 400


@hostile("zeros.txt", "empty", "unreadable")
def _zeros() -> bytes:
    return b"\0" * 100_000


@hostile("no-bytes.txt", "empty")
def _nothing() -> bytes:
    return b""


@hostile("script.exe", "unsupported")
def _suffix() -> bytes:
    return b"echo"
