"""Tables of who owns and who runs a firm: holdings, offices, guarantees."""

from __future__ import annotations

from assistant.domain.text import Text
from assistant.store import firms, records
from ingest.firms.kinds import Choice, FirmReference, Money, Several, Share, Yes
from ingest.firms.layouts.column import Column, Layout
from ingest.firms.layouts.register import CODE, DAY, NAME, PAST, PERSON_ALIASES, TEN_THOUSAND
from ingest.firms.layouts.rules import Given, InOrder

C = Column

HOLDINGS = Layout(
    "holdings.csv", "股权", "Holdings", firms.Holding,
    ("firm_id", "holder_firm_id", "holder_person_id", "holder_body", "valid_from"), (
        C("被投资企业代码", "Firm code", "firm_id", FirmReference(), required=True, example="91529999XDEM0002XM",
          aliases=("被投资企业统一社会信用代码", "被投资企业信用代码", "统一社会信用代码", "信用代码", "标的企业代码", "credit code", "uscc")),
        C("被投资企业名称", "Firm name", aliases=("被投资企业", "标的企业", "企业名称", "公司名称", "name")),
        C("股东企业代码", "Holder firm code", "holder_firm_id", FirmReference(), aliases=("股东代码", "股东统一社会信用代码", "股东信用代码", "法人股东代码",
          "holder code", "shareholder code"), example="91529999XDEM00011X"),
        C("股东人员编号", "Holder person number", "holder_person_id", aliases=("自然人股东编号", "holder person", "shareholder person number"),
          help=Text("“人员”表中的人员编号", "the person number in the table People")),
        C("股东机构", "Holder body", "holder_body", aliases=("出资机构", "国资机构"),
          help=Text("库外的机构，如 市国资委", "a body that is no firm here, such as a state asset office")),
        C("股东名称", "Holder name", aliases=("股东", "股东姓名", "投资人", "投资人名称", "shareholder", "shareholder name")),
        C("机构层级", "Body level", "body_level", Choice({"中央": "central", "省": "province", "市": "city", "县": "county"},
          {"国家": "中央", "省级": "省", "市级": "市", "县级": "县", "区": "县"}), help=Text("股东机构是国资时填写", "where the body is the state's")),
        C("持股比例（%）", "Share (%)", "share", Share(), aliases=("出资比例", "股权比例", "投资比例", "占股比例", "持股", "shareholding", "holding", "stake"),
          example="66"),
        C("持股比例下限（%）", "Share from (%)", "share_min", Share(), aliases=("最低持股比例", "share min")),
        C("持股比例上限（%）", "Share to (%)", "share_max", Share(), aliases=("最高持股比例", "share max")),
        C("表决权比例（%）", "Votes (%)", "votes", Share(), aliases=("表决权", "voting share", "voting rights"),
          help=Text("与持股比例不同时填写", "where it differs from the share")),
        C("收益权比例（%）", "Income (%)", "income", Share(), aliases=("收益权", "分红比例", "income share", "profit share"),
          help=Text("与持股分开约定时填写", "where it is agreed apart from the share")),
        C("认缴出资额（万元）", "Subscribed (10k yuan)", "subscribed", TEN_THOUSAND, aliases=("认缴额", "认缴金额", "认缴出资", "出资额", "subscribed capital")),
        C("实缴出资额（万元）", "Paid in (10k yuan)", "paid_in", TEN_THOUSAND, aliases=("实缴额", "实缴金额", "实缴出资", "paid-in")),
        C("实际控制", "Controls", "controls", Yes(), default=False, aliases=("是否实际控制", "实际控制人", "control"),
          help=Text("持股不过半但实际控制时填 是", "是 (yes) where it controls although the share alone does not say so")),
        C("声明否认", "Disclaimed", "disclaimed", Yes(), default=False,
          help=Text("国资方公开声明与其无关时填 是", "是 (yes) where the state body has publicly denied it")),
        C("间接", "Indirect", "indirect", Yes(), default=False, aliases=("间接持股", "是否间接")),
        C("权益类型", "Interests", "interests", Several(), default="", aliases=("interest types",)),
        C("未披露原因", "Unknown reason", "unknown_reason", aliases=("不明原因", "reason unknown"),
          help=Text("来源说明有股东但未写明是谁时填写原因", "why the source does not name the holder")),
        C("记录编号", "Record number", "record_key", aliases=("声明编号", "record key", "statement id")),
        C("起始日", "Valid from", "valid_from", DAY, aliases=("认缴日期", "出资日期", "持股起始日", "入股日期", "生效日期", "start date"), example="2008-04-18"),
        C("终止日", "Valid to", "valid_to", DAY, aliases=("退出日期", "持股终止日", "失效日期", "end date")),
    ), rules=(
        Given(("holder_firm_id", "holder_person_id", "holder_body", "unknown_reason"),
              Text("股东企业代码、股东人员编号、股东机构、未披露原因中应恰好填写一个",
                   "fill in exactly one of holder firm, holder person, holder body and unknown reason"), most=1),
        InOrder("valid_from", "valid_to", Text("早于起始日", "earlier than its beginning")),
        InOrder("share_min", "share_max", Text("上限小于下限", "the upper end is below the lower one")),
    ), later=("valid_from",))  # fmt: skip

ROLES = Choice(
    {
        "法定代表人": "legal_representative", "董事": "director", "监事": "supervisor", "经理": "manager",
        "高级管理人员": "senior_manager", "银行董事近亲属": "relative_of_bank_director",
    },
    {
        "法人": "法定代表人", "法人代表": "法定代表人", "董事长": "董事", "执行董事": "董事", "副董事长": "董事", "独立董事": "董事", "监事会主席": "监事",
        "总经理": "经理", "副总经理": "高级管理人员", "财务负责人": "高级管理人员", "财务总监": "高级管理人员", "董事会秘书": "高级管理人员",
        "高管": "高级管理人员",
    },
)  # fmt: skip

OFFICES = Layout("offices.csv", "任职", "Offices", firms.Office, ("firm_id", "person_id", "role", "valid_from"), (
    CODE, NAME,
    C("人员编号", "Person number", "person_id", required=True, aliases=PERSON_ALIASES, example="P0003"), C("姓名", "Person name", aliases=("人员姓名",)),
    C("职务", "Role", "role", ROLES, required=True, aliases=("职位", "岗位", "任职", "position", "title"), example="董事"),
    C("任职日", "From", "valid_from", DAY, aliases=("任职日期", "上任日期", "起始日", "valid from", "start date"), example="2020-01-01"),
    C("离任日", "To", "valid_to", DAY, aliases=("离任日期", "卸任日期", "终止日", "valid to", "end date")),
), rules=(InOrder("valid_from", "valid_to", Text("早于任职日", "earlier than its beginning")),), later=("valid_from",))  # fmt: skip

GUARANTEES = Layout(
    "guarantees.csv", "对外担保", "Guarantees", records.Guarantee,
    ("guarantor_firm_id", "guarantor_person_id", "debtor_id", "valid_from"), (
        C("担保企业代码", "Guarantor firm code", "guarantor_firm_id", FirmReference(), aliases=("担保人代码", "保证人代码", "担保方代码", "guarantor code"),
          example="91529999XDEM0002XM"),
        C("担保人员编号", "Guarantor person number", "guarantor_person_id", aliases=("保证人编号", "guarantor person")),
        C("担保人名称", "Guarantor name", aliases=("担保人", "保证人", "担保方", "guarantor")),
        C("被担保企业代码", "Debtor code", "debtor_id", FirmReference(), required=True, aliases=("被担保人代码", "债务人代码", "被担保方代码"),
          example="91529999XDEM00011X"),
        C("被担保企业名称", "Debtor name", aliases=("被担保人", "债务人", "被担保方", "debtor")),
        C("担保金额（元）", "Amount (yuan)", "amount", Money(), aliases=("担保额", "金额", "担保余额", "guaranteed amount"), example="6000000"),
        C("起始日", "Valid from", "valid_from", PAST, aliases=("担保起始日", "生效日期", "start date"), example="2025-03-01"),
        C("终止日", "Valid to", "valid_to", DAY, aliases=("担保到期日", "到期日", "end date"), example="2028-03-01"),
    ), rules=(
        Given(("guarantor_firm_id", "guarantor_person_id"),
              Text("担保企业代码、担保人员编号中应恰好填写一个", "fill in exactly one of guarantor firm and guarantor person"), most=1),
        InOrder("valid_from", "valid_to", Text("早于起始日", "earlier than its beginning")),
    ), later=("valid_from",))  # fmt: skip
