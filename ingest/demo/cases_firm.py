"""Cases of the demo about the firm itself: staff, capital, licences, place, name, legal representative, list entries."""

from __future__ import annotations

from datetime import date

from ingest.demo.book import Book
from ingest.demo.buyers import Buyers
from ingest.demo.enrolment import FUQUAN, GUIYANG, KUNMING, WENGAN, sound


def enter(book: Book, b: Buyers) -> None:
    """Enter the firm cases."""
    _staff_and_capital(book, b)
    _licence(book, b)
    _place(book, b)
    _names(book, b)
    _representative(book, b)
    _lists(book, b)


def _staff_and_capital(book: Book, b: Buyers) -> None:
    case = "firm.tenders_without_staff"
    empty = sound(book, "福泉示例满标运输有限公司", "矿石运输", [b["city_mine"]], insured=0, bids=False)
    staffed = sound(
        book, "瓮安示例实标运输有限公司", "矿石运输", [b["city_mine"]], insured=46, bids=False, home=WENGAN
    )
    for firm in (empty, staffed):
        for place in range(14):
            on = date(2025 + place // 10, 1 + place % 10, 12)
            book.tender(
                b["city_mine"], [firm], on, 900_000 + place * 30_000, f"矿石转运第{place + 1}标段（示例）"
            )
    book.expect(case, "case", empty, "warning", "中标 14 次而无人参保", detail="nobody_insured")
    book.expect(case, "twin", staffed, "no_warning", "同样中标 14 次，参保 46 人", detail="nobody_insured")
    book.expect(case, "twin", staffed, "candidate", "供货、资料、信用均正常")

    case = "firm.capital_not_paid"
    unpaid = sound(
        book,
        "瓮安示例巨资贸易有限公司",
        "化工原料贸易",
        [b["ammonia"]],
        capital=100_000_000,
        paid=0,
        home=WENGAN,
    )
    paid = sound(
        book, "瓮安示例实资贸易有限公司", "化工原料贸易", [b["ammonia"]], capital=100_000_000, home=WENGAN
    )
    book.expect(case, "case", unpaid, "warning", "认缴 1 亿元，实缴为零", detail="capital_unpaid")
    book.expect(case, "twin", paid, "no_warning", "认缴 1 亿元已实缴到位", detail="capital_unpaid")
    book.expect(case, "twin", paid, "candidate", "供货、资料、信用均正常")


def _licence(book: Book, b: Buyers) -> None:
    name = "道路危险货物运输经营许可证"
    expired = sound(book, "福泉示例危通物流有限公司", "危险货物运输", [b["acid"]])
    renewed = sound(book, "瓮安示例危安物流有限公司", "危险货物运输", [b["acid"]], home=WENGAN)
    for firm in (expired, renewed):
        book.rows["qualifications"] = [
            r
            for r in book.rows["qualifications"]
            if not (r["统一社会信用代码"] == firm.code and r["名称"] == name)
        ]
        book.paper(firm, "许可", name, date(2022, 7, 1), date(2026, 6, 30), state="过期", required=True)
    book.paper(renewed, "许可", name, date(2026, 6, 20), date(2030, 6, 19), required=True)
    book.expect(
        "firm.licence_expired",
        "case",
        expired,
        "vetoed",
        "主营必需的许可证 2026 年 6 月 30 日到期未续",
        detail="licence",
    )
    book.expect("firm.licence_expired", "twin", renewed, "not_vetoed", "旧证到期前已换新证")
    book.expect("firm.licence_expired", "twin", renewed, "candidate", "供货、资料、信用均正常")

    stopped = sound(book, "福泉示例停炉磷业有限公司", "黄磷", [b["listed_phosphate"], b["acid"]])
    resumed = sound(book, "瓮安示例复炉磷业有限公司", "黄磷", [b["listed_phosphate"], b["acid"]], home=WENGAN)
    book.event(stopped, "停产", "环保整改停产（示例）", date(2026, 8, 3))
    book.event(
        resumed, "停产", "例行检修停产（示例）", date(2025, 8, 3), state="已结束", ended=date(2025, 8, 28)
    )
    book.expect(
        "firm.production_stopped",
        "case",
        stopped,
        "vetoed",
        "2026 年 8 月起停产，至今未复产",
        detail="production_stopped",
    )
    book.expect("firm.production_stopped", "twin", resumed, "not_vetoed", "2025 年停产检修 25 天后已复产")


def _place(book: Book, b: Buyers) -> None:
    case = "firm.plant_by_the_river"
    near = sound(book, "瓮安示例临河化工有限公司", "磷酸盐阻燃剂", [b["acid"]], home=WENGAN)
    far = sound(book, "瓮安示例望河化工有限公司", "磷酸盐阻燃剂", [b["acid"]], home=WENGAN)
    depot = sound(book, "瓮安示例河畔运输有限公司", "矿石运输", [b["ore_wengan"]], home=WENGAN)
    for firm, metres in ((near, 640), (far, 1260), (depot, 640)):
        book.amend(firm, **{"距河岸（米）": metres})
    book.expect(case, "case", near, "warning", "化工厂距河岸 640 米，在 1 公里之内", detail="river_1km")
    book.expect(case, "twin", far, "no_warning", "化工厂距河岸 1260 米", detail="river_1km")
    book.expect(case, "twin", depot, "no_warning", "同样 640 米，但是运输公司而非化工厂", detail="river_1km")

    case = "firm.plant_elsewhere"
    away = sound(
        book, "福泉示例异地肥业有限公司", "磷复肥", [b["fertiliser_county"]], home=FUQUAN, plant=KUNMING
    )
    here = sound(
        book, "贵阳示例驻泉肥业有限公司", "磷复肥", [b["fertiliser_county"]], home=GUIYANG, plant=FUQUAN
    )
    near_by = sound(
        book, "福泉示例邻县肥业有限公司", "磷复肥", [b["fertiliser_county"]], home=FUQUAN, plant=WENGAN
    )
    book.expect(case, "case", away, "vetoed", "注册在福泉，工厂在可贷区域之外", detail="outside_area")
    book.expect(case, "twin", here, "not_vetoed", "注册在贵阳，工厂在福泉，生产经营地在可贷区域内")
    book.expect(case, "twin", near_by, "not_vetoed", "注册在福泉，工厂在瓮安，仍在可贷区域内")


def _names(book: Book, b: Buyers) -> None:
    case = "firm.renamed"
    renamed = sound(book, "福泉示例新禾肥业有限公司", "磷复肥", [b["fertiliser_county"]])
    book.also_called(renamed, "曾用名", "福泉示例老禾肥业有限公司", date(2024, 5, 20))
    for row in book.rows["supplies"]:
        if row["供应商代码"] == renamed.code and row["日期"] < "2024-05-20":
            row["供应商名称"] = "福泉示例老禾肥业有限公司"
    alike = sound(book, "瓮安示例老禾肥业有限公司", "磷复肥", [b["fertiliser_county"]], home=WENGAN)
    book.expect(case, "case", renamed, "resolves", "曾用名指向现在的企业", detail="福泉示例老禾肥业有限公司")
    book.expect(case, "case", renamed, "soe_supplier", "曾用名下的供货属于同一代码")
    book.expect(case, "twin", alike, "resolves", "名称近似的另一家企业", detail="瓮安示例老禾肥业有限公司")

    case = "firm.legal_form_twins"
    limited = sound(book, "福泉示例磷盛化工有限公司", "磷酸盐阻燃剂", [b["acid"]])
    shares = sound(
        book,
        "福泉示例磷盛化工股份有限公司",
        "磷酸盐阻燃剂",
        [b["acid"]],
        tier="A",
        登记类型="股份有限公司（非上市）",
    )
    book.event(
        limited, "失信", "未履行生效判决，列入失信被执行人（示例）", date(2026, 2, 11), amount=1_850_000
    )
    book.expect(case, "case", limited, "vetoed", "有限公司现为失信被执行人", detail="dishonest")
    book.expect(case, "twin", shares, "not_vetoed", "股份有限公司是另一家企业，没有失信记录")
    book.expect(case, "twin", shares, "candidate", "供货、资料、信用均正常")
    book.expect(
        case, "twin", shares, "resolves", "全称只指向股份有限公司", detail="福泉示例磷盛化工股份有限公司"
    )


def _representative(book: Book, b: Buyers) -> None:
    case = "firm.representative_changed"
    fled = sound(book, "瓮安示例易帅设备有限公司", "化工设备维保", [b["dap"]], home=WENGAN)
    retired = sound(book, "瓮安示例荣退设备有限公司", "化工设备维保", [b["dap"]], home=WENGAN)
    for firm in (fled, retired):
        book.drop("offices", firm)
        book.office(firm, book.person(), "法定代表人", date(2012, 5, 8), date(2026, 6, 10))
        assert firm.owner is not None
        book.office(firm, firm.owner, "法定代表人", date(2026, 6, 10))
    book.event(
        fled,
        "被执行",
        "买卖合同纠纷执行（示例）",
        date(2026, 7, 1),
        state="进行中",
        role="被告",
        amount=600_000,
    )
    book.expect(
        case,
        "case",
        fled,
        "warning",
        "法定代表人变更三周后被执行",
        detail="representative_changed_before_enforcement",
    )
    book.expect(case, "case", fled, "not_vetoed", "执行金额不到净资产一成，不构成否决")
    book.expect(case, "twin", retired, "no_warning", "同日变更法定代表人，没有执行案件",
                detail="representative_changed_before_enforcement")  # fmt: skip


def _lists(book: Book, b: Buyers) -> None:
    case = "firm.serious_violation"
    listed = sound(book, "福泉示例违诚贸易有限公司", "磷肥贸易", [b["fertiliser_county"]])
    removed = sound(book, "瓮安示例复诚贸易有限公司", "磷肥贸易", [b["fertiliser_county"]], home=WENGAN)
    book.event(listed, "严重违法", "列入严重违法失信名单（示例）", date(2025, 12, 3))
    book.event(
        removed,
        "严重违法",
        "列入严重违法失信名单（示例）",
        date(2021, 12, 3),
        state="已结束",
        ended=date(2024, 12, 3),
    )
    book.expect(case, "case", listed, "vetoed", "现列严重违法失信名单", detail="serious_violation")
    book.expect(case, "twin", removed, "not_vetoed", "2024 年已移出名单")

    case = "firm.exposure"
    over = sound(book, "福泉示例满额材料有限公司", "磷酸铁", [b["listed_battery"], b["gypsum"]], tier="A")
    under = sound(
        book, "瓮安示例余额材料有限公司", "磷酸铁", [b["listed_battery"], b["gypsum"]], tier="A", home=WENGAN
    )
    book.client(over, "福泉支行", limit=32_000_000, balance=31_000_000)
    book.client(under, "瓮安支行", limit=20_000_000, balance=12_000_000)
    book.expect(
        case, "case", over, "vetoed", "本行授信 3200 万元，超过单户限额 3000 万元", detail="exposure_limit"
    )
    book.expect(case, "twin", under, "not_vetoed", "授信 2000 万元，在限额之内")
