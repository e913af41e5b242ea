"""Tables of what firms make and whom they sell to: products, chains, supplies, tenders."""

from __future__ import annotations

from assistant.domain.text import Text
from assistant.store import trade
from ingest.firms.kinds import (
    Amounts,
    Choice,
    FirmReference,
    FirmReferences,
    Money,
    Several,
    Share,
    Whole,
    Year,
    Yes,
)
from ingest.firms.layouts.column import Column, Layout
from ingest.firms.layouts.register import CODE, NAME, PAST
from ingest.firms.layouts.rules import Apart, AsMany

C = Column

PRODUCTS = Layout("products.csv", "产品", "Products", trade.Product, ("name",), (
    C("产品名称", "Product name", "name", required=True, aliases=("产品", "品名", "product"), example="磷酸一铵"),
    C("英文名称", "English name", "name_en", aliases=("英文名", "product name in english"), example="monoammonium phosphate"),
    C("同义词", "Synonyms", "synonyms", Several(), default="", aliases=("别名", "又名"), example="MAP|一铵"),
), once=True)  # fmt: skip

PRODUCT_LINKS = Layout("product_links.csv", "产品上下游", "Product links", trade.ProductLink, ("product_id", "related_id", "relation"), (
    C("产品", "Product", "product_id", required=True, aliases=("产品名称",), example="磷酸二铵"),
    C("关系", "Relation", "relation", Choice({"上游材料": "upstream", "下游产品": "downstream", "产品小类": "part"},
      {"上游": "上游材料", "原材料": "上游材料", "下游": "下游产品", "小类": "产品小类"}), required=True, aliases=("关系类型",), example="上游材料"),
    C("关联产品", "Related product", "related_id", required=True, aliases=("相关产品",), example="磷酸"),
), once=True)  # fmt: skip

CHAINS = Layout("chains.csv", "产业链", "Chains", trade.Chain, ("code",), (
    C("产业链代码", "Chain code", "code", required=True, aliases=("链代码",), example="phosphate"),
    C("产业链名称", "Chain name", "name", required=True, aliases=("链名称",), example="磷化工"),
    C("英文名称", "English name", "name_en", required=True, aliases=("英文名",), example="phosphate chemicals"),
    C("同义词", "Synonyms", "synonyms", Several(), default="", aliases=("别名",), example="磷化工产业链|磷产业"),
    C("版本", "Version", "version", default="1"),
), once=True)  # fmt: skip

CHAIN_PRODUCTS = Layout("chain_products.csv", "产业链环节", "Chain segments", trade.ChainProduct, ("chain_id", "product_id"), (
    C("产业链代码", "Chain code", "chain_id", required=True, aliases=("链代码",), example="phosphate"),
    C("产品", "Product", "product_id", required=True, aliases=("产品名称",), example="磷矿"),
    C("环节", "Segment", "segment", Choice({"上游": "upstream", "中游": "midstream", "下游": "downstream", "服务": "service"}), required=True,
      aliases=("产业链环节", "链环节"), example="上游"),
), once=True)  # fmt: skip

FIRM_PRODUCTS = Layout("firm_products.csv", "企业产品", "Firm products", trade.FirmProduct, ("firm_id", "product_id"), (
    CODE, NAME,
    C("产品", "Product", "product_id", required=True, aliases=("产品名称", "主营产品", "主要产品"), example="磷酸二铵"),
    C("收入占比（%）", "Revenue share (%)", "revenue_share", Share(), aliases=("营收占比", "主营占比", "占比", "销售占比"), example="35"),
), once=True)  # fmt: skip

SUPPLIES = Layout("supplies.csv", "供货记录", "Supplies", trade.Supply, ("supplier_id", "buyer_id", "kind", "product", "dated_on", "amount", "number"), (
    C("供应商代码", "Supplier code", "supplier_id", FirmReference(), required=True, aliases=("供应商信用代码", "供应商统一社会信用代码", "卖方代码", "销方代码", "供方代码",
      "seller code"), example="91529999XDEM00396N"),
    C("供应商名称", "Supplier", aliases=("供应商", "卖方", "销方", "供方", "卖方名称", "supplier name", "seller")),
    C("买方代码", "Buyer code", "buyer_id", FirmReference(), required=True, aliases=("采购方代码", "客户代码", "买方信用代码", "买方统一社会信用代码", "购方代码", "需方代码",
      "customer code"), example="91529999XDEM0002XM"),
    C("买方名称", "Buyer", aliases=("买方", "采购方", "客户", "购方", "需方", "采购方名称", "buyer name", "customer")),
    C("单据类型", "Document kind", "kind", Choice({"合同": "CONTRACT", "交付": "DELIVERY", "付款": "PAYMENT", "框架协议": "FRAMEWORK"},
      {"合约": "合同", "销售合同": "合同", "采购合同": "合同", "交货": "交付", "发货": "交付", "送货": "交付", "回款": "付款", "收款": "付款", "框架": "框架协议"},
      states=trade.SupplyKind), required=True, aliases=("单据类别", "凭证类型", "交易类型", "类型", "kind"), example="合同"),
    C("合同编号", "Contract number", "number", aliases=("合同号", "单据编号", "订单号", "contract no", "number"), example="HT-2026-001"),
    C("产品", "Product", "product", aliases=("货物", "商品", "品名", "标的", "产品名称", "goods"), example="化肥包装"),
    C("金额（元）", "Amount (yuan)", "amount", Money(), aliases=("合同金额", "交易金额", "交易额", "成交金额", "价税合计", "total"), example="1084900"),
    C("日期", "Date", "dated_on", PAST, aliases=("签订日期", "合同日期", "交易日期", "交付日期", "开票日期", "dated on"), example="2026-03-25"),
    C("年度", "Year", "period_year", Year(), aliases=("所属年度", "period year")),
    C("占供应商年销售（%）", "Share of sales (%)", "share_of_sales", Share(), aliases=("销售占比", "占销售比例", "占年销售比例"), example="33"),
    C("应收余额（元）", "Receivable (yuan)", "receivable", Money(), aliases=("应收账款余额", "应收账款", "应收")),
    C("应收天数", "Receivable days", "receivable_days", Whole(), aliases=("账龄", "账龄天数")),
    C("应收状态", "Receivable state", "receivable_state", Choice({"未质押": "free", "已质押": "pledged", "禁止转让": "assignment_barred"})),
    C("按期付款", "Paid on time", "paid_on_time", Yes(), aliases=("是否按期付款",)),
    C("最终客户代码", "End customer code", "end_customer_id", FirmReference(), aliases=("最终用户代码",),
      help=Text("买方是国企的承包商时填该国企", "where the buyer is the contractor of a state firm: that firm")),
), later=("number",))  # fmt: skip

TENDERS = Layout("tenders.csv", "招标中标", "Tenders", trade.Tender, ("number",), (
    C("项目编号", "Tender number", "number", required=True, aliases=("招标编号", "采购编号", "标段编号", "公告编号", "tender no", "number"), example="示例招2026-0001"),
    C("项目名称", "Title", "title", required=True, aliases=("招标项目", "采购项目", "标段名称", "采购项目名称", "tender title"), example="2026年度化肥包装采购项目"),
    C("采购人代码", "Buyer code", "buyer_id", FirmReference(), required=True, aliases=("采购人信用代码", "采购人统一社会信用代码", "招标人代码", "采购单位代码"),
      example="91529999XDEM0002XM"),
    C("采购人名称", "Buyer", aliases=("采购人", "采购单位", "招标人", "采购单位名称", "buyer name")),
    C("中标金额（元）", "Amount (yuan)", "amount", Money(), aliases=("成交金额", "中标价", "金额", "中标（成交）金额", "award amount"), example="3700000"),
    C("中标日期", "Awarded on", "awarded_on", PAST, aliases=("成交日期", "公告日期", "中标时间", "定标日期", "award date", "date"), example="2026-06-16"),
    C("状态", "Status", "status", Choice({"中标": "awarded", "撤销": "withdrawn", "框架入围": "framework"},
      {"成交": "中标", "废标": "撤销", "流标": "撤销", "终止": "撤销", "入围": "框架入围"}), default="awarded", aliases=("中标状态", "项目状态"), example="中标"),
    C("采购类型", "Procurement", "procurement", Choice({"政府采购": "government", "企业采购": "enterprise"})),
    C("币种", "Currency", "currency", Choice({"人民币": "CNY"}, {"元": "人民币", "RMB": "人民币"}), default="CNY"),
    C("中标人代码", "Winner codes", "winners", FirmReferences(), required=True, many=True, aliases=("中标单位代码", "中标供应商代码", "供应商代码", "中标人统一社会信用代码",
      "中标人信用代码", "winner code", "supplier code"), example="91529999XDEM00396N",
      help=Text("联合体各成员用 | 分开，牵头人在前", "members of a consortium joined by |, its lead first")),
    C("中标人名称", "Winners", aliases=("中标人", "中标单位", "中标供应商", "供应商名称", "winner", "winner name")),
    C("成员份额（元）", "Parts (yuan)", "parts", Amounts(), many=True, aliases=("联合体份额",),
      help=Text("联合体各成员的金额，与中标人同序，用 | 分开", "amounts of the members in the same order, joined by |")),
), rules=(
    AsMany("winners", "parts", Text("份额个数与中标人个数不一致", "as many parts as winners are wanted")),
    Apart("winners", Text("同一中标人写了两次", "a winner is named twice")),
), once=True)  # fmt: skip
