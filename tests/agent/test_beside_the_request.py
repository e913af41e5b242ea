"""What officers tell beside the request limits no firm, and what they ask is read whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.agent.builtin.meaning import FIRM_SETS
from assistant.agent.builtin.parser import Parser

SAID = [
    # who passed the request on
    ("福泉支行的老张催我报一份都匀茶企的名单，要成立满五年的", {"regions": ["522701"], "chain": "tea", "age_min": 5}),
    ("我媳妇的厂是做花生油的，她想打听麻江谁家种花生", {"regions": ["522635"], "products": ["花生"]}),
    ("有个瓮安的老客户问我，福泉哪些厂做编织袋", {"regions": ["522702"], "products": ["化肥包装"]}),
    # what their people have and want
    ("我表弟在都匀开茶馆，想进点红茶，贵定产红茶的公司有哪些", {"regions": ["522723"], "products": ["红茶"]}),
    ("客户那边催得紧，瓮安能做吨袋的有哪几家，他家茶厂下个月就要装货",
     {"regions": ["522725"], "products": ["化肥包装"]}),
    # what offices give and ask
    ("工信局下周来调研磷化工，你把瓮安做磷酸铁的给我列出来，我好去汇报",
     {"regions": ["522725"], "products": ["磷酸铁"]}),
    ("省里给了五千万额度专门给磷石膏利用的，瓮安做缓凝剂的有哪些",
     {"regions": ["522725"], "products": ["磷石膏水泥缓凝剂"]}),
    # a kind of condition that the asking clauses leave open stays
    ("省里给了一笔额度专门给磷石膏利用的，帮我在瓮安找几户", {"regions": ["522725"], "products": ["磷石膏"]}),
    ("我下周去盘江镇出差，那边做红茶的有哪些", {"towns": ["盘江镇"], "products": ["红茶"]}),
    # the speaker's own
    ("我们支行去年放了两户磷化工都逾期了，今年想找瓮安做花生油的，参保十人以上的列给我",
     {"regions": ["522725"], "products": ["花生油"], "insured_min": 10}),
    ("我原来在瓮安支行管茶叶的，现在想看福泉磷化工里给国企供货的",
     {"regions": ["522702"], "chain": "phosphate", "labels": ["soe_supplier"]}),
    ("我手里的名单是2023年的，太旧了，重新给我拉一份贵定茶叶加工的", {"regions": ["522723"], "chain": "tea"}),
    ("上次你给我的瓮安茶企名单我跑完了，这次给我都匀的，成立五年以上",
     {"regions": ["522701"], "chain": "tea", "age_min": 5}),
    ("同事小陈负责瓮安，我负责福泉，麻烦列一下做化肥包装的", {"regions": ["522702"], "products": ["化肥包装"]}),
    # conditions that were turned round
    ("都匀茶企参保十人以上的，欠着税的，一律别给我",
     {"regions": ["522701"], "chain": "tea", "insured_min": 10, "without_events": ["tax_arrears"]}),
    ("2020年及以后开办的茶企", {"chain": "tea", "founded_after": date(2020, 1, 1)}),
    ("从政府那里中过标的福泉企业有哪些", {"regions": ["522702"], "won": True, "won_from": ["government"]}),
    ("瓮安磷石膏缓凝剂厂有哪些", {"regions": ["522725"], "products": ["磷石膏水泥缓凝剂"]}),
    ("福泉还有谁歇着业", {"regions": ["522702"], "events": ["production_stopped"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), SAID)
def test_only_the_request_limits_firms(parser: Parser, text: str, fields: dict[str, Any]) -> None:
    meaning = parser.parse(text)
    assert meaning.intent in FIRM_SETS, meaning
    assert meaning.query.model_dump(exclude_defaults=True) == fields
