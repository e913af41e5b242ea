"""In every real law the articles found are the articles in the file, and passages put together give its text.

What stands in a file is counted here by a reader of its own that shares nothing with the program: it throws away
whatever is no letter before 第, takes the number by arithmetic, and believes it because it follows the one before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.blocks import BlockKind
from ingest.chunk import passages
from ingest.cutting import LONGEST, size
from ingest.digest import read_blocks
from ingest.media import MediaType
from tests.ingest.test_chunk import put_together, solid

pytestmark = pytest.mark.slow

Article = tuple[int, int]
"""Number and 之 number (0 for none)."""

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_WITHOUT_ARTICLES = {
    "最高人民法院、最高人民检察院关于执行《刑法》确定罪名的补充规定(2002-03-15).md",
    "最高人民法院、最高人民检察院关于执行《刑法》确定罪名的补充规定（二）(2003-08-15).md",
    "最高人民法院、最高人民检察院关于执行《刑法》确定罪名的补充规定（三）(2007-10-25).md",
    "最高人民法院、最高人民检察院关于执行《刑法》确定罪名的补充规定（四）(2009-10-14).md",
    "最高人民法院关于人民法院能否对信用证开证保证金采取冻结和扣划措施问题的规定(2020-12-29).md",
    "最高人民法院关于如何认定国有控股、参股股份有限公司中的国有公司、企业人员的解释(2005-08-01).md",
    "最高人民法院关于新民间借贷司法解释适用范围问题的批复.md",
    "国务院关于国家行政机关和企业事业单位社会团体印章管理的规定(1999-10-31).md",
    "国务院关于外商投资企业和外国企业适用增值税、消费税、营业税等税收暂行条例有关问题的通知(1994-02-22).md",
}
_WITHOUT_DATE = {
    "最高人民法院关于新民间借贷司法解释适用范围问题的批复.md",
    "上海市推进国际金融中心建设条例.md",
    "河南省发展民营科技企业条例.md",
    "合同编.md",
    "物权编.md",
}


def value(text: str) -> int | None:
    """A Chinese or Arabic number."""
    if text.isascii() and text.isdigit():
        return int(text)
    total = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[char], 0
        else:
            return None
    return total + digit


def begins(line: str) -> Article | None:
    """The article that a line may begin, however it is decorated."""
    plain = "".join(unicodedata.normalize("NFKC", line).split())
    while plain and not plain[0].isalnum():
        plain = plain[1:]
    number, found, rest = plain[1:].partition("条")
    first = value(number) if plain.startswith("第") and found and number else None
    if first is None:
        return None
    more = re.match("之([一二三四五六七八九十0-9]+)", rest)
    return first, (value(more[1]) or 0) if more else 0


def in_file(text: str) -> list[Article]:
    """The articles of a Markdown text: each follows the one before, or begins anew; one may be missing."""
    out: list[Article] = []
    for line in text.splitlines():
        article = None if line.startswith("|") else begins(line)
        if article is None:
            continue
        number, more = article
        last, last_more = out[-1] if out else (number - 1, 0)
        follows = (number, more) == (last, last_more + 1) or (more == 0 and number in (last + 1, last + 2, 1))
        assert follows, f"neither an article nor none: {line[:40]}"
        out.append(article)
    return out


def found_in(path: Path) -> list[Article]:
    """The articles that the program's passages name, each where it begins."""
    out: list[Article] = []
    for passage in passages(read_blocks(path, "md").blocks, ""):
        if passage.article and not passage.repeated and passage.kind == "article":
            article = begins(passage.article)
            assert article is not None
            out.append(article)
    return out


@pytest.fixture(scope="module")
def laws(shared_data: Path) -> list[Path]:
    found = sorted((shared_data / "laws").rglob("*.md"))
    assert len(found) == 269
    return found


def test_every_article_of_every_law_is_found_and_none_more(laws: list[Path]) -> None:
    for path in laws:
        assert found_in(path) == in_file(path.read_text("utf-8")), path.name


def test_which_laws_have_no_article_and_which_files_no_date(laws: list[Path]) -> None:
    written = re.compile("第[零〇一二三四五六七八九十百千]+条")
    assert {path.name for path in laws if not written.search(path.read_text("utf-8"))} == _WITHOUT_ARTICLES
    assert {
        path.name for path in laws if not re.search(r"\(\d{4}-\d\d-\d\d\)\.md$", path.name)
    } == _WITHOUT_DATE
    for path in laws:
        if path.name in _WITHOUT_ARTICLES:
            assert found_in(path) == [], path.name


def _digits(line: str) -> str:
    """The article's number in full-width digits."""
    number = value(line[1 : line.index("条")])
    return f"第{str(number).translate(str.maketrans('0123456789', '０１２３４５６７８９'))}条{line[line.index('条') + 1 :]}"


_DRESSES: dict[str, Callable[[str], str]] = {
    "dash": lambda line: f"- {line}",
    "dot": lambda line: f"• {line}",
    "square": lambda line: f"■{line}",
    "wide indent": lambda line: f"\u3000\u3000{line}",
    "spaces within": lambda line: re.sub("^第(.+?)条", r"第 \1 条", line),
    "wide space after": lambda line: line.replace(" ", "\u3000", 1),
    "bold": lambda line: re.sub("^(第.+?条)", r"**\1**", line),
    "brackets": lambda line: re.sub("^(第.+?条)", r"【\1】", line),
    "zero width": lambda line: re.sub("^第", "\u200b第\u200b", line),
    "full-width digits": _digits,
}


@pytest.mark.parametrize("dress", _DRESSES)
@pytest.mark.parametrize("name", ["商业银行法(2015-08-29).md", "公司法(2023-12-29).md"])
def test_articles_are_found_however_the_line_is_dressed(
    shared_data: Path, tmp_path: Path, dress: str, name: str
) -> None:
    text = next((shared_data / "laws").rglob(name)).read_text("utf-8")
    plain = in_file(text)
    changed = [_DRESSES[dress](line) if begins(line) else line for line in text.splitlines()]
    path = tmp_path / "law.md"
    path.write_text("\n".join(changed), "utf-8")
    assert found_in(path) == plain
    assert len(plain) > 90


@pytest.mark.parametrize("folder", ["laws", "reports"])
def test_passages_of_every_file_put_together_give_its_text(shared_data: Path, folder: str) -> None:
    for path in sorted((shared_data / folder).rglob("*.*")):
        kind: MediaType = "md" if path.suffix == ".md" else "txt"
        blocks = read_blocks(path, kind).blocks
        found = passages(blocks, "")
        text = solid("".join(block.text for block in blocks if block.kind is not BlockKind.HEADING))
        own = "".join(p.text[p.repeated :] for p in found if p.kind != "heading")
        assert solid(own) == text, path.name
        # Headings of one name one after the other (第一节 in two chapters) are told from each other by their path.
        assert put_together(found) == solid("".join(block.text for block in blocks)), path.name
        assert all(size(passage.text) <= LONGEST for passage in found), path.name
        assert [passage.ordinal for passage in found] == list(range(len(found)))
