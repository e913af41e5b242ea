"""Writes Southwestern Mandarin as it is typed (嘞, 得行, 好多钱, 克跟他们摆) in the standard language. Knows no trade.

Each word only where it can be nothing else: 好多 is 多少 before what is counted, 克 is 去 before a verb.
"""

from __future__ import annotations

import re

_VISITS = "跟|找|看|问|跑|拜访|走访|摆|谈|办|对接|了解|营销|调查"
_WRITTEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"有没得|有没有得"), "有没有"),
    (re.compile(r"(?P<m>参保|人数|员工|工人|职工|资本|资金|营收|收入|成立|开业|经营|余额|额度|金额|供货)(?P<w>[^,，。;；]{0,4}?)(?:(?:都|还|也)?[没莫]得|(?:都|还|也)?没有?|没够|没到|没满)(?=\s*(?:[\d.]+|[一二两三四五六七八九十百千]+)(?:个|人|万|亿|年|千|百)(?!以上|都|也))"), r"\g<m>\g<w>不到"),
    (re.compile(r"[没莫]得(?=[了嘛啊呢吗?？]*$|不良|处罚|失信|逾期|欠|停|官司|被|挂|中过?标|给|[一二两三四五六七八九十百千\d])"), "没有"),
    (re.compile(r"(?:啥子|哪样)(?!的)"), "什么"),
    (re.compile(r"(?:贷|放|批)得(?:到|了|下|出)?(?:来)?款"), "适合贷款"),
    (re.compile(r"^(?:那)?头里(?=有|哪|几|的|是|多|[,，])"), "里头"),
    (re.compile(r"(?<![屋楼房山])顶(?=[大小高低早老久]|[多少](?:的|$|[嘛呢啊,，?？。]))"), "最"),
    (re.compile(r"(?:细细|好生|好好|慢慢)(?:地|的)?摆(?=给|$|[,，一])"), "详细说"),
    (re.compile(r"咋个|[啷浪囔]个|咋子"), "怎么"),
    (re.compile(r"哪些个(?![体人])"), "哪些"),
    (re.compile(r"哪点(?=的|有|去|看|查|$|[,，?？])"), "哪里"),
    (re.compile(r"(?<![这那])(?<=在|到)这点(?=$|[,，。的有])|^这点(?=的?(?:有|哪|做|搞|企业|茶|磷|花生))|(?<=我们|咱们)这点"), "这里"),
    (re.compile(r"(?<=[划剔甩丢删拿刨刷踢抹])脱(?=$|[,，。的了嘛噻哈!！]|[它他我咱这那])"), "掉"),
    (re.compile(r"[贷放借]得(?:款|贷款?|起款?)(?=$|[,，。的嘞勒])"), "可以贷款"),
    (re.compile(r"莫摆(?!谈|龙)"), "不要"),
    (re.compile(r"[嘞勒](?!令|索|紧|住|\w*公司)"), "的"),
    (re.compile(r"好多(?=[家户个钱万年人点分天笔条吨层成套股](?!的)|的?(?:$|[?？,，。嘛哦呢啊噻]))"), "多少"),
    (re.compile(r"莫要|不消(?=看|管|算)|甭|莫(?=看|算|管|把)"), "不要"),
    (re.compile(r"[咯喽啰]+"), "了"),
    (re.compile(r"(?<=[挂背拖欠压留管做搞种养])起(?=[的在,，。]|$)"), "着"),
    (re.compile(r"挨到起|挨着个|硬是|噻|喔"), ""),
    (re.compile(rf"克(?={_VISITS})"), "去"),
    (re.compile(r"摆(?=给我|出来给|来我)"), "列"),
    (re.compile(r"摆(?:一)?(?:哈|下|摆)(?:龙门阵)?"), "谈一下"),
    (re.compile(r"(?<=[看查问找讲说算列筛理估报念数比排挑选])(?:一)?哈(?=$|[^\w]|[\u4e00-\u9fff])"), "一下"),
    (re.compile(r"(?:得不得行|得行不|要得不|得行吗|要得吗)"), "行不行"),
    (re.compile(r"(?P<who>哪几?[家户个些])(?:企业|厂)?(?:还)?(?:得行|要得)(?=.*(?:贷|授信|放款))"), r"\g<who>适合授信"),
    (re.compile(r"(?P<who>哪几?[家户个些])(?:企业|厂|户)?(?:还|都|才)?(?:贷得到?款|贷得[到成动了](?:钱|款)?|放得[出了]?款)"), r"\g<who>可以贷款"),
    (re.compile(r"(?:得行|要得)(?=[哦嘛啊呢的,，。?？]|$)"), "可以"),
    (re.compile(r"(?:得行|要得)(?=放[款贷]|贷款|授信|做)"), "可以"),
    (re.compile(r"喊(?=我们?|咱|大家|行里|银行|[他她]们?(?!的))"), "叫"),
    (re.compile(r"晓得"), "知道"),
    (re.compile(r"(?:遭|着|挨)(?:人家?|别人|别个)(?=[\u4e00-\u9fff])"), "被人"),
    (re.compile(r"链子(?=[上里头高中的,，。]|$)"), "链"),
    (re.compile(r"^(?:给|帮)我(?:谈|讲)一下(?=.{2,}(?:哪些|哪几))"), "帮我看一下"),
)  # fmt: skip


def in_standard(text: str) -> str:
    """Folded text with the words of the dialect in those of the standard language."""
    for pattern, written in _WRITTEN:
        text = pattern.sub(written, text)
    return text
