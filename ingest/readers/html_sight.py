"""What a person sees of a web page: what styles hide, what stands around the text (menus, ads, boxes of other pages).

Styles count where they stand on the element or in the page's own style sheets for a class, an id or a tag; style sheets
and scripts from elsewhere are not fetched, so what only they hide is taken for seen.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

NO_TEXT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "canvas",
        "iframe",
        "object",
        "video",
        "audio",
        "head",
        "rt",
        "rp",
    }
    | {"button", "select", "input", "textarea", "nav", "footer", "aside", "menu", "dialog", "datalist", "map"}
)
"""Elements without text of the page; rt is the reading over a character."""

_AROUND = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|banner|breadcrumbs?|crumbs?|share|sharing|social|sidebar|side-?bar|menu|nav|navbar"
    r"|related|recommend\w*|comments?|footer|copyright|cookie\w*|pager|pagination|hot-?list|toolbar|login|search-?box)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_AROUND_ROLES = ("navigation", "banner", "complementary", "contentinfo", "search")
_WHOLE_PAGE = ("html", "body", "main", "article")
_MOST = 0.5
"""Share of the page's text from which on an element is the page and not something around it."""
_UNSEEN = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|(?:^|;)opacity:0(?:\.0+)?(?:;|$|!)"
    r"|font-size:(?:0(?:\.\d+)?|1)(?:px|pt|em|rem|%)?(?:;|$|!)(?<!1em;)(?<!1rem;)(?<!1em)(?<!1rem)"
    r"|(?:^|;)color:(?:transparent|rgba\(\d+,\d+,\d+,0(?:\.0+)?\))(?:;|$|!)"
    r"|(?:^|;)(?:left|top|right|text-indent):-\d{3,}|(?:^|;)margin-(?:left|top):-\d{4,}"
    r"|clip:rect\(0|clip-path:inset\((?:50|100)%|(?:^|;)(?:max-)?(?:height|width):0(?:px)?;.*overflow:hidden"
    r"|overflow:hidden;.*(?:max-)?(?:height|width):0(?:px)?(?:;|$)|transform:scale\(0",
    re.IGNORECASE,
)
_WHITE = re.compile(
    r"(?:^|;)color:(?:#fff(?:f|fff|fffff)?|white|rgba?\(255,255,255(?:,[\d.]+)?\)|hsl\(0,0%,100%\))(?:;|$|!)",
    re.IGNORECASE,
)
_GROUND = re.compile(r"(?:^|;)background(?:-color|-image)?:([^;]+)", re.IGNORECASE)
_NO_GROUND = re.compile(
    r"^(?:none|transparent|white|#fff(?:fff)?|inherit|initial|rgba?\(255,255,255)", re.IGNORECASE
)
_BRACE = re.compile(r"[{}]")
_SELECTOR = re.compile(r"[\w-]*(?:[.#][\w-]+)?")
_LONGEST_SHEET = 500_000
_LONGEST_STYLE = 2_000


def hides(style: str) -> bool:
    """Whether an inline style keeps its element from the eye, on a page of white."""
    plain = re.sub(r"\s+", "", style)
    return bool(_UNSEEN.search(plain) or (_WHITE.search(plain) and not _GROUND.search(plain)))


class Sight:
    """One page's rules of sight."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._rules: dict[str, str] = {}
        for sheet in soup.find_all("style"):
            self._read_sheet(sheet.get_text()[:_LONGEST_SHEET])
        self._length = len(soup.get_text())

    def is_hidden(self, node: Tag) -> bool:
        """Whether a style or attribute keeps an element from the eye."""
        if node.has_attr("hidden"):
            return True
        style = self._style(node)
        if not style:
            return False
        return bool(_UNSEEN.search(style) or (_WHITE.search(style) and not self._on_colour(node)))

    def is_around(self, node: Tag) -> bool:
        """Whether an element stands around the text: by its name, class, id or role."""
        if node.name in _WHOLE_PAGE:
            return False
        names = " ".join([*(node.get("class") or []), str(node.get("id") or "")])
        by_name = bool(names) and _AROUND.search(names) is not None
        if not (by_name or str(node.get("role") or "") in _AROUND_ROLES):
            return False
        # A page whose frame is called sidebar-right is still the page.
        return len(node.get_text()) < _MOST * self._length

    def _read_sheet(self, text: str) -> None:
        first, *rest = text.split("/*")
        text = first + "".join(part.partition("*/")[2] for part in rest)
        depth, start, selectors = 0, 0, ""
        for brace in _BRACE.finditer(text):
            if brace[0] == "{":
                if depth == 0:
                    selectors, start = text[start : brace.start()].rpartition(";")[2].strip(), brace.end()
                depth += 1
            elif depth > 0:
                depth -= 1
                if depth == 0:
                    if not selectors.startswith("@"):  # print sheets and the like hold for other readers
                        self._keep(selectors, text[start : brace.start()])
                    start = brace.end()

    def _keep(self, selectors: str, declarations: str) -> None:
        style = re.sub(r"\s+", "", declarations[:_LONGEST_STYLE])
        if not (_UNSEEN.search(style) or _WHITE.search(style) or _GROUND.search(style)):
            return
        for selector in selectors.split(","):
            name = selector.strip()
            if name and _SELECTOR.fullmatch(name):
                self._rules[name] = f"{self._rules.get(name, '')};{style}"[:_LONGEST_STYLE]

    def _style(self, node: Tag) -> str:
        """All declarations that hold for an element, without spaces; those on the element itself come last."""
        own = re.sub(r"\s+", "", str(node.get("style") or "")[:_LONGEST_STYLE])
        if not self._rules:
            return own
        names = [node.name]
        for name in node.get("class") or []:
            names += [f".{name}", f"{node.name}.{name}"]
        if node.get("id"):
            names += [f"#{node['id']}", f"{node.name}#{node['id']}"]
        found = [self._rules[name] for name in names if name in self._rules]
        return ";".join([*found, own]) if found else own

    def _on_colour(self, node: Tag) -> bool:
        """Whether an element or one around it has a ground of its own that white letters can be read on."""
        for one in (node, *node.parents):
            if not isinstance(one, Tag):
                continue
            grounds = _GROUND.findall(self._style(one))
            named = str(one.get("bgcolor") or one.get("background") or "")
            if any(not _NO_GROUND.match(ground) for ground in [*grounds, *([named] if named else [])]):
                return True
        return False
