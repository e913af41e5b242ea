"""Tables of the bank itself: its settings, and its own view of firms. Internal."""

from __future__ import annotations

from assistant.store import profile, records
from ingest.firms.kinds import Choice, Money, Region, Regions, Several, Whole, Yes
from ingest.firms.layouts.column import Column, Layout
from ingest.firms.layouts.register import CODE, DAY, NAME, TEN_THOUSAND

C = Column

BANK = Layout("bank.csv", "本行设置", "Bank", profile.BankProfile, (), (
    C("银行名称", "Bank name", "name", required=True, example="福泉示例农村商业银行股份有限公司"),
    C("英文名称", "Bank name in English", "name_en", required=True, example="Fuquan Example Rural Commercial Bank"),
    C("本地区划代码", "Home region", "home_region", Region(), required=True, aliases=("本地",), example="522702"),
    C("可贷区划代码", "Lending regions", "lending_regions", Regions(), required=True, aliases=("可贷区域",), example="522702|522725"),
    C("单户限额（万元）", "Single limit (10k yuan)", "single_limit", TEN_THOUSAND, example="3000"),
    C("集团限额（万元）", "Group limit (10k yuan)", "group_limit", TEN_THOUSAND, example="5000"),
    C("普惠小微限额（万元）", "Inclusive limit (10k yuan)", "inclusive_limit", TEN_THOUSAND, example="1000"),
    C("数据截止日", "Data date", "data_date", DAY, example="2026-10-31"),
), internal=True, once=True)  # fmt: skip

BANK_CLIENTS = Layout("bank_clients.csv", "本行客户", "Clients", records.BankClient, ("firm_id",), (
    CODE, NAME,
    C("支行", "Branch", "branch", required=True, aliases=("经办支行", "所属支行", "机构", "经办机构", "开户行"), example="福泉支行"),
    C("客户经理", "Manager", "manager", aliases=("管户经理", "主办客户经理", "relationship manager"), example="任示例"),
    C("产品", "Products", "products", Several(), default="", aliases=("持有产品", "已用产品"), example="流动资金贷款|对公结算"),
    C("授信额度（元）", "Credit limit (yuan)", "credit_limit", Money(), aliases=("授信金额", "授信总额", "额度"), example="9000000"),
    C("余额（元）", "Balance (yuan)", "balance", Money(), aliases=("贷款余额", "用信余额", "授信余额"), example="7000000"),
    C("五级分类", "Five-grade class", "five_grade", Choice({g: g for g in ("正常", "关注", "次级", "可疑", "损失")}), aliases=("风险分类", "资产分类"), example="正常"),
    C("逾期天数", "Overdue days", "overdue_days", Whole(), default=0, aliases=("逾期",), example="0"),
    C("主办行", "Main bank", "main_bank", Yes(), default=False, aliases=("是否主办行", "基本户"), example="是"),
    C("开户日", "Client since", "since", DAY, aliases=("开户日期", "开户时间", "建立关系日期"), example="2018-06-30"),
), internal=True, once=True)  # fmt: skip
