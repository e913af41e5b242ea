"""Writes the demo's cluster report as DOCX: its counts are those of the demo's own firm files, its prose fictional."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from ingest.demo.chains import PHOSPHATE
from ingest.demo.cluster import cluster_codes
from ingest.demo.generate import make_book

_SEGMENTS = {"upstream": "上游", "midstream": "中游", "downstream": "下游", "service": "服务"}
_MAKES = {
    "upstream": "磷矿、磷精矿、硫酸、合成氨、浮选药剂",
    "midstream": "黄磷、湿法磷酸、热法磷酸、磷酸一铵、磷酸二铵、饲料级磷酸钙盐、磷石膏",
    "downstream": "磷复肥、磷酸铁、磷酸铁锂、磷酸盐阻燃剂、磷石膏建材与水泥缓凝剂",
    "service": "包装、运输、设备维保、检测、化工与磷肥贸易",
}
_FIXED = datetime(2026, 3, 20, 9, 0, 0)


def segment_counts() -> dict[str, int]:
    """Firms of the demo's cluster by the segment of their main product; they add up to the whole cluster."""
    book = make_book()
    inside, segment = cluster_codes(book), {p.name: p.segment for p in PHOSPHATE}
    main: dict[str, str] = {}
    for row in book.rows["firm_products"]:
        if row["统一社会信用代码"] in inside and row["产品"] in segment:
            main.setdefault(row["统一社会信用代码"], segment[row["产品"]])
    counts = Counter(main.values())
    return {key: counts[key] for key in _SEGMENTS}


def build_report(path: Path) -> None:
    """Write the report; the same sources give the same bytes."""
    counts = segment_counts()
    document = Document()
    _styles(document)
    title = document.add_heading("福泉示例磷化工集群发展报告（2025 年度）", level=0)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _centred(document, "虚构示例 · 仅供软件演示 ｜ 福泉示例产业研究室（虚构）编 ｜ 2026 年 3 月 20 日")
    document.add_paragraph(
        "声明：本报告为软件演示编写，所述集群、企业、园区和数字均为虚构示例，与任何真实企业和统计数据无关，不得用于真实业务。"
    )
    _abstract(document)
    _overview(document, counts)
    _links(document)
    _parks(document)
    _finance(document)
    _save(document, path)


def _styles(document: DocumentType) -> None:
    for name in ("Normal", "Heading 1", "Heading 2", "Title"):
        style = document.styles[name]
        style.font.name = "Noto Sans CJK SC"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Noto Sans CJK SC")
        if name != "Normal":
            style.font.color.rgb = RGBColor(0x7A, 0x1F, 0x1F)
    document.styles["Normal"].font.size = Pt(10.5)
    properties = document.core_properties
    properties.title, properties.author = (
        "福泉示例磷化工集群发展报告（2025 年度）",
        "福泉示例产业研究室（虚构）",
    )
    properties.created = properties.modified = _FIXED


def _centred(document: DocumentType, text: str) -> None:
    document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _abstract(document: DocumentType) -> None:
    document.add_heading("Abstract", level=1)
    document.add_paragraph(
        "Fictional example. The Fuquan example phosphate-chemicals cluster holds 128 firms and had an output of 48.6 billion "
        "yuan in 2025. It covers mining, phosphoric acid, fertilisers, feed phosphates and battery materials, with packaging, "
        "haulage, maintenance and testing around them. Purified phosphoric acid is made by no firm in Fuquan: makers of iron "
        "phosphate buy it from a neighbouring county. This is the cluster's missing link."
    )


def _overview(document: DocumentType, counts: dict[str, int]) -> None:
    document.add_heading("一、集群概况", level=1)
    document.add_paragraph(
        "截至 2025 年末，福泉示例磷化工集群共有企业 128 家，全年实现产值 486 亿元，比上年增长 9.4%；从业人员约 2.1 万人。"
        "集群以磷矿采选、磷酸和磷肥为基础，向饲料级磷酸钙盐、磷酸铁和磷石膏综合利用延伸，包装、运输、设备维保、检测和贸易企业占一半以上。"
    )
    document.add_heading("（一）环节构成", level=2)
    _table(
        document,
        ("环节", "企业数（家）", "主要产品与服务"),
        [(_SEGMENTS[key], str(counts[key]), _MAKES[key]) for key in _SEGMENTS]
        + [("合计", str(sum(counts.values())), "—")],
    )
    document.add_paragraph("注：按企业主要产品归类，每家只计一次；国有和上市的生产企业计入所在环节。")
    document.add_heading("（二）近三年产值", level=2)
    _table(
        document,
        ("年份", "产值（亿元）", "同比", "其中：新能源材料（亿元）", "磷石膏综合利用率"),
        [
            ("2023", "402", "—", "38", "61.0%"),
            ("2024", "444", "10.4%", "57", "68.5%"),
            ("2025", "486", "9.4%", "79", "74.2%"),
        ],
    )
    document.add_paragraph("2026 年上半年产值 251 亿元，为快报数，未经核定。")


def _links(document: DocumentType) -> None:
    document.add_heading("二、产业链与薄弱环节", level=1)
    document.add_paragraph(
        "主链为：磷矿经采选得到磷精矿，磷精矿与硫酸反应得到湿法磷酸；湿法磷酸与合成氨生产磷酸一铵、磷酸二铵，另一路生产饲料级磷酸钙盐；"
        "湿法磷酸经净化得到净化磷酸，再生产磷酸铁和磷酸铁锂；磷矿经电炉法生产黄磷，黄磷生产热法磷酸和阻燃剂；湿法磷酸副产磷石膏，用于建材和水泥缓凝剂。"
    )
    document.add_heading("（一）缺口：净化磷酸", level=2)
    document.add_paragraph(
        "福泉本地没有净化磷酸生产企业。本地的磷酸铁企业每年外购净化磷酸约 9 万吨，主要来自邻近的开阳县。净化磷酸列为集群补链的首要方向。"
    )
    document.add_heading("（二）配套协作", level=2)
    _table(
        document,
        ("配套环节", "本地配套率", "主要问题"),
        [
            ("化肥包装", "78%", "产品同质，账期 60 至 90 天"), ("矿石运输", "85%", "车辆自有率低，挂靠较多"),
            ("危险货物运输", "64%", "许可到期集中在 2026 年"), ("设备维保", "71%", "对单一买方依赖度高"),
            ("检测服务", "45%", "本地机构资质范围不全"), ("浮选药剂", "52%", "高端捕收剂外购"),
        ],
    )  # fmt: skip
    document.add_paragraph("本地配套率是指集群内企业在该环节的采购额中，向集群内企业采购的比例。")


def _parks(document: DocumentType) -> None:
    document.add_heading("三、园区布局", level=1)
    _table(
        document,
        ("园区", "定位", "面积（平方公里）", "主要企业类型"),
        [
            ("马场坪示例化工园", "磷酸、磷肥、饲料级磷酸钙盐", "6.2", "国有和上市生产企业"),
            ("牛场示例磷化工园", "磷矿采选、黄磷", "4.8", "矿山、选矿、药剂企业"),
            ("龙昌示例循环经济园", "磷石膏综合利用、建材、电池材料", "3.5", "建材和新材料企业"),
        ],
    )
    document.add_paragraph("运输、维保和检测企业多集中在马场坪示例化工园周边，便于就近服务。")


def _finance(document: DocumentType) -> None:
    document.add_heading("四、融资特点与建议", level=1)
    document.add_paragraph(
        "集群内中小企业普遍以应收账款为主要资产，抵押物不足。国有和上市企业的供应商账款质量较好，但存在账期拉长、合同约定债权不得转让等情况，"
        "办理质押前应逐笔核实。磷肥企业每年四季度为冬储集中备货，季度现金流为负属季节现象，应与上年同季比较。"
    )
    for line in (
        "支持补链：对净化磷酸项目给予固定资产贷款支持。",
        "支持配套：以国有企业供货记录为基础，向包装、运输、维保企业提供应收账款融资。",
        "防范风险：关注许可证到期、停产整改和担保圈。",
    ):
        document.add_paragraph(line, style="List Bullet")
    document.add_heading("附：数据说明", level=1)
    document.add_paragraph("本报告数据截至 2025 年 12 月 31 日，全部为虚构示例数据。")


def _table(document: DocumentType, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=1, cols=len(headers), style="Light Grid Accent 2")
    for cell, text in zip(table.rows[0].cells, headers, strict=True):
        cell.text = text
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph()


def _save(document: DocumentType, path: Path) -> None:
    """Write the file with fixed times inside, as the package stamps the present into its archive."""
    written = BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for item in before.infolist():
            after.writestr(
                zipfile.ZipInfo(item.filename, _FIXED.timetuple()[:6]),
                before.read(item),
                zipfile.ZIP_DEFLATED,
            )
