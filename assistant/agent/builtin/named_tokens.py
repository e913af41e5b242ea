"""Tokens of a text with the names in it: short names of firms, slips of the pen mended, parts of product names written out."""

from __future__ import annotations

import re
from datetime import date

from assistant.agent.builtin.lexer import read_tokens
from assistant.agent.builtin.ontology import Ontology
from assistant.agent.builtin.parts import whole_products
from assistant.agent.builtin.question_tokens import Tokens
from assistant.agent.builtin.short_names import Find
from assistant.agent.builtin.spelling import spelling_of
from assistant.agent.builtin.wording.denial import in_plain_denial
from assistant.domain.firm_name import MADE_UP
from assistant.domain.reading.mentions import LEGAL_FORMS

_KIND_BESIDE_A_NAME = re.compile(r"(?:Mt|Dt?|[kzxeYwmyub!R]t)\.I")
"""供货给X公司的包装企业: parts of products' names are read beside a firm only where they say which firms deal with it."""


class NamedTokens:
    """Reads texts against one ontology and one date. names: finds short names of firms among unknown words, if there."""

    def __init__(self, ontology: Ontology, today: date, names: Find | None) -> None:
        self._ontology, self._today, self._names = ontology, today, names

    def with_names(self, tokens: Tokens) -> Tokens:
        """The tokens with short names of firms found among the words that nothing knows."""
        found = self._names(tokens) if self._names is not None and tokens.has(".MD3") else ()
        return read_tokens(tokens.text, self._ontology, self._today, found) if found else tokens

    def read(self, text: str) -> Tokens:
        """The tokens of a text with the short names of firms in it."""
        return self.with_names(read_tokens(text, self._ontology, self._today))

    def is_place_alone(self, name: str) -> bool:
        """Whether the name is a place and a legal form, which many firms begin with: 福泉公司."""
        stem = next((name.removesuffix(form) for form in LEGAL_FORMS if name.endswith(form)), name)
        return stem != name and self._ontology.terms.get(stem.replace(MADE_UP, ""), ("",))[0] in ("R", "Z")

    def mended(self, tokens: Tokens) -> Tokens:
        """The tokens with slips of the pen mended and parts of product names written out."""
        if "." not in tokens.shape:
            return tokens
        text, made = spelling_of(self._ontology).mended(tokens)
        if made:
            tokens = self.with_names(read_tokens(in_plain_denial(text), self._ontology, self._today))
        kind_of_firm = not tokens.has("M") or _KIND_BESIDE_A_NAME.search(tokens.shape) is not None
        return whole_products(tokens, self._ontology) if kind_of_firm else tokens
