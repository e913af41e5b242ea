"""The demo bank's books while they are written: rows of every CSV file, and the answer key beside them.

Knows the columns of the files and how a person or firm is entered; what to enter is the other modules' business.
Amounts here are whole yuan, shares are per cent, as the files have them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ingest.demo.chains import BY_NAME
from ingest.demo.minting import Dice, credit_code

DATA_DATE = date(2026, 10, 31)

_KIND_DIGITS = {
    "企业": "91",
    "合作社": "93",
    "个体工商户": "92",
    "合伙企业": "91",
    "事业单位": "12",
    "政府机关": "11",
    "银行": "91",
}
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
_STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person of the demo: plainly fictional, known by number."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A firm or body of the demo, as other rows refer to it."""

    code: str
    name: str
    owner: Person | None = None


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line of the answer key; the vocabulary stands in answer_key.yaml's head."""

    case: str
    role: str
    entity: Entity
    expect: str
    why: str
    detail: str = ""


@dataclass(slots=True)
class Book:
    """All rows so far, by file name without its ending."""

    rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    key: list[Expectation] = field(default_factory=list)
    firms: int = 0
    _people: int = 0
    _tenders: int = 0

    def row(self, file: str, /, **cells: object) -> None:
        """Add a row; None becomes an empty cell, dates and numbers their plain text."""
        self.rows.setdefault(file, []).append({k: _cell(v) for k, v in cells.items() if v is not None})

    def person(self, name: str | None = None) -> Person:
        """A new person; without a name, the next plainly fictional one."""
        place = self._people
        self._people += 1
        made = Person(
            f"P{self._people:04d}",
            name
            or f"{_SURNAMES[place % len(_SURNAMES)]}示例{_STEMS[(place // len(_SURNAMES) + place) % len(_STEMS)]}",
        )
        self.row("persons", 人员编号=made.number, 姓名=made.name)
        return made

    def firm(self, name: str, *, kind: str = "企业", owner: Person | None = None, **cells: object) -> Entity:
        """A new entity with these cells of firms.csv; `owner` becomes its legal representative."""
        self.firms += 1
        code = credit_code(_KIND_DIGITS[kind], self.firms)
        self.row(
            "firms",
            统一社会信用代码=code,
            企业名称=name,
            主体类型=kind,
            **{"登记状态": "存续", "是否上市": "否", **cells},
            法定代表人编号=owner.number if owner else None,
            法定代表人=owner.name if owner else None,
        )
        return Entity(code, name, owner)

    def also_called(self, entity: Entity, kind: str, name: str, until: date | None = None) -> None:
        """Another name of a firm: kind is 曾用名, 简称 or 英文名."""
        self.row(
            "names", 统一社会信用代码=entity.code, 现名=entity.name, 名称类别=kind, 名称=name, 使用至=until
        )

    def amend(self, entity: Entity, **cells: object) -> None:
        """Overwrite cells of a firm already entered; None empties a cell."""
        for row in self.rows["firms"]:
            if row["统一社会信用代码"] == entity.code:
                for header, value in cells.items():
                    if value is None:
                        row.pop(header, None)
                    else:
                        row[header] = _cell(value)
                return
        raise KeyError(entity.name)

    def drop(self, file: str, entity: Entity, column: str = "统一社会信用代码") -> None:
        """Take out every row of `file` that concerns the entity."""
        self.rows[file] = [row for row in self.rows[file] if row.get(column) != entity.code]

    def holding(self, firm: Entity, holder: Entity | Person | str, share: float, **cells: object) -> None:
        """`holder` holds `share` per cent of `firm`; a str is a state body outside the files (give 机构层级)."""
        self.row(
            "holdings",
            被投资企业代码=firm.code,
            被投资企业名称=firm.name,
            股东企业代码=holder.code if isinstance(holder, Entity) else None,
            股东人员编号=holder.number if isinstance(holder, Person) else None,
            股东机构=holder if isinstance(holder, str) else None,
            股东名称=holder if isinstance(holder, str) else holder.name,
            **{"持股比例（%）": share, **cells},
        )

    def office(
        self, firm: Entity, person: Person, role: str, since: date | None = None, until: date | None = None
    ) -> None:
        """`person` holds an office at `firm`."""
        self.row("offices", 统一社会信用代码=firm.code, 企业名称=firm.name, 人员编号=person.number, 姓名=person.name,
                 职务=role, 任职日=since, 离任日=until)  # fmt: skip

    def makes(self, firm: Entity, *products: str) -> None:
        """The firm makes these; the first is its main one."""
        shares: tuple[int | None, ...] = (
            (100,) if len(products) == 1 else (70, 30) if len(products) == 2 else ()
        )
        for place, product in enumerate(products):
            assert product in BY_NAME, product
            self.row("firm_products", 统一社会信用代码=firm.code, 企业名称=firm.name, 产品=product,
                     **{"收入占比（%）": shares[place] if shares else None})  # fmt: skip

    def supply(
        self,
        supplier: Entity,
        buyer: Entity,
        on: date,
        amount: int | None,
        kind: str = "交付",
        /,
        **cells: object,
    ) -> None:
        """A sale; `kind` is 合同, 交付, 付款 or 框架协议."""
        self.row("supplies", 供应商代码=supplier.code, 供应商名称=supplier.name, 买方代码=buyer.code, 买方名称=buyer.name,
                 单据类型=kind, 日期=on, 年度=on.year, **{"金额（元）": amount, **cells})  # fmt: skip

    def tender(self, buyer: Entity, winners: list[Entity], on: date, amount: int | None, title: str,
               status: str = "中标", procurement: str = "企业采购", parts: list[int] | None = None) -> str:  # fmt: skip
        """A tender with its winners, the lead first; returns its number."""
        self._tenders += 1
        number = f"示例招{on.year}-{self._tenders:04d}"
        self.row("tenders", 项目编号=number, 项目名称=title, 采购人代码=buyer.code, 采购人名称=buyer.name, 中标日期=on,
                 状态=status, 采购类型=procurement, 中标人代码="|".join(w.code for w in winners),
                 中标人名称="|".join(w.name for w in winners),
                 **{"中标金额（元）": amount, "成员份额（元）": "|".join(map(str, parts)) if parts else None})  # fmt: skip
        return number

    def event(self, about: Entity | Person, kind: str, title: str, on: date, *, state: str = "当前", role: str | None = None,
              amount: int | None = None, ended: date | None = None, other: Entity | None = None,
              through: Entity | None = None) -> None:  # fmt: skip
        """Something that befell a firm or a person; `through` is the firm that a person's event came through."""
        firm = about if isinstance(about, Entity) else through
        person = about if isinstance(about, Person) else None
        self.row("events", 统一社会信用代码=firm.code if firm else None, 企业名称=firm.name if firm else None,
                 人员编号=person.number if person else None, 姓名=person.name if person else None, 事件类型=kind, 角色=role,
                 状态=state, 发生日期=on, 结束日期=ended, 对方代码=other.code if other else None,
                 对方名称=other.name if other else None, 标题=title, **{"金额（元）": amount})  # fmt: skip

    def paper(self, firm: Entity, kind: str, name: str, issued: date, expires: date | None, *, state: str = "有效",
              required: bool = False) -> None:  # fmt: skip
        """A licence (许可), qualification (资质) or patent (专利)."""
        place = len(self.rows.get("qualifications", [])) + 1
        self.row("qualifications", 统一社会信用代码=firm.code, 企业名称=firm.name, 类别=kind, 名称=name,
                 编号=f"示例证第{place:05d}号", 发证日期=issued, 有效期至=expires, 状态=state,
                 主营必需="是" if required else "否")  # fmt: skip

    def stand_in(
        self, firm: Entity, kind: str, year: int, amount: int | None = None, quantity: int | None = None
    ) -> None:
        """VAT sales, tax, account flow, invoices (yuan) or power (kWh)."""
        self.row("stand_ins", 统一社会信用代码=firm.code, 企业名称=firm.name, 类别=kind, 年度=year,
                 **{"金额（元）": amount, "数量（千瓦时）": quantity})  # fmt: skip

    def financing(self, firm: Entity, kind: str, lender: str, amount: int, since: date, until: date | None = None,
                  state: str = "当前") -> None:  # fmt: skip
        """Money raised or secured; `kind` as financing.csv has it."""
        place = len(self.rows.get("financing", [])) + 1
        self.row("financing", 统一社会信用代码=firm.code, 企业名称=firm.name, 类别=kind, 编号=f"示例融{place:04d}", 资金方=lender,
                 起始日=since, 到期日=until, 状态=state, **{"金额（元）": amount})  # fmt: skip

    def named(self, name: str) -> Entity:
        """A firm already entered, by its name."""
        row = next(row for row in self.rows["firms"] if row["企业名称"] == name)
        owner = Person(row["法定代表人编号"], row["法定代表人"]) if row.get("法定代表人编号") else None
        return Entity(row["统一社会信用代码"], row["企业名称"], owner)

    def guarantee(
        self, guarantor: Entity | Person, debtor: Entity, amount: int, since: date, until: date
    ) -> None:
        """`guarantor` stands surety for `debtor`."""
        self.row("guarantees",
                 担保企业代码=guarantor.code if isinstance(guarantor, Entity) else None,
                 担保人员编号=guarantor.number if isinstance(guarantor, Person) else None,
                 担保人名称=guarantor.name, 被担保企业代码=debtor.code, 被担保企业名称=debtor.name,
                 起始日=since, 终止日=until, **{"担保金额（元）": amount})  # fmt: skip

    def client(self, firm: Entity, branch: str, *, limit: int, balance: int, overdue: int = 0, grade: str = "正常",
               products: str = "流动资金贷款|对公结算") -> None:  # fmt: skip
        """The firm is a client of this branch."""
        dice = Dice(f"client:{firm.code}")
        self.row("bank_clients", 统一社会信用代码=firm.code, 企业名称=firm.name, 支行=branch,
                 客户经理=f"{dice.pick(_SURNAMES)}示例", 产品=products, 五级分类=grade, 逾期天数=overdue,
                 主办行="是" if dice.chance(0.5) else "否", 开户日=dice.day(date(2015, 1, 5), date(2023, 12, 20)),
                 **{"授信额度（元）": limit, "余额（元）": balance})  # fmt: skip

    def expect(
        self,
        case: str,
        role: str,
        entity: Entity,
        expect: str,
        why: str,
        detail: str = "",
    ) -> None:
        """A line of the answer key. role: case or twin."""
        self.key.append(Expectation(case, role, entity, expect, why, detail))


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{Decimal(str(round(value, 4))).normalize():f}"
    return str(value)
