"""Small questions of daily life that a bank's data never answers: where to eat, which school, which doctor, what to wear.

They name no firm's trade; a question for restaurants as firms (瓮安做餐饮的企业) asks for firms and stays. Expects folded text.
"""

from __future__ import annotations

import re

_FOOD = r"(?:火锅|烧烤|餐馆|饭馆|饭店|餐厅|小吃|牛肉粉|羊肉粉|米粉|粉馆|面馆|早餐|早点|夜宵|宵夜|酸汤鱼|烤鱼|农家乐|馆子|菜馆|酒楼|咖啡馆?|奶茶|酒吧|ktv|茶楼|川菜|湘菜|黔菜|私房菜|豆花面|丝娃娃)"
_PLACE = r"(?:学校|中学|高中|初中|小学|幼儿园|大学|专业|补习班|培训班|辅导班|驾校|医院|诊所|医生|牙科|中医|月嫂|保姆|家教|老师|酒店|宾馆|民宿|旅馆|景点|景区|公园|健身房|理发店|美容院|超市|商场|电影院|楼盘|小区|学区房)"
_THING = r"(?:手机|电脑|车子|轿车|电动车|新能源车|衣服|裙子|鞋子?|奶粉|尿不湿|化妆品|口红|面膜|牌子的(?:车|手机|酒|烟)|彩电|空调|冰箱|礼物)"
_GOOD = r"(?:比较|最|更|要)?(?:好吃|好喝|好玩|好看|好(?!的?(?:企业|公司|客户|贷))|地道|正宗|便宜|实惠|划算|靠谱|出名|有名|合适|推荐|值得去|强|近)"
_WHICH = r"(?:哪[家个所里间种款些儿]|什么|啥|哪一?[家个所种款])"
_FIRMS = re.compile(
    r"企业|公司|厂|客户名单|供应商|合作社|贷款|授信|放款|注册资本|参保|纳税|失信|中标|产业链|经营异常"
)
_DAILY = re.compile(
    rf"{_WHICH}(?:的)?(?:{_FOOD}|{_PLACE}|{_THING})[^,，。;；?？]{{0,6}}?{_GOOD}|{_FOOD}[^,，。;；?？]{{0,4}}?(?:哪[家里儿个]|{_WHICH})[^,，。;；?？]{{0,4}}?{_GOOD}|"
    rf"(?:推荐|介绍|找)(?:一?下|一?[家个所间些]|几[家个所])?[^,，。;；?？]{{0,6}}?(?:{_FOOD}|{_PLACE}|{_THING})(?=$|[,，。;；?？!！给吧呗])|"
    rf"(?:报|考|上|读|念|选|送|去)(?:个|所)?{_WHICH}[^,，。;；?？]{{0,3}}?{_PLACE}|"
    rf"(?:去|到|在|上){_WHICH}(?:吃|玩|逛|看病|买|旅游|度假|理发|剪头|体检|相亲)|(?:有没有|有什么|有啥)(?:好吃|好玩|好喝)的|(?:孩子|儿子|女儿|娃|孙子|孙女)[^,，。;；?？]{{0,8}}(?:考|报|读|上|升)(?:了)?(?:高中|大学|初中|小学|学校|研|公务员)"
)


def asked_of_daily_life(text: str) -> bool:
    """Whether the folded text asks for such a thing and for no firms."""
    return _DAILY.search(text.lower()) is not None and _FIRMS.search(text) is None
