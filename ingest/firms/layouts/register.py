"""Tables of who a firm is: people, register entry, further numbers and names."""

from __future__ import annotations

from assistant.domain.text import Text
from assistant.store import firms
from ingest.firms.kinds import (
    Choice,
    ClientNumber,
    CreditCode,
    Day,
    FirmReference,
    Lei,
    Money,
    Region,
    StockCode,
    Whole,
    Year,
    Yes,
)
from ingest.firms.layouts.column import Column, Layout
from ingest.firms.layouts.rules import Given, InOrder, ReadBy

C = Column
PAST, DAY, TEN_THOUSAND = Day(past=True), Day(), Money(10**6)

CODE_ALIASES = ("信用代码", "社会信用代码", "企业代码", "企业信用代码", "统一代码", "统一信用代码", "统一社会信用代码/注册号", "社会统一信用代码", "uscc", "unified social credit code",
                "usci", "firm code", "company code")  # fmt: skip
NAME_ALIASES = ("公司名称", "单位名称", "企业全称", "公司全称", "机构名称", "客户名称", "企业名", "公司名", "主体名称", "company", "company name", "firm",
                "firm name")  # fmt: skip
CODE = C("统一社会信用代码", "Credit code", "firm_id", FirmReference(), required=True, aliases=(*CODE_ALIASES, "证券代码", "股票代码"),
         example="91529999XDEM0002XM")  # fmt: skip
NAME = C("企业名称", "Name", aliases=NAME_ALIASES, example="福泉示例黔中磷肥有限公司")
PERSON_ALIASES = ("人员代码", "人员id", "person id", "person no")

KINDS = Choice(
    {
        "企业": "COMPANY", "合作社": "COOPERATIVE", "个体工商户": "SOLE_TRADER", "合伙企业": "PARTNERSHIP", "事业单位": "PUBLIC_INSTITUTION",
        "政府机关": "GOVERNMENT", "银行": "BANK", "其他金融机构": "OTHER_FINANCIAL", "分支机构": "BRANCH", "境外主体": "FOREIGN", "信托": "TRUST",
        "未知": "UNKNOWN",
    },
    {
        "公司": "企业", "有限责任公司": "企业", "有限公司": "企业", "股份有限公司": "企业", "法人企业": "企业", "农民专业合作社": "合作社",
        "专业合作社": "合作社", "农业专业合作社": "合作社", "个体": "个体工商户", "个体户": "个体工商户", "有限合伙": "合伙企业", "有限合伙企业": "合伙企业",
        "普通合伙": "合伙企业", "个人独资企业": "企业", "机关": "政府机关", "机关法人": "政府机关", "政府": "政府机关", "事业法人": "事业单位",
        "事业单位法人": "事业单位", "分公司": "分支机构", "金融机构": "其他金融机构",
    },
    states=firms.EntityKind,
)  # fmt: skip

STATUSES = Choice(
    {"存续": "ACTIVE", "停业": "SUSPENDED", "吊销": "REVOKED", "注销": "DEREGISTERED"},
    {
        "存续(在营、开业、在册)": "存续", "在营(开业)企业": "存续", "在业": "存续", "在营": "存续", "开业": "存续", "在册": "存续", "正常": "存续",
        "经营": "存续", "在营(开业)": "存续", "迁出": "存续", "迁入": "存续", "歇业": "停业", "停产": "停业", "吊销,未注销": "吊销", "吊销未注销": "吊销",
        "已吊销": "吊销", "撤销": "注销", "已注销": "注销", "吊销,已注销": "注销", "吊销已注销": "注销",
    },
    states=firms.FirmStatus,
)  # fmt: skip

PERSONS = Layout("persons.csv", "人员", "People", firms.Person, ("number",), (
    C("人员编号", "Person number", "number", required=True, aliases=PERSON_ALIASES, example="P0001",
      help=Text("本行给每个人的编号；同名的人编号不同", "the bank's number of the person; people of one name have different ones")),
    C("姓名", "Person name", "name", required=True, aliases=("名字", "人员姓名", "full name"), example="赵示例"),
), once=True)  # fmt: skip

FIRMS = Layout("firms.csv", "企业照面", "Firms", firms.Firm, ("uscc",), (
    C("统一社会信用代码", "Credit code", "uscc", CreditCode(), scheme="uscc", aliases=CODE_ALIASES, example="91529999XDEM0002XM",
      help=Text("18 位；与证券代码、LEI 至少填一个", "18 characters; give this, a stock code or a LEI")),
    C("企业名称", "Name", "name", required=True, aliases=NAME_ALIASES, example="福泉示例黔中磷肥有限公司",
      help=Text("登记的全称", "full name as registered")),
    C("主体类型", "Kind", "kind", KINDS, default="UNKNOWN", aliases=("企业性质", "市场主体类型", "机构类型", "主体性质", "entity kind"), example="企业",
      help=Text("空白时按信用代码前两位判断", "left empty, the credit code's first two digits say it")),
    C("登记状态", "Status", "status", STATUSES, default="ACTIVE", aliases=("经营状态", "企业状态", "存续状态", "状态", "registration status"), example="存续"),
    C("登记类型", "Registry type", "registry_type", aliases=("企业类型", "公司类型", "注册类型", "市场主体登记类型", "经济类型"),
      example="有限责任公司（自然人投资或控股）"),
    C("成立日期", "Founded on", "founded_on", PAST, aliases=("成立时间", "注册日期", "注册时间", "设立日期", "开业日期", "founded", "founding date",
      "established", "establishment date", "date of establishment", "registration date"), example="2008-04-18"),
    C("注销日期", "Deregistered on", "deregistered_on", PAST, aliases=("注销时间", "吊销日期", "注吊销日期", "deregistered")),
    C("注册资本（万元）", "Registered capital (10k yuan)", "registered_capital", TEN_THOUSAND, aliases=("注册资金", "注册资本金", "认缴资本", "认缴资本总额", "capital"),
      example="6000"),
    C("实缴资本（万元）", "Paid-in capital (10k yuan)", "paid_in_capital", TEN_THOUSAND, aliases=("实收资本", "实缴资金", "实缴资本总额", "实收资本金", "paid in capital"),
      example="6000"),
    C("注册地区划代码", "Region", "region_code", Region(), aliases=("区划代码", "行政区划", "行政区划代码", "所属区县", "所属地区", "注册地", "区县", "所在地", "region code",
      "registered region", "county"), example="522702"),
    C("生产地区划代码", "Plant region", "plant_region_code", Region(), aliases=("生产地", "经营地区划代码", "实际经营地", "plant region code")),
    C("乡镇街道", "Town", "town", aliases=("乡镇", "街道", "所属乡镇", "township")),
    C("园区", "Park", "park", aliases=("所属园区", "产业园区", "开发区", "industrial park")),
    C("地址", "Address", "address", aliases=("注册地址", "住所", "企业地址", "公司地址", "通讯地址", "registered address")),
    C("生产地址", "Plant address", "plant_address", aliases=("经营地址", "实际经营地址", "生产经营地址", "经营场所", "厂址")),
    C("距河岸（米）", "Distance to river (m)", "river_distance_m", Whole(), aliases=("距江河岸线距离",)),
    C("电话", "Phone", "phone", aliases=("联系电话", "电话号码", "手机", "固定电话", "企业电话", "telephone", "tel")),
    C("邮箱", "Email", "email", aliases=("电子邮箱", "邮件", "企业邮箱", "e-mail", "mail")),
    C("行业代码", "Industry code", "industry_code", aliases=("国标行业代码", "国民经济行业代码", "所属行业代码"), example="2622",
      help=Text("GB/T 4754-2017 行业代码，如 2622", "GB/T 4754-2017, as in 2622")),
    C("行业名称", "Industry", "industry", aliases=("所属行业", "行业", "国标行业", "行业分类", "industry name"), example="磷肥制造"),
    C("经营范围", "Business scope", "business_scope", aliases=("业务范围", "主营业务", "许可经营项目", "scope")),
    C("法定代表人编号", "Legal representative number", "legal_representative_id", aliases=("法人编号",),
      help=Text("“人员”表中的人员编号", "the person number in the table People")),
    C("法定代表人", "Legal representative", aliases=("法人", "法人代表", "法人姓名", "法定代表人姓名", "负责人")),
    C("参保人数", "Insured staff", "insured_count", Whole(), aliases=("社保人数", "员工人数", "从业人数", "人数", "职工人数", "insured count", "employees"),
      example="420"),
    C("参保人数截止日", "Insured as of", "insured_as_of", DAY),
    C("纳税信用等级", "Tax grade", "tax_grade", Choice({g: g for g in "ABCDM"}, {f"{g}级": g for g in "ABCDM"}), aliases=("纳税等级", "纳税信用级别"),
      example="A"),
    C("纳税信用年度", "Tax grade year", "tax_grade_year", Year(), aliases=("纳税信用评价年度",)),
    C("是否上市", "Listed", "listed", Yes(), default=False, aliases=("上市",)),
    C("证券代码", "Stock code", "stock_code", StockCode(), scheme="stock_code", aliases=("股票代码", "上市代码", "ticker")),
    C("上市日期", "Listed on", "listed_on", DAY, aliases=("上市时间",)),
    C("交易所", "Exchange", "exchange", aliases=("上市交易所", "证券交易所", "上市地")),
    C("LEI", "LEI", "lei", Lei(), scheme="lei", aliases=("法人识别编码", "全球法人识别编码", "lei code", "lei编码")),
    C("总公司代码", "Head office code", "head_office_id", FirmReference(), aliases=("总公司信用代码", "隶属企业代码", "上级法人代码", "head office"),
      help=Text("分支机构填其总公司的统一社会信用代码", "of a branch: its head office's credit code")),
    C("受益所有人备案", "Owner disclosure", "disclosure", Choice({"上市豁免": "listed_exempt", "国有豁免": "state_exempt", "未备案": "not_filed"}),
      help=Text("仅在豁免或未备案时填写", "only where exempt or not filed")),
), rules=(
    Given(("uscc", "stock_code", "lei"), Text("统一社会信用代码、证券代码、LEI 至少填写一个", "a credit code, a stock code or a LEI is wanted")),
    InOrder("founded_on", "deregistered_on", Text("早于成立日期", "earlier than the founding")),
), once=True)  # fmt: skip

IDENTIFIERS = Layout("identifiers.csv", "企业号码", "Firm numbers", firms.FirmIdentifier, ("scheme", "value"), (
    CODE, NAME,
    C("号码类别", "Number kind", "scheme", Choice({"证券代码": "stock_code", "LEI": "lei", "本行客户号": "client_no"},
      {"股票代码": "证券代码", "客户号": "本行客户号"}), required=True, aliases=("号码类型", "scheme"), example="本行客户号"),
    C("号码", "Number", "value", required=True, aliases=("编号", "number value"), example="K000123"),
), rules=(
    ReadBy("value", "scheme", (("stock_code", StockCode()), ("lei", Lei()), ("client_no", ClientNumber()))),
), once=True)  # fmt: skip

NAMES = Layout("names.csv", "企业其他名称", "Other names", firms.FirmName, ("firm_id", "kind", "name"), (
    CODE, C("现名", "Present name", aliases=("企业名称", "公司名称", "现企业名称", "现用名")),
    C("名称类别", "Name kind", "kind", Choice({"曾用名": "former", "简称": "short", "英文名": "english"}, {"原名": "曾用名", "旧名": "曾用名", "英文名称": "英文名"}),
      required=True, aliases=("名称类型",), example="曾用名"),
    C("名称", "Other name", "name", required=True, aliases=("曾用名称", "其他名称", "别名"), example="福泉示例磷肥厂"),
    C("使用至", "Used until", "valid_to", DAY, aliases=("使用截止", "变更日期", "valid to")),
))  # fmt: skip
