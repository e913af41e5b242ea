"""Tables of what is on record of a firm: events, papers, figures and what stands in for them, financing."""

from __future__ import annotations

from assistant.domain.text import Text
from assistant.store import records
from ingest.firms.kinds import Choice, FirmReference, Money, Quantity, Whole, Year, Yes
from ingest.firms.layouts.column import Column, Layout
from ingest.firms.layouts.register import CODE, DAY, NAME, PAST, PERSON_ALIASES
from ingest.firms.layouts.rules import Given, InOrder

C = Column

EVENT_KINDS = Choice(
    {
        "诉讼": "lawsuit", "被执行": "enforcement", "失信": "dishonest", "限高": "restriction", "行政处罚": "penalty",
        "经营异常": "abnormal_operation", "欠税": "tax_arrears", "严重违法": "serious_violation", "停产": "production_stopped",
        "质押": "pledge", "项目核准": "project_approved", "融资": "financing", "增资": "capital_increase", "专利": "patent",
        "新闻": "news",
        # what signals read: growth, and what stands against a firm
        "迁址扩建": "relocation", "取得用地": "land", "上市辅导": "listing", "查封冻结": "seizure", "负面舆情": "bad_press",
    },
    {
        "裁判文书": "诉讼", "起诉": "诉讼", "涉诉": "诉讼", "被执行人": "被执行", "执行案件": "被执行", "失信被执行人": "失信", "限制高消费": "限高",
        "限制消费": "限高", "处罚": "行政处罚", "环保处罚": "行政处罚", "经营异常名录": "经营异常", "欠税公告": "欠税", "严重违法失信": "严重违法",
        "股权质押": "质押", "项目备案": "项目核准", "舆情": "新闻",
        "扩建": "迁址扩建", "迁址": "迁址扩建", "拿地": "取得用地", "土地成交": "取得用地", "上市申报": "上市辅导", "财产保全": "查封冻结", "查封": "查封冻结",
    },
)  # fmt: skip
EVENT_STATES = Choice(
    {
        "进行中": "open", "终本": "closed_no_assets", "已结": "settled", "已履行": "performed", "撤诉": "withdrawn", "已修复": "repaired",
        "当前": "current", "已结束": "ended",
    },
    {
        "未结": "进行中", "审理中": "进行中", "执行中": "进行中", "终结本次执行": "终本", "终结本次执行程序": "终本", "结案": "已结", "已结案": "已结", "和解": "已结",
        "履行完毕": "已履行", "信用修复": "已修复", "有效": "当前", "现行": "当前", "移出": "已结束", "已移出": "已结束", "结束": "已结束",
    },
)  # fmt: skip

EVENTS = Layout(
    "events.csv", "司法、行政与经营事件", "Events", records.Event,
    ("firm_id", "person_id", "kind", "occurred_on", "title", "amount", "counterparty_id"), (
        C("统一社会信用代码", "Credit code", "firm_id", FirmReference(), aliases=CODE.aliases, example="91529999XDEM0002XM",
          help=Text("与人员编号至少填一个", "this or a person number")),
        NAME, C("人员编号", "Person number", "person_id", aliases=PERSON_ALIASES), C("姓名", "Person name", aliases=("人员姓名",)),
        C("事件类型", "Event kind", "kind", EVENT_KINDS, required=True, aliases=("事件类别", "类型", "案件类型", "kind"), example="行政处罚"),
        C("角色", "Role", "role", Choice({"原告": "plaintiff", "被告": "defendant", "第三人": "third_party"},
          {"申请人": "原告", "被申请人": "被告", "上诉人": "原告", "被上诉人": "被告"}), aliases=("诉讼地位", "身份"), help=Text("诉讼时填写", "of a lawsuit")),
        C("状态", "State", "state", EVENT_STATES, aliases=("案件状态", "事件状态", "status"), example="当前"),
        C("发生日期", "Occurred on", "occurred_on", PAST, aliases=("立案日期", "处罚日期", "事件日期", "日期", "发生时间", "列入日期", "date"), example="2026-03-27"),
        C("结束日期", "Ended on", "ended_on", DAY, aliases=("结案日期", "移出日期", "履行日期", "修复日期", "end date")),
        C("金额（元）", "Amount (yuan)", "amount", Money(), aliases=("涉案金额", "执行标的", "罚款金额", "标的金额"), example="20000"),
        C("对方代码", "Counterparty code", "counterparty_id", FirmReference(), aliases=("对方信用代码", "对方统一社会信用代码")),
        C("对方名称", "Counterparty", aliases=("对方", "对方当事人")),
        C("标题", "Title", "title", required=True, aliases=("事由", "案由", "内容", "事件标题", "处罚事由", "summary"), example="超限运输处罚"),
    ), rules=(
        Given(("firm_id", "person_id"), Text("企业和人员至少填写一个", "a firm or a person is wanted")),
        InOrder("occurred_on", "ended_on", Text("早于发生日期", "earlier than it occurred")),
    ))  # fmt: skip

QUALIFICATIONS = Layout(
    "qualifications.csv", "许可、资质与专利", "Papers", records.Qualification, ("firm_id", "kind", "name", "number", "issued_on"), (
        CODE, NAME,
        C("类别", "Paper kind", "kind", Choice({"许可": "licence", "资质": "qualification", "专利": "patent"}, {"许可证": "许可", "行政许可": "许可", "license": "许可",
          "荣誉": "资质", "认证": "资质", "证书": "资质", "发明专利": "专利"}), required=True, aliases=("类型", "资质类别", "kind"), example="许可"),
        C("名称", "Paper", "name", required=True, aliases=("资质名称", "许可名称", "证书名称", "专利名称", "证照名称", "paper name", "qualification"), example="安全生产许可证"),
        C("编号", "Number", "number", aliases=("证书编号", "许可证号", "专利号", "证照编号"), example="示例证第00001号"),
        C("发证日期", "Issued on", "issued_on", PAST, aliases=("颁发日期", "授予日期", "认定日期", "授权公告日", "issue date"), example="2025-01-03"),
        C("有效期至", "Expires on", "expires_on", DAY, aliases=("有效期", "到期日", "截止日期", "有效期截止", "expiry", "expiry date"), example="2028-01-02"),
        C("状态", "State", "state", Choice({"有效": "valid", "过期": "expired", "吊销": "revoked"}, {"失效": "过期", "撤销": "吊销", "正常": "有效"}),
          default="valid", aliases=("证照状态", "status")),
        C("主营必需", "Required", "required", Yes(), default=False, aliases=("主营必备",),
          help=Text("没有它不能做主营业务时填 是", "是 (yes) where the firm may not do its main business without it")),
    ), rules=(InOrder("issued_on", "expires_on", Text("早于发证日期", "earlier than its issue")),))  # fmt: skip

_LINES = (
    ("营业收入", "Revenue", "revenue", False, ("主营业务收入", "销售收入", "营业总收入")),
    ("营业成本", "Cost", "cost", False, ("主营业务成本", "cost of sales")),
    ("息税前利润", "EBIT", "ebit", True, ()),
    ("利息支出", "Interest expense", "interest_expense", False, ("利息费用",)),
    ("净利润", "Net profit", "net_profit", True, ("税后利润",)),
    ("经营现金流净额", "Operating cash flow", "operating_cash_flow", True, ("经营活动现金流量净额", "经营活动产生的现金流量净额", "经营性现金流净额")),
    ("资产总计", "Total assets", "total_assets", False, ("总资产", "资产总额")),
    ("流动资产合计", "Current assets", "current_assets", False, ("流动资产",)),
    ("货币资金", "Cash", "cash", False, ("现金",)),
    ("应收账款", "Receivables", "receivables", False, ("应收帐款",)),
    ("其他应收款", "Other receivables", "other_receivables", False, ()),
    ("预付账款", "Prepayments", "prepayments", False, ("预付款项",)),
    ("存货", "Inventory", "inventory", False, ()),
    ("负债合计", "Total liabilities", "total_liabilities", False, ("总负债", "负债总额", "负债总计")),
    ("流动负债合计", "Current liabilities", "current_liabilities", False, ("流动负债",)),
    ("应付账款", "Payables", "payables", False, ("应付帐款",)),
    ("合同负债", "Contract liabilities", "contract_liabilities", False, ("预收账款", "预收款项")),
    ("有息负债", "Interest-bearing debt", "interest_bearing_debt", False, ("带息负债",)),
    ("所有者权益", "Equity", "equity", True, ("净资产", "股东权益", "所有者权益合计", "股东权益合计")),
)  # fmt: skip

STATEMENTS = Layout("statements.csv", "财务报表", "Statements", records.Statement, ("firm_id", "period_end", "months"), (
    CODE, NAME,
    C("期末日", "Period end", "period_end", PAST, required=True, aliases=("报告期", "报表日期", "会计期末", "截止日期", "报表期末"), example="2025-12-31"),
    C("月数", "Months", "months", Whole(), default=12, aliases=("报表月数",), help=Text("年报 12，半年报 6", "12 for a year, 6 for half a year")),
    C("是否审计", "Audited", "audited", Yes(), default=False, aliases=("审计", "已审计")),
    *(C(f"{header}（元）", f"{header_en} (yuan)", field, Money(signed=signed), aliases=aliases, example="1000000" if field == "revenue" else "")
      for header, header_en, field, signed, aliases in _LINES),
), period="period_end", once=True)  # fmt: skip

STAND_INS = Layout("stand_ins.csv", "税、票、电与账户流水", "Stand-ins", records.StandIn, ("firm_id", "kind", "year"), (
    CODE, NAME,
    C("类别", "Kind of figure", "kind", Choice({"增值税销售额": "vat_sales", "纳税额": "tax_paid", "账户流入": "account_inflow", "开票额": "invoices",
      "社保缴费": "social_insurance", "用电量": "power_kwh", "出口额": "export_sales"}, {"纳税": "纳税额", "开票": "开票额", "发票": "开票额", "电量": "用电量", "社保": "社保缴费",
      "流水": "账户流入"}), required=True, aliases=("类型", "指标", "kind"), example="纳税额"),
    C("年度", "Year", "year", Year(), required=True, aliases=("年份", "所属年度"), example="2025"),
    C("金额（元）", "Amount (yuan)", "amount", Money(), aliases=("数额",), example="1884344"),
    C("数量（千瓦时）", "Quantity (kWh)", "quantity", Quantity(), aliases=("电量", "用电量")),
), period="year", once=True)  # fmt: skip

FINANCING = Layout("financing.csv", "融资与登记", "Financing", records.Financing, ("firm_id", "kind", "number", "lender", "started_on"), (
    CODE, NAME,
    C("类别", "Financing kind", "kind", Choice(
        {"贷款": "loan", "债券": "bond", "融资租赁": "lease", "应收账款融资": "receivable_financing", "应收账款质押": "receivable_pledge",
         "动产抵押": "chattel_mortgage", "股权质押": "equity_pledge", "股权融资": "equity"},
        {"银行贷款": "贷款", "借款": "贷款", "租赁": "融资租赁", "保理": "应收账款融资", "应收质押": "应收账款质押", "出质": "股权质押"}),
      required=True, aliases=("融资类别", "融资类型", "融资方式", "登记类别", "类型"), example="融资租赁"),
    C("编号", "Number", "number", aliases=("登记编号", "合同编号", "合同号"), example="ZL-2025-003"),
    C("资金方", "Lender", "lender", aliases=("出资方", "贷款人", "债权人", "抵押权人", "质权人", "出租人", "投资方", "融资机构"), example="示例金融租赁公司"),
    C("金额（元）", "Amount (yuan)", "amount", Money(), aliases=("融资金额", "担保债权数额", "本金"), example="5000000"),
    C("起始日", "Started on", "started_on", PAST, aliases=("登记日期", "发放日期", "开始日期", "start date"), example="2025-03-01"),
    C("到期日", "Matures on", "matures_on", DAY, aliases=("终止日", "到期时间", "maturity", "maturity date", "end date"), example="2027-03-01"),
    C("状态", "State", "state", Choice({"当前": "current", "已结束": "ended"}, {"有效": "当前", "存续": "当前", "已结清": "已结束", "已注销": "已结束",
      "已到期": "已结束"}), aliases=("登记状态", "status"), example="当前"),
), rules=(InOrder("started_on", "matures_on", Text("早于起始日", "earlier than its beginning")),))  # fmt: skip
