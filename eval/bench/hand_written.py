"""The twelve questions of firm_queries.py as the best SQL by hand that was found for them, on the same schema: by the
place first, each table by its index, the firm's row last, the row of the list for the page alone. The same text runs on
SQLite and PostgreSQL but for the function that joins texts. It gives the same rows as the query object does."""

from __future__ import annotations

_LOCAL = """SELECT id FROM firm WHERE region_code = '522702'
            UNION SELECT id FROM firm WHERE plant_region_code = '522702'"""
_COUNTY = _LOCAL.replace("522702", "522725")
_HOME = """SELECT id FROM firm WHERE region_code >= '5227' AND region_code < '5228'
           UNION SELECT id FROM firm WHERE plant_region_code >= '5227' AND plant_region_code < '5228'"""
_NO_FIRM = "f.kind NOT IN ('GOVERNMENT', 'PUBLIC_INSTITUTION')"
_CHAINED = "EXISTS (SELECT 1 FROM firm_chain c WHERE c.firm_id = p.id AND c.chain_id = 8)"
_SELLS = "EXISTS (SELECT 1 FROM label l WHERE l.kind = 'soe_supplier' AND l.firm_id = p.id)"


def _page(place: str, tests: str = "", key: str = "", more: str = "", chain: str = "") -> str:
    """The first twenty by the key, then by name: what a list shows of each, and how many fit."""
    order = ("key IS NULL, key DESC, " if key else "") + "name, id"
    return f"""WITH hits AS MATERIALIZED (
          SELECT p.id, f.name {f", {key} AS key" if key else ""} FROM ({place}) p JOIN firm f ON f.id = p.id {more}
          WHERE {_NO_FIRM} {tests}),
        page AS (SELECT * FROM hits ORDER BY {order} LIMIT 20)
        SELECT (SELECT count(*) FROM hits) AS total, f.id, f.name,
          (SELECT value FROM firm_identifier i WHERE i.firm_id = f.id AND i.scheme || '' = 'uscc') AS uscc,
          f.region_code, (SELECT min(segment) FROM firm_chain c WHERE c.firm_id = f.id {chain}) AS segment,
          f.industry, f.founded_on, f.registered_capital, f.is_example, o.name AS source, f.source_row, f.source_text,
          coalesce(f.as_of, o.as_of) AS as_of,
          (SELECT joined(kind, '|') FROM (SELECT DISTINCT kind FROM label l WHERE l.firm_id = f.id) k) AS labels,
          (SELECT branch FROM bank_client b WHERE b.firm_id = f.id) AS branch
          {", page.key" if key else ""}
        FROM page JOIN firm f ON f.id = page.id JOIN source o ON o.id = f.source_id
        ORDER BY {order.replace("key", "page.key").replace("name", "page.name").replace("id", "page.id")}"""  # noqa: S608 - own text


_WINDOW = "a.awarded_on <= '2026-10-31'"
_SUM = f"""(SELECT coalesce(sum(a.amount), 0) FROM award_part a WHERE a.firm_id = p.id AND {_WINDOW}
            AND a.awarded_on >= '2026-03-31')"""  # noqa: S608
_SCREENED = f"AND {_CHAINED} AND {_SELLS}"
_THREE_YEARS = f"{_SCREENED} AND f.founded_on <= '2023-10-31'"
_FEATURE = "JOIN firm_feature x ON x.firm_id = f.id"
_OF_CHAIN = "AND c.chain_id = 8"
_PRODUCTS = "(SELECT id FROM product WHERE name IN ('示例产品60', '示例产品30', '示例产品113', '示例产品53'))"
_BOUGHT = """(SELECT coalesce(max(amount), 0) FROM (SELECT sum(amount) AS amount FROM supply s
              WHERE s.supplier_id = p.id AND s.buyer_id = 4000 AND s.kind <> 'FRAMEWORK' GROUP BY kind) k)"""
_TOLD = "firm_id, registered_capital, last_revenue, won_amount_24m, wins_24m"
_WITHIN = "{0} >= '5227' AND {0} < '5228'"
_SUMS = """count(*), sum(x.registered_capital), count(x.registered_capital), sum(x.last_revenue), count(x.last_revenue),
           sum(x.won_amount_24m), count(x.won_amount_24m), sum(x.wins_24m), count(x.wins_24m)"""

_BY_HAND: dict[str, str] = {
    "本地某产业链里国企的供应商": _page(_LOCAL, _SCREENED, chain=_OF_CHAIN),
    "只看成立三年以上的": _page(_LOCAL, _THREE_YEARS, chain=_OF_CHAIN),
    "排除有行政处罚的": _page(
        _LOCAL, f"{_THREE_YEARS} AND x.open_penalties = 0", more=_FEATURE, chain=_OF_CHAIN
    ),
    "按近一年中标金额排序": _page(_LOCAL, _SCREENED, "x.won_amount_12m", _FEATURE, _OF_CHAIN),
    "只要某县的": _page(_COUNTY, _SCREENED, chain=_OF_CHAIN),
    "各县国企供应商数量": f"""WITH placed AS MATERIALIZED (
          SELECT region_code AS county, {_TOLD} FROM firm_feature f WHERE {_WITHIN.format("region_code")}
          AND is_firm IS TRUE AND label_bits & 2 <> 0 UNION ALL
          SELECT plant_region_code, {_TOLD} FROM firm_feature f WHERE {_WITHIN.format("plant_region_code")}
          AND plant_region_code <> region_code AND is_firm IS TRUE AND label_bits & 2 <> 0)
        SELECT county, {_SUMS}, (SELECT count(DISTINCT firm_id) FROM placed) FROM placed x GROUP BY county""",  # noqa: S608
    "产业链上中下游各有多少企业": f"""WITH hits AS MATERIALIZED (SELECT c.segment, x.firm_id, x.registered_capital,
          x.last_revenue, x.won_amount_24m, x.wins_24m FROM firm_chain c JOIN firm_feature x ON x.firm_id = c.firm_id
          WHERE c.chain_id = 8 AND x.is_firm IS TRUE)
        SELECT segment, {_SUMS}, (SELECT count(DISTINCT firm_id) FROM hits) FROM hits x GROUP BY segment""",  # noqa: S608
    "两步以内的上游原料本地谁在做": _page(
        _LOCAL,
        f"AND EXISTS (SELECT 1 FROM firm_product m WHERE m.firm_id = p.id AND m.product_id IN {_PRODUCTS})",  # noqa: S608
    ),
    "某人实际控制的企业": _page("SELECT firm_id AS id FROM actual_controller WHERE person_id = 1000"),
    "某买方的供应商，按成交额": _page(
        """SELECT supplier_id AS id FROM supply WHERE buyer_id = 4000
           UNION SELECT firm_id FROM award_part WHERE buyer_id = 4000""",
        key=_BOUGHT,
    ),
    "近半年中标政府项目的存量客户": _page(
        f"""SELECT b.firm_id AS id FROM bank_client b WHERE EXISTS (SELECT 1 FROM award_part a
            JOIN firm g ON g.id = a.buyer_id WHERE a.firm_id = b.firm_id AND {_WINDOW}
            AND a.awarded_on >= '2026-04-30' AND g.kind IN ('GOVERNMENT', 'PUBLIC_INSTITUTION'))"""  # noqa: S608
    ),
    "某市近七个月中标合计一千万以上": _page(_HOME, f"AND {_SUM} >= 1000000000", key=_SUM),
}


def by_hand(question: str, sqlite: bool) -> str:
    """The statement of a question for that database."""
    return _BY_HAND[question].replace("joined(", "group_concat(" if sqlite else "string_agg(")
