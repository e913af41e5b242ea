"""The twelve questions of firm_queries.py as the best SQL by hand that was found for them, on the same schema: by the
place first, each table by its index, the firm's row last. The same text runs on SQLite and PostgreSQL."""

from __future__ import annotations

_LOCAL = """SELECT id FROM firm WHERE region_code = '522702'
            UNION SELECT id FROM firm WHERE plant_region_code = '522702'"""
_COUNTY = _LOCAL.replace("522702", "522725")
_HOME = """SELECT id FROM firm WHERE region_code >= '5227' AND region_code < '5228'
           UNION SELECT id FROM firm WHERE plant_region_code >= '5227' AND plant_region_code < '5228'"""
_NO_FIRM = "f.kind NOT IN ('GOVERNMENT', 'PUBLIC_INSTITUTION')"
_CHAINED = "EXISTS (SELECT 1 FROM firm_chain c WHERE c.firm_id = p.id AND c.chain_id = 8)"
_SELLS = "EXISTS (SELECT 1 FROM label l WHERE l.kind = 'soe_supplier' AND l.firm_id = p.id)"
_BRIEF = """f.*, (SELECT value FROM firm_identifier i WHERE i.firm_id = f.id AND i.scheme || '' = 'uscc') AS uscc,
            (SELECT branch FROM bank_client b WHERE b.firm_id = f.id) AS branch"""


def _page(place: str, tests: str = "", order: str = "f.name, f.id", more: str = "") -> str:
    return f"""SELECT count(*) OVER () AS total, {_BRIEF} FROM ({place}) p JOIN firm f ON f.id = p.id
               {more} WHERE {_NO_FIRM} {tests} ORDER BY {order} LIMIT 20"""  # noqa: S608 - own text


_WINDOW = "t.status = 'awarded' AND t.awarded_on <= '2026-10-31'"
_SUM = f"""(SELECT sum(CASE WHEN s.amount IS NOT NULL THEN s.amount WHEN (SELECT count(*) FROM tender_supplier o
            WHERE o.tender_id = s.tender_id) = 1 THEN t.amount END) FROM tender_supplier s JOIN tender t
            ON t.id = s.tender_id WHERE s.firm_id = p.id AND {_WINDOW} AND t.awarded_on >= '2026-03-31')"""  # noqa: S608
_SCREENED = f"AND {_CHAINED} AND {_SELLS}"
_THREE_YEARS = f"{_SCREENED} AND f.founded_on <= '2023-10-31'"
_FEATURE = "JOIN firm_feature x ON x.firm_id = f.id"
_PRODUCTS = "(SELECT id FROM product WHERE name IN ('示例产品60', '示例产品30', '示例产品113', '示例产品53'))"
_BOUGHT = "(SELECT coalesce(sum(amount), 0) FROM supply s WHERE s.supplier_id = p.id AND s.buyer_id = 4000)"

BY_HAND: dict[str, str] = {
    "本地某产业链里国企的供应商": _page(_LOCAL, _SCREENED),
    "只看成立三年以上的": _page(_LOCAL, _THREE_YEARS),
    "排除有行政处罚的": _page(_LOCAL, f"{_THREE_YEARS} AND x.open_penalties = 0", more=_FEATURE),
    "按近一年中标金额排序": _page(
        _LOCAL, _SCREENED, "x.won_amount_12m IS NULL, x.won_amount_12m DESC, f.name, f.id", _FEATURE
    ),
    "只要某县的": _page(_COUNTY, _SCREENED),
    "各县国企供应商数量": f"""SELECT place, count(*) FROM (
        SELECT f.region_code AS place FROM ({_HOME}) p JOIN firm f ON f.id = p.id
        WHERE {_NO_FIRM} AND {_SELLS} AND f.region_code >= '5227' AND f.region_code < '5228'
        UNION ALL SELECT f.plant_region_code FROM ({_HOME}) p JOIN firm f ON f.id = p.id
        WHERE {_NO_FIRM} AND {_SELLS} AND f.plant_region_code <> f.region_code
        AND f.plant_region_code >= '5227' AND f.plant_region_code < '5228') places GROUP BY place""",  # noqa: S608
    "产业链上中下游各有多少企业": f"""SELECT segment, count(*) FROM firm_chain c JOIN firm f ON f.id = c.firm_id
        WHERE c.chain_id = 8 AND {_NO_FIRM} GROUP BY segment""",  # noqa: S608
    "两步以内的上游原料本地谁在做": _page(
        _LOCAL,
        f"AND EXISTS (SELECT 1 FROM firm_product m WHERE m.firm_id = p.id AND m.product_id IN {_PRODUCTS})",  # noqa: S608
    ),
    "某人实际控制的企业": _page("SELECT firm_id AS id FROM actual_controller WHERE person_id = 1000"),
    "某买方的供应商，按成交额": _page(
        """SELECT supplier_id AS id FROM supply WHERE buyer_id = 4000 UNION SELECT s.firm_id FROM tender t
           JOIN tender_supplier s ON s.tender_id = t.id WHERE t.buyer_id = 4000 AND t.status = 'awarded'""",
        order=f"{_BOUGHT} DESC, f.name, f.id",
    ),
    "近半年中标政府项目的存量客户": _page(
        f"""SELECT DISTINCT b.firm_id AS id FROM bank_client b JOIN tender_supplier s ON s.firm_id = b.firm_id
            JOIN tender t ON t.id = s.tender_id JOIN firm g ON g.id = t.buyer_id
            WHERE {_WINDOW} AND t.awarded_on >= '2026-04-30' AND g.kind IN ('GOVERNMENT', 'PUBLIC_INSTITUTION')"""  # noqa: S608
    ),
    "某市近七个月中标合计一千万以上": _page(
        _HOME, f"AND {_SUM} >= 1000000000", order=f"{_SUM} DESC, f.name, f.id"
    ),
}
