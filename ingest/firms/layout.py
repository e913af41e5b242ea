"""The files of a firm folder: which columns each has, how a cell is read, and into which table a row goes.

One `Layout` a file, in the order in which they are loaded: what a row refers to stands in a file before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlmodel import SQLModel

from assistant.domain.text import Text
from assistant.store import firms, profile, records, trade
from ingest.firms import cells
from ingest.firms.cells import Reader

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file. `field` None: for people's eyes only (names beside codes), not stored by itself.

    What a field refers to is told by its table's foreign key. scheme: the cell is a number of the row's own firm in
    this scheme. many: the value is a tuple (winners of a tender).
    """

    header: str
    field: str | None = None
    read: Reader = cells.text
    required: bool = False
    default: object = None
    scheme: str | None = None
    many: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A file. key: the fields by which a row is the same row as one loaded before.

    once: a key stands for one row, so that a second row of it in a file is a mistake; else the nth row of a key is
    the nth row of it again (two deliveries of one day and amount are two rows).
    internal: the bank's own data. period: field whose date or year the fact holds for; else the data date.
    check: what must hold between the cells of a row; gives the header at fault and the reason.
    """

    file: str
    title: str
    model: type[SQLModel]
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    internal: bool = False
    period: str | None = None
    check: Callable[[Values], tuple[str, Text] | None] | None = None
    once: bool = False

    @property
    def name(self) -> str:
        """What rows call it (rows.TypedRow.layout)."""
        return self.file.removesuffix(".csv")

    def target(self, name: str) -> str | None:
        """The table that a field refers to (firm, person, product, chain), None for a value of its own."""
        if name == "winners":
            return "firm"
        column = self.model.__table__.columns.get(name)  # type: ignore[attr-defined]
        return (
            next((key.column.table.name for key in column.foreign_keys), None) if column is not None else None
        )

    @property
    def headers(self) -> list[str]:
        """The file's first line."""
        return [column.header for column in self.columns]


C = Column
_CODE = C("统一社会信用代码", "firm_id", cells.firm, required=True)
_NAME = C("企业名称")

KINDS = {
    "企业": "COMPANY", "合作社": "COOPERATIVE", "个体工商户": "SOLE_TRADER", "合伙企业": "PARTNERSHIP",
    "事业单位": "PUBLIC_INSTITUTION", "政府机关": "GOVERNMENT", "银行": "BANK", "其他金融机构": "OTHER_FINANCIAL",
}  # fmt: skip


def _enum(words: dict[str, str], kind: type) -> Reader:
    read = cells.choice(words)
    return lambda cell: kind[read(cell)]  # type: ignore[index]


def _one_of(*fields: tuple[str, str]) -> Callable[[Values], tuple[str, Text] | None]:
    def check(values: Values) -> tuple[str, Text] | None:
        given = sum(values.get(name) is not None for name, _ in fields)
        headers = "、".join(header for _, header in fields)
        if given == 1:
            return None
        return fields[0][1], Text(f"{headers}中应恰好填写一个", f"fill in exactly one of {headers}")

    return check


def _in_order(first: tuple[str, str], last: tuple[str, str]) -> Callable[[Values], tuple[str, Text] | None]:
    def check(values: Values) -> tuple[str, Text] | None:
        begin, end = values.get(first[0]), values.get(last[0])
        if begin is None or end is None or begin <= end:  # type: ignore[operator]
            return None
        return last[1], Text(f"早于{first[1]}", f"earlier than {first[1]}")

    return check


def _all(*checks: Callable[[Values], tuple[str, Text] | None]) -> Callable[[Values], tuple[str, Text] | None]:
    return lambda values: next((fault for check in checks if (fault := check(values))), None)


def _consortium(values: Values) -> tuple[str, Text] | None:
    winners, parts = values.get("winners"), values.get("parts")
    if parts is not None and len(parts) != len(winners or ()):  # type: ignore[arg-type]
        return "成员份额（元）", Text("份额个数与中标人个数不一致", "as many parts as winners are wanted")
    return None


def _event_subject(values: Values) -> tuple[str, Text] | None:
    if values.get("firm_id") is None and values.get("person_id") is None:
        return "统一社会信用代码", Text("企业和人员至少填写一个", "a firm or a person is wanted")
    return None


_STATEMENT_LINES = (
    ("营业收入", "revenue", False), ("营业成本", "cost", False), ("息税前利润", "ebit", True), ("利息支出", "interest_expense", False),
    ("净利润", "net_profit", True), ("经营现金流净额", "operating_cash_flow", True), ("资产总计", "total_assets", False),
    ("流动资产合计", "current_assets", False), ("货币资金", "cash", False), ("应收账款", "receivables", False),
    ("其他应收款", "other_receivables", False), ("预付账款", "prepayments", False), ("存货", "inventory", False),
    ("负债合计", "total_liabilities", False), ("流动负债合计", "current_liabilities", False), ("应付账款", "payables", False),
    ("合同负债", "contract_liabilities", False), ("有息负债", "interest_bearing_debt", False), ("所有者权益", "equity", True),
)  # fmt: skip

FILES: tuple[Layout, ...] = (
    Layout("bank.csv", "本行设置", profile.BankProfile, (), (
        C("银行名称", "name", required=True), C("英文名称", "name_en", required=True),
        C("本地区划代码", "home_region", cells.region, required=True), C("可贷区划代码", "lending_regions", required=True),
        C("单户限额（万元）", "single_limit", cells.ten_thousand_yuan), C("集团限额（万元）", "group_limit", cells.ten_thousand_yuan),
        C("普惠小微限额（万元）", "inclusive_limit", cells.ten_thousand_yuan), C("数据截止日", "data_date", cells.day),
    ), internal=True, once=True),
    Layout("persons.csv", "人员", firms.Person, ("number",), (
        C("人员编号", "number", required=True), C("姓名", "name", required=True),
    ), once=True),
    Layout("firms.csv", "企业照面", firms.Firm, ("uscc",), (
        C("统一社会信用代码", "uscc", cells.credit_code, required=True, scheme="uscc"), C("企业名称", "name", required=True),
        C("主体类型", "kind", _enum(KINDS, firms.EntityKind), required=True),
        C("登记状态", "status", _enum({"存续": "ACTIVE", "停业": "SUSPENDED", "吊销": "REVOKED", "注销": "DEREGISTERED"},
                                     firms.FirmStatus), required=True),
        C("登记类型", "registry_type"), C("成立日期", "founded_on", cells.day), C("注销日期", "deregistered_on", cells.day),
        C("注册资本（万元）", "registered_capital", cells.ten_thousand_yuan), C("实缴资本（万元）", "paid_in_capital", cells.ten_thousand_yuan),
        C("注册地区划代码", "region_code", cells.region), C("生产地区划代码", "plant_region_code", cells.region),
        C("乡镇街道", "town"), C("园区", "park"), C("地址", "address"), C("生产地址", "plant_address"),
        C("距河岸（米）", "river_distance_m", cells.whole), C("电话", "phone"), C("邮箱", "email"), C("行业代码", "industry_code"),
        C("行业名称", "industry"), C("经营范围", "business_scope"), C("法定代表人编号", "legal_representative_id", cells.person),
        C("法定代表人"), C("参保人数", "insured_count", cells.whole), C("参保人数截止日", "insured_as_of", cells.day),
        C("纳税信用等级", "tax_grade", cells.choice({g: g for g in "ABCDM"})), C("纳税信用年度", "tax_grade_year", cells.whole),
        C("是否上市", "listed", cells.yes, default=False), C("证券代码", "stock_code", scheme="stock_code"),
        C("上市日期", "listed_on", cells.day), C("交易所", "exchange"),
    ), check=_in_order(("founded_on", "成立日期"), ("deregistered_on", "注销日期")), once=True),
    Layout("names.csv", "企业其他名称", firms.FirmName, ("firm_id", "kind", "name"), (
        _CODE, C("现名"), C("名称类别", "kind", cells.choice({"曾用名": "former", "简称": "short", "英文名": "english"}), required=True),
        C("名称", "name", required=True), C("使用至", "valid_to", cells.day),
    )),
    Layout("holdings.csv", "股权", firms.Holding,
           ("firm_id", "holder_firm_id", "holder_person_id", "holder_body", "valid_from"), (
        C("被投资企业代码", "firm_id", cells.firm, required=True), C("被投资企业名称"),
        C("股东企业代码", "holder_firm_id", cells.firm), C("股东人员编号", "holder_person_id", cells.person),
        C("股东机构", "holder_body"), C("股东名称"),
        C("机构层级", "body_level", cells.choice({"中央": "central", "省": "province", "市": "city", "县": "county"})),
        C("持股比例（%）", "share", cells.percent), C("实际控制", "controls", cells.yes, default=False),
        C("声明否认", "disclaimed", cells.yes, default=False), C("起始日", "valid_from", cells.day), C("终止日", "valid_to", cells.day),
    ), check=_all(_one_of(("holder_firm_id", "股东企业代码"), ("holder_person_id", "股东人员编号"), ("holder_body", "股东机构")),
                  _in_order(("valid_from", "起始日"), ("valid_to", "终止日")))),
    Layout("offices.csv", "任职", firms.Office, ("firm_id", "person_id", "role", "valid_from"), (
        _CODE, _NAME, C("人员编号", "person_id", cells.person, required=True), C("姓名"),
        C("职务", "role", cells.choice({"法定代表人": "legal_representative", "董事": "director", "监事": "supervisor",
                                      "经理": "manager", "银行董事近亲属": "relative_of_bank_director"}), required=True),
        C("任职日", "valid_from", cells.day), C("离任日", "valid_to", cells.day),
    ), check=_in_order(("valid_from", "任职日"), ("valid_to", "离任日"))),
    Layout("products.csv", "产品", trade.Product, ("name",), (
        C("产品名称", "name", required=True), C("英文名称", "name_en"), C("同义词", "synonyms", default=""),
    ), once=True),
    Layout("product_links.csv", "产品上下游", trade.ProductLink, ("product_id", "related_id", "relation"), (
        C("产品", "product_id", cells.product, required=True),
        C("关系", "relation", cells.choice({"上游材料": "upstream", "下游产品": "downstream", "产品小类": "part"}), required=True),
        C("关联产品", "related_id", cells.product, required=True),
    ), once=True),
    Layout("chains.csv", "产业链", trade.Chain, ("code",), (
        C("产业链代码", "code", required=True), C("产业链名称", "name", required=True), C("英文名称", "name_en", required=True),
        C("同义词", "synonyms", default=""), C("版本", "version", default="1"),
    ), once=True),
    Layout("chain_products.csv", "产业链环节", trade.ChainProduct, ("chain_id", "product_id"), (
        C("产业链代码", "chain_id", cells.chain, required=True), C("产品", "product_id", cells.product, required=True),
        C("环节", "segment", cells.choice({"上游": "upstream", "中游": "midstream", "下游": "downstream", "服务": "service"}), required=True),
    ), once=True),
    Layout("firm_products.csv", "企业产品", trade.FirmProduct, ("firm_id", "product_id"), (
        _CODE, _NAME, C("产品", "product_id", cells.product, required=True), C("收入占比（%）", "revenue_share", cells.percent),
    ), once=True),
    Layout("supplies.csv", "供货记录", trade.Supply, ("supplier_id", "buyer_id", "kind", "product", "dated_on", "amount"), (
        C("供应商代码", "supplier_id", cells.firm, required=True), C("供应商名称"),
        C("买方代码", "buyer_id", cells.firm, required=True), C("买方名称"),
        C("单据类型", "kind", _enum({"合同": "CONTRACT", "交付": "DELIVERY", "付款": "PAYMENT", "框架协议": "FRAMEWORK"},
                                  trade.SupplyKind), required=True),
        C("产品", "product"), C("金额（元）", "amount", cells.yuan), C("日期", "dated_on", cells.day), C("年度", "period_year", cells.whole),
        C("占供应商年销售（%）", "share_of_sales", cells.percent), C("应收余额（元）", "receivable", cells.yuan),
        C("应收天数", "receivable_days", cells.whole),
        C("应收状态", "receivable_state", cells.choice({"未质押": "free", "已质押": "pledged", "禁止转让": "assignment_barred"})),
        C("按期付款", "paid_on_time", cells.yes), C("最终客户代码", "end_customer_id", cells.firm),
    )),
    Layout("tenders.csv", "招标中标", trade.Tender, ("number",), (
        C("项目编号", "number", required=True), C("项目名称", "title", required=True),
        C("采购人代码", "buyer_id", cells.firm, required=True), C("采购人名称"), C("中标金额（元）", "amount", cells.yuan),
        C("中标日期", "awarded_on", cells.day),
        C("状态", "status", cells.choice({"中标": "awarded", "撤销": "withdrawn", "框架入围": "framework"}), required=True),
        C("采购类型", "procurement", cells.choice({"政府采购": "government", "企业采购": "enterprise"})),
        C("中标人代码", "winners", cells.firms, required=True, many=True), C("中标人名称"), C("成员份额（元）", "parts", cells.amounts, many=True),
    ), check=_consortium, once=True),
    Layout("events.csv", "司法、行政与经营事件", records.Event,
           ("firm_id", "person_id", "kind", "occurred_on", "title", "amount", "counterparty_id"), (
        C("统一社会信用代码", "firm_id", cells.firm), _NAME, C("人员编号", "person_id", cells.person), C("姓名"),
        C("事件类型", "kind", cells.choice({
            "诉讼": "lawsuit", "被执行": "enforcement", "失信": "dishonest", "限高": "restriction", "行政处罚": "penalty",
            "经营异常": "abnormal_operation", "欠税": "tax_arrears", "严重违法": "serious_violation", "停产": "production_stopped",
            "质押": "pledge", "项目核准": "project_approved", "融资": "financing", "增资": "capital_increase", "专利": "patent",
            "新闻": "news"}), required=True),
        C("角色", "role", cells.choice({"原告": "plaintiff", "被告": "defendant", "第三人": "third_party"})),
        C("状态", "state", cells.choice({
            "进行中": "open", "终本": "closed_no_assets", "已结": "settled", "已履行": "performed", "撤诉": "withdrawn",
            "已修复": "repaired", "当前": "current", "已结束": "ended"})),
        C("发生日期", "occurred_on", cells.day), C("结束日期", "ended_on", cells.day), C("金额（元）", "amount", cells.yuan),
        C("对方代码", "counterparty_id", cells.firm), C("对方名称"), C("标题", "title", required=True),
    ), check=_all(_event_subject, _in_order(("occurred_on", "发生日期"), ("ended_on", "结束日期")))),
    Layout("qualifications.csv", "许可、资质与专利", records.Qualification, ("firm_id", "kind", "name", "number", "issued_on"), (
        _CODE, _NAME, C("类别", "kind", cells.choice({"许可": "licence", "资质": "qualification", "专利": "patent"}), required=True),
        C("名称", "name", required=True), C("编号", "number"), C("发证日期", "issued_on", cells.day), C("有效期至", "expires_on", cells.day),
        C("状态", "state", cells.choice({"有效": "valid", "过期": "expired", "吊销": "revoked"}), default="valid"),
        C("主营必需", "required", cells.yes, default=False),
    ), check=_in_order(("issued_on", "发证日期"), ("expires_on", "有效期至"))),
    Layout("statements.csv", "财务报表", records.Statement, ("firm_id", "period_end", "months"), (
        _CODE, _NAME, C("期末日", "period_end", cells.day, required=True), C("月数", "months", cells.whole, default=12),
        C("是否审计", "audited", cells.yes, default=False),
        *(C(f"{header}（元）", field, cells.signed_yuan if signed else cells.yuan) for header, field, signed in _STATEMENT_LINES),
    ), period="period_end", once=True),
    Layout("stand_ins.csv", "税、票、电与账户流水", records.StandIn, ("firm_id", "kind", "year"), (
        _CODE, _NAME,
        C("类别", "kind", cells.choice({"增值税销售额": "vat_sales", "纳税额": "tax_paid", "账户流入": "account_inflow", "开票额": "invoices",
                                      "用电量": "power_kwh"}), required=True),
        C("年度", "year", cells.whole, required=True), C("金额（元）", "amount", cells.yuan), C("数量（千瓦时）", "quantity", cells.quantity),
    ), period="year", once=True),
    Layout("guarantees.csv", "对外担保", records.Guarantee,
           ("guarantor_firm_id", "guarantor_person_id", "debtor_id", "valid_from"), (
        C("担保企业代码", "guarantor_firm_id", cells.firm), C("担保人员编号", "guarantor_person_id", cells.person), C("担保人名称"),
        C("被担保企业代码", "debtor_id", cells.firm, required=True), C("被担保企业名称"), C("担保金额（元）", "amount", cells.yuan),
        C("起始日", "valid_from", cells.day), C("终止日", "valid_to", cells.day),
    ), check=_one_of(("guarantor_firm_id", "担保企业代码"), ("guarantor_person_id", "担保人员编号"))),
    Layout("bank_clients.csv", "本行客户", records.BankClient, ("firm_id",), (
        _CODE, _NAME, C("支行", "branch", required=True), C("客户经理", "manager"), C("产品", "products", default=""),
        C("授信额度（元）", "credit_limit", cells.yuan), C("余额（元）", "balance", cells.yuan), C("五级分类", "five_grade"),
        C("逾期天数", "overdue_days", cells.whole, default=0), C("主办行", "main_bank", cells.yes, default=False),
        C("开户日", "since", cells.day),
    ), internal=True, once=True),
)  # fmt: skip

LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in FILES}
"""The layouts by name, in the order in which they are merged."""
