"""A small industry-chain folder of fictional listed companies, with every doubtful thing that the real set has."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "companies.csv": """stock_code,short_name,full_name,exchange,listed_on
900001,示例磷化,贵州示例磷化工股份有限公司,深圳证券交易所,2017-08-25
900002,示例化肥,云南旧名实业股份有限公司,上海证券交易所,1999-01-04
900002,示例化肥,云南示例化肥股份有限公司,上海证券交易所,1998-01-05
900003,示例软件,甲示范银行股份有限公司,上海证券交易所,2007-09-25
900003,示例软件,乙示范建筑股份有限公司,上海证券交易所,2012-03-09
900004,示例焦化,示例焦化股份有限公司,深圳证券交易所,深圳证券交易所
900005,示例新名,示例新名股份有限公司,深圳证券交易所,2001-02-03
900005,示例老名,示例老名股份有限公司,深圳证券交易所,2001-02-03
90006,代码不全,代码不全股份有限公司,深圳证券交易所,2001-02-03
""",
    "company_industries.csv": "stock_code,industry_code\n900001,220802\n900002,220899\n",
    "industries.csv": "industry_code,industry_name\n220000,基础化工\n220800,农化制品\n220802,磷肥\n",
    "industry_parents.csv": "industry_code,parent_code\n220800,220000\n220802,220800\n",
    "products.csv": "product\n磷铵示例\n磷酸示例\n黄磷示例\n焦炭示例\n石墨示例\n复肥示例\n热法磷酸示例\n磷酸示例药片\n孤立示例\n",
    "company_products.csv": """stock_code,product,revenue_share
900001,磷铵示例,0.255398
900002,磷铵示例,0.001
900004,磷铵示例,1.25
900003,磷铵示例,-0.3
900005,磷铵示例,0.75
900001,黄磷示例,0.000006
900002,复肥示例,0
900004,焦炭示例,0.5
900001,"断行
产品",0.1
900001,热法磷酸示例,0.01
900003,磷酸示例药片,0.9
999999,磷铵示例,0.2
""",
    "product_relations.csv": """product,related_product,relation
磷铵示例,磷酸示例,上游材料
磷酸示例,磷铵示例,下游产品
磷酸示例,黄磷示例,上游材料
黄磷示例,焦炭示例,上游材料
石墨示例,黄磷示例,下游产品
复肥示例,磷铵示例,上游材料
焦炭示例,磷铵示例,上游材料
磷铵示例,磷铵示例,上游材料
磷酸示例,热法磷酸示例,产品小类
磷酸示例,磷酸示例药片,产品小类
磷铵示例,磷酸示例,替代品
""",
}  # fmt: skip


def write_folder(folder: Path, **changed: str) -> Path:
    """The folder's files, `changed` ones (named without .csv) with another text."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(changed.get(name.removesuffix(".csv"), text), "utf-8")
    return folder
