"""Word files: what a reader of the page sees, notes by their paragraph; what is left out is told with its place."""

from __future__ import annotations

from pathlib import Path

from ingest.blocks import Reading
from ingest.digest import read_blocks
from tests.ingest.office_files import GHOST_STYLE, paragraph, run, word


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in reading.blocks]


def note(kind: str, name: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{name}"/></w:r>'


def test_notes_stand_after_their_paragraph_and_none_is_lost(tmp_path: Path) -> None:
    path = word(
        tmp_path / "n.docx",
        paragraph(run("单户额度不超过300万元"), note("footnote", 2), run("。"), note("endnote", 4)),
        paragraph(run("第二段。"), note("footnote", 7)),
        footnotes={7: "第二个注。", 2: "以人民币计。", 9: "没有引用的注"},
        endnotes={4: "See the appendix."},
        comments="批注里的话",
    )
    reading = read_blocks(path, "docx")
    assert told(reading) == [
        ("paragraph", "单户额度不超过300万元。"),
        ("paragraph", "注1：以人民币计。"),
        ("paragraph", "[endnote 1] See the appendix."),
        ("paragraph", "第二段。"),
        ("paragraph", "注2：第二个注。"),
    ]
    assert reading.hidden == ("正文没有引用的注：没有引用的注", "批注：批注里的话")


def test_fields_symbols_revisions_and_content_controls(tmp_path: Path) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>REF x</w:instrText></w:r>"
    path = word(
        tmp_path / "f.docx",
        paragraph(run("见"), mark("begin"), code, run("码"), mark("separate"), run("第三条"), mark("end"), run("。")),
        paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', run("已核实")),
        paragraph("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:softHyphen/><w:t>丙</w:t><w:br/><w:t>下一行</w:t></w:r>"),
        paragraph(
            '<w:del w:id="1" w:author="x"><w:r><w:delText>删文</w:delText></w:r></w:del>',
            f'<w:moveFrom w:id="2" w:author="x">{run("移走")}</w:moveFrom>',
            f'<w:ins w:id="3" w:author="x">{run("新增")}</w:ins>',
            f'<w:moveTo w:id="4" w:author="x">{run("移入")}</w:moveTo>',
        ),
        f"<w:sdt><w:sdtContent>{paragraph(run('控件内'))}</w:sdtContent></w:sdt>",
        paragraph("<m:oMath><m:f><m:num><m:r><m:t>贷款</m:t></m:r></m:num><m:den><m:r><m:t>存款</m:t></m:r></m:den></m:f></m:oMath>"),
    )  # fmt: skip
    reading = read_blocks(path, "docx")
    assert [text for _, text in told(reading)] == [
        "见第三条。",
        "☑已核实",
        "甲 乙丙",
        "下一行",
        "新增移入",
        "控件内",
        "贷款/存款",
    ]
    assert reading.hidden == ("第 4 段的删去的修订：删文", "第 4 段的删去的修订：移走")


def test_what_no_eye_sees_and_what_stands_on_a_colour(tmp_path: Path) -> None:
    white = '<w:color w:val="FFFFFF"/>'
    path = word(
        tmp_path / "h.docx",
        paragraph(
            run("样式藏", '<w:rStyle w:val="Ghost"/>'),
            run("样式藏而直接显示", '<w:rStyle w:val="Ghost"/><w:vanish w:val="0"/>'),
            run("极小", '<w:sz w:val="2"/>'),
            run("；蓝底白字", white + '<w:shd w:val="clear" w:fill="0000FF"/>'),
            run("白底白字", white),
        ),
        styles=GHOST_STYLE,
    )
    reading = read_blocks(path, "docx")
    assert told(reading) == [("paragraph", "样式藏而直接显示；蓝底白字")]
    assert reading.hidden == (
        "第 1 段的隐藏文字：样式藏",
        "第 1 段的过小的字：极小",
        "第 1 段的白字：白底白字",
    )


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph(run('框内文字'))}</w:txbxContent>"
    path = word(
        tmp_path / "b.docx",
        paragraph(
            run("锚点"),
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wps:wsp><wps:txbx>{box}</wps:txbx>'
            f"</wps:wsp></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox>"
            "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        ),
    )
    assert told(read_blocks(path, "docx")) == [("paragraph", "锚点"), ("paragraph", "框内文字")]


def test_tables_with_merged_cells_repeated_heads_and_tables_inside(tmp_path: Path) -> None:
    def cell(*content: str, look: str = "") -> str:
        return f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(content)}</w:tc>"

    def text(words: str) -> str:
        return paragraph(run(words))

    head = "<w:trPr><w:tblHeader/></w:trPr>"
    inner = f"<w:tbl><w:tr>{cell(text('内一'))}{cell(text('内二'))}</w:tr></w:tbl>"
    path = word(
        tmp_path / "t.docx",
        "<w:tbl><w:tblPr/>"
        f'<w:tr>{head}{cell(text("产品"), look="<w:vMerge w:val=" + chr(34) + "restart" + chr(34) + "/>")}'
        f"{cell(text('额度'), look='<w:gridSpan w:val=' + chr(34) + '2' + chr(34) + '/>')}</w:tr>"
        f"<w:tr>{head}{cell('<w:p/>', look='<w:vMerge/>')}{cell(text('最低'))}{cell(text('最高'))}</w:tr>"
        f"<w:tr>{cell(paragraph(run('流贷'), note('footnote', 2)))}{cell(text('10万元'))}{cell(text('见内表'), inner, '<w:p/>')}</w:tr>"
        f'<w:tr><w:trPr><w:del w:id="9" w:author="x"/></w:trPr>{cell(text("删行"))}</w:tr></w:tbl>',
        f"<w:tbl><w:tr>{cell(text('加框的一段话。'))}</w:tr></w:tbl>",
        footnotes={2: "含循环额度。"},
    )  # fmt: skip
    reading = read_blocks(path, "docx")
    assert told(reading) == [
        ("table", "产品：流贷；额度·最低：10万元；额度·最高：见内表"),
        ("table", "内一；内二"),
        ("paragraph", "注1：含循环额度。"),
        ("paragraph", "加框的一段话。"),
    ]
    assert reading.hidden[0].endswith("删去的表格行：删行")
