"""The short form in which lists show firms: who it is, where, its labels, and whether it is a client in scope.

It is read by the statement that finds the page (firm_search.py): here stand its columns, and what a row of them tells.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from assistant.domain.judgement import FirmBrief
from assistant.domain.scope import Scope
from assistant.domain.text import Text
from assistant.store.columns import yuan
from assistant.store.fact_evidence import fact
from assistant.store.firm_sql import Values
from assistant.store.regions import name_of


def columns(values: Values, chain: int | None, scope: Scope) -> str:
    """What to select over f (firm) and o (its source). The segment is that in `chain` (an id), else in any."""
    # by firm: the index of schemes holds every firm
    code = values.closed("i.scheme = 'uscc'")
    of_chain = "" if chain is None else f"AND c.chain_id = {values.bind(chain)}"
    branch = "(SELECT b.branch FROM bank_client b WHERE b.firm_id = f.id)" if scope.internal else "NULL"
    return f"""f.id, f.name, f.region_code, f.industry, f.founded_on, f.registered_capital, f.is_example,
        f.source_row, f.source_text, f.as_of, o.name AS source, o.as_of AS source_as_of,
        o.is_example AS source_example,
        (SELECT max(i.value) FROM firm_identifier i WHERE i.firm_id = f.id AND {code}) AS uscc,
        (SELECT {values.joined("k.kind")} FROM (SELECT DISTINCT kind FROM label l WHERE l.firm_id = f.id) k) AS labels,
        (SELECT min(c.segment) FROM firm_chain c WHERE c.firm_id = f.id {of_chain}) AS segment,
        {branch} AS branch"""  # noqa: S608 - own text


WIDTH = 17
"""How many columns those are."""


def brief(row: Any, scope: Scope, extra: tuple[tuple[str, str], ...]) -> FirmBrief:
    """The firm of a row that ends with `columns`."""
    # taken apart at once: asking a row for each column by name takes as long as the statement
    (
        id_, name, region_code, industry, founded_on, capital, is_example, line, quote, as_of, source, source_as_of,
        source_example, uscc, labels, segment, branch,
    ) = row[-WIDTH:]  # fmt: skip
    return FirmBrief(
        id=id_,
        name=name,
        uscc=uscc,
        region_code=region_code,
        region=name_of(region_code),
        segment=segment,
        industry=industry,
        founded_on=_day(founded_on),
        registered_capital=None if capital is None else yuan(capital),
        is_example=bool(is_example),
        evidence=fact(
            f"firm:{id_}",
            f"企业登记：{name}",
            line,
            quote,
            source,
            _day(as_of) or _day(source_as_of),
            bool(source_example),
        ),
        labels=tuple(sorted(labels.split("|"))) if labels else (),
        client=_client(branch, scope),
        extra=extra,
    )


def _day(value: date | str | None) -> date | None:
    """SQLite keeps a date as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _client(branch: str | None, scope: Scope) -> Text | None:
    if branch is None:
        return None
    if scope.branch is None or branch == scope.branch:
        return Text(f"存量客户（{branch}）", f"existing client ({branch})")
    return Text("存量客户（其他机构）", "existing client (another branch)")
