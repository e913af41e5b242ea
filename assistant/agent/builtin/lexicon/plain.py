"""Words of everyday speech that limit nobody: one that no condition took up is no reason to ask back.

Kept apart from the noise of the lexicon: these are looked at only where words are left over.
"""

from __future__ import annotations

_EN = """
a able sit sits lie lies left remaining lately sound books extract at top largest back down up rundown fwd
situated become advise share compile furnish forward requesting about above across after again ago ahead all almost
along already also although always am among amongst an and another answer any anybody anyone anything appear appears
are area areas around as ask asked asking away background base based basically be because been before being below best
better between both briefly bring but by call called can care carry case cases check checked checking choose clear
colleague colleagues come comes concerned concerning consider considered could country currently customer data
database day days deal describe details did different directory discuss do does doing done each either else end entire
especially etc even ever every everyone everything exactly example exist existing exists far feel few figure figures
file files filter find finding first fit fits focus follow following for form found from full further gather general
generally get getting give given gives go going good got great group guess had handful happen happens has have having
he head hear hello help helpful here hey high him hold holding how however i idea if in include included includes
including indeed information instance instead interested into is issue it item items its itself just keep kind kinds
know known large last later least leave less let like likely line list listed lists little long look looked looking
looks lot lots made mainly make makes making many matter may maybe me mean means meanwhile meet meeting mention might
mine moment more moreover most mostly much must my name named names near nearly necessary need needed needs neither
never new next nice no nobody none nor normal normally not note nothing now number of off office often oh okay old on
once one ones only onto open or order other others otherwise our ours out outfit over overall overview own part
particular particularly party pay people per perhaps person picture piece place places plan plans please plus point
possible possibly prepare present press pressing pretty probably process processing provide provided pull purely
purpose put question quick quickly quite rather reach read ready real really recall recently record records refer
regard regarding region regions relate related relevant report require required requires result results review right
round run running said same saw say says search second section see seem seems seen select send separate serve set
several shall she should show showing shown shows side similar simply since single situation so some somebody someone
something sometimes soon sort sorts speak specific specifically stand standing start started state status stay still
stuff such suppose sure system table take taken taking talk tell term terms than thank thanks that the their them then
there therefore these they thing things think this those though through throughout thus till time times to today
together too total toward towards try trying turn two type types under understand until upon us use used user uses
using usual usually various very via view want wanted wants was way ways we week well were what whatever when where
whether which while who whole whom whose why will wish with within without word words work worked working works world
would write year years yes yet you your grateful appreciate kindly mind gimme whoever wherever whichever whatsoever
hereby lend credit branch's officer manager boss weekly monthly meeting's morning afternoon visit visiting trip calls
pitch prospecting portfolio book register registry roster spreadsheet export's excel print display return returns
displayed fetched results' available came title badge bracket live worth sitting sits standing stands outright sweep desk bare um uh er erm please' sort-of sorted basically simply happen happening firm's company's enterprise's ones' folks guys businesspeople grinding grind grinds bidding binding guarding sending finding minding winding fair coming burnt invoices invoice lunch dinner told owe congratulations hungry cousin swears loads
"""
PLAIN_EN = frozenset(_EN.split())
"""English words, most of them among the commonest of the language."""

_ZH = """
记不全 整条 一整条 记不清 记不得 记不起 想不起 说不全 数不全 我记不全
这行 这一行 那一行 这门生意 这碗饭 进行 适配性 一片 那一片 一块 那一块 写个 出个 做个 来个 弄个 往下谈 谈谈看 细谈 谈一谈 列示 提取 报送 抽取 摘录 归集 导出 抓取 圈出 框出 入围 念 听听 剩下
余下 一律 凡是 才 做成 制成 变成 加工成 使劲 发力 用力 下功夫 系统内 系统里 系统 贵行 登记在册的 登记在册 在册 登记的
登记 其他地方 其它地方 别的地方 其他的 其他 其它 别的 地方 都行 都可以 均可 也行 也可以 统统 能够 能供 可供 供得上
能做 会做 做得了 能生产 属于 归属 涉及到 涉及 相关的 相关 有关的 有关 对应的 对应 具体的 具体 详细的 详细 准确的
完整的 完整 全面的 介绍 说明 讲述 告知 反馈 回复 提供 整理 汇总 梳理 捋一下 捋一捋 捋 盘一下 盘点 盘一盘 摸排 摸一下
摸底 摸清 排查 排摸 筛查 核查 核实一下 确认一下 确认 检索 搜索 搜一下 搜 调取 调出 拉取 领导 行长 主任 经理 同事
客户经理们 上级 总行 省联社 行里 行内 单位里 部门 科里 开会 会上 会议 汇报 材料用 写材料 做材料 做表 表格 表 报表里
台账 清单里 名册 花名册 今天 明天 昨天 上午 下午 晚上 周一 周末 马上 立刻 尽快 赶紧 抓紧 现在 当前 眼下 此刻 近来 平时
往常 一般 通常 大致 大体 基本上 基本 主要 主要的 重点 优先 首先 其次 然后 最后 接着 随后 因为 所以 由于 因此 于是 既然
虽然 但是 可是 只是 不过 而且 并且 另外 此外 除此之外 同时 以及 还有 或者说 也就是说 也就是 就是说 换句话说 总之 反正
其实 实际上 实在 确实 的确 真的 真正 我觉得 我认为 我感觉 我记得 我听说 听说 据说 好像 似乎 可能 也许 大概 应该 应当是
必须 必须得 一定要 一定 最好 尽量 尽可能 务必 千万 希望 想要 打算 准备 计划 考虑 决定 情况下 情况 状况 状态 方面 领域
范围 行当 条线 板块 赛道 这条赛道 部分 环节 内容 信息 资料 数据 数字 结果 答案 问题 事情 事 东西 人家 人员 名字 名称
叫什么 叫啥 叫 位于 坐落 落户 落在 地处 在那 那里 那儿 那头 那片 那块地方 一带 周围 境内 域内 全域 全境 整个 全市 全县
全州 全省 市里 县里 州里 省里 乡下 乡镇 比较 相对 稍微 稍 略 更加 更 较为 较 非常 特别 十分 挺 蛮 很 太 极其 最 顶
一共 总共 共有 合计 总计 累计 大约 左右 上下 差不多 将近 接近 几乎 至少 至多 劳烦 劳驾 拜托 费心 打扰 请教 咨询
咨询一下 问一下 问下 想问 请问下 问 求 跪求 在线等 谢了 感激 存在 出现 发生 产生 形成 具有 具备 拥有 持有 带有 附带
包含 包括 含有 囊括 显示 呈现 展示 干活的 做事的 搞的 弄的 整的 的话 的吧 的嘛 的啊 呢吧 来着 似的 般的 等等 之类的
之类 什么的 发展 牌子 招牌 匾牌 头衔 被列 被列进 列进 列进去 拎 拎出 拎出来 诸如 例如 比如说 比如 像是 好比
"""
PLAIN_ZH = frozenset(_ZH.split())
"""Chinese words; the longest are looked for first."""
