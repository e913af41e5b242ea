"""Words that join, negate, point, or say nothing."""

from __future__ import annotations

from assistant.agent.builtin.lexicon.entries import Entry, words

_LEAVES_OUT = tuple(
    verb + tail
    for verbs, tails in (
        ("剔刨踢划刷删摘撇抠扔甩撤滤", ("出去", "掉", "走", "开", "除", "了", "干净", "去")),
        ("拿排扣挑筛清赶移淘抹砍挪剪抛择丢撵轰", ("出去", "掉", "走")),
    )
    for verb in verbs
    for tail in tails
)
"""剔出去, 刨掉, 拿走."""
_LEAVES_OUT_EN = tuple(
    f"{verb} {whom} {what}"
    for verb in (
        "skip",
        "drop",
        "leave out",
        "forget",
        "omit",
        "lose",
        "remove",
        "cut",
        "minus",
        "less",
        "exclude",
        "strike",
    )
    for whom in ("anyone", "anybody", "everyone", "any firm", "any", "those", "firms", "the ones", "all")
    for what in ("who", "that", "whose", "which")
)
"""skip anyone who (owes tax)."""
SCOPES: dict[str, Entry] = {
    **words("N", None, *_LEAVES_OUT),
    **words(
        "N",
        None,
        "减去|减掉|扣除|扣去|抛去|抛开|撇去|就算了|就免了|就不必了|先放一边|放一边|放放|撇开|抛开|先不看了?|不看了|先不看|刷掉|刷了|踢掉|踢出去|踢出|踢开|划掉|划去|挑出去|不考虑|免了|不留|不算在内|不计|不要了|就不要了|先不要|别给我|别算|不纳入|绝对不要|以外|之外|除外|除|outside of|outside|w/o|aren't yet|排除掉|排除|剔除掉|剔除|剔掉|剔|去掉|去除|刨去|刨掉|刨除|扣掉|过滤掉|筛掉|拿掉|不含|不包含|不包括|不要有|不要|不想要|不看|除去|除了|除开|非|并非|不是|没有过|没有|没出现过|没发生过|没做过|没|无|未|不带|不算|不属于|不在|不位于|从未|从没|从来没有|从没有|绝不|不存在|未曾|尚未|还没|还没有|不做|不生产|不搞|别要|别|不能有|不得有|也没",
        *_LEAVES_OUT_EN,
        "forget about|forget|skip over|skip|pass over|take them out|leave them out|kick them out|throw them out|get them out|strike them out|cut them out|nobody has ever|nobody has|no one has ever|no one has|knock out|scrap|lose the|cut out|get rid of|rule out|throw out|throw away|strip|discard|nobody who's|nobody who is|nobody who|no one who's|no one who|none with|nothing with|leave off|setting aside|set aside|omit|omitting|ditch|screen out|take off|have yet to become|have yet to be|yet to become|yet to be|have yet to|except for|except|excepting|excluding|exclude|excludes|without any|without|with no|have no|has no|having no|not|no|remove|leave out|leaving out|take out|kick out|weed out|filter out|strip out|drop|that have no|free of|other than|apart from|aside from|but not|non-|non|aren't|isn't|don't|doesn't|never|haven't|hasn't|none of|neither|nor|minus|not in|ignoring those with|skip|never had|who have never|clean of|lacking|lack",
    ),
    **words(
        "N",
        None,
        "除掉|rather than|as opposed to",
    ),
    **words(
        "O",
        None,
        "back in as well|加回来|放回来|补进来|拉回来|也放进来|don't forget|what about|how about|再加上|加上|再加|加一个条件|加个条件|再加个条件|增加条件|并且要|还要|也要|换成|换|换到|改成|改为|改看|改|才要|才算|才行|只看|只要|只留|只保留|只想看|就看|就要|仅看|仅限|仅|只显示|只筛|限定|限于|其中|里面|里头|当中|之中|这中间|加进来|也加进来|加进去|也加进去|加上去|算进来|也算进来|也算上|一并算上|一并纳入|再看|再筛|只有|那|单看|缩小到|保留|留下|only|just|among them|of these|of those|from these|narrow down to|narrow it to|narrow it down to|restrict to|restrict it to|limit to|limit it to|keep only|keep|and now|now|instead|switch to|change to|change it to|make it|make that|add|also|plus",
    ),
    **words(
        "L",
        None,
        "附近|周边|near us|nearby|near here|around us|本地的|本地|当地|本市|本县|本区域|本地区|本区|我们这里|我们这儿|我们这边|我们县|我们市|咱们这里|咱们这儿|咱们这边|咱这儿|咱这边|咱们县|咱们市|咱们本地|这儿|辖内|辖区内|辖区|本辖区|家门口|城里|local|locally|in our region|in our area|in our county|hereabouts|around here|close to home|in our home region|home region|our area|our county|our region|in town",
    ),
}  # fmt: skip

GLUE: dict[str, Entry] = {
    **words("&", None, "和|与|及|以及|、|and|&|/|加|跟"),
    **words("&", "or", "或|或者|要么|或是|还是|or|either"),
    **words(";", None, "，|,|。|；|;|？|?|!|！|\n|: |：|（|）|(|)|……|…|—"),
    **words("t", None, "给|向|对|为|到|的|to|for|of|from|in|at|with|who|that|的话|之|往|从|由"),
    **words("h", None, "有|有过|存在|是|属于|have|has|having|are|is|with|had|been"),
    **words("h", "there", "还有没有|还有无|算不算|算得上|有没有|有木有|有无|是否有|是不是|是否|any|are there"),
    **words(
        ".",
        None,
        "女的|男的|女性|女老板|海归|党员|退伍军人|退役军人|大学生|少数民族|本地人|外地人|当地人|本乡人|规模以上|规模以下|规上|客户经理|需要|急需|需求|外地|异地|省外|外省|a级|b级|c级|d级|删除|清除|解除|免除|扣除|消除|排放|非常|不错|未来|无论|不同|不过|除非|原材料|原料|材料|没关系|前述|提前|note|notice|净利润|利润|资产负债率|负债率|总资产|净资产|资产|负债|毛利率|现金流|产能|产量|出口|进口|专利|碳排放|能耗|满意度|股价|股票|天气|价格|新闻|属龙|身份证|电话|联系方式|not only",
    ),
    **words(
        "p",
        None,
        "这家厂子|那家厂子|这家厂|那家厂|这个厂子|那个厂子|这个厂|那个厂|这家合作社|那家合作社|这家店|那家店|这户企业|那户企业|这个户头|那个户头|这几户|那几户|这些户|那些户|the same clients|the same firms|the same companies|the same customers|those same firms|those same clients|同一批客户|同一批企业|这批客户|这批企业|这批|剩下的这些|剩下的那些|剩下的|余下的|留下的这些|剩余的|what is left|what's left|what remains|the rest of them|the remaining ones|those left|those remaining|它们|他们|她们|这些企业|这些公司|这些厂|这几家企业|这几家公司|这几家|那几家|那几个|这几个|上述企业|以上企业|上述公司|以上这些|上面这些|上面那些|前面那些|刚才那些|刚才的那些|上面的|上面几家|这些|那些企业|那些公司|上述范围内|上述范围|以上范围内|以上范围|在此范围内|在此基础上|在此基础|此基础上|上述名单中|上述名单|上述清单|前述范围|这个范围|这个基础上|那些家|刚才的名单|刚才名单|这个名单|这份名单|上面名单|名单里|这里面|这里头|这当中|它|他|她|他们家|他家|这家企业|这家公司|这家|这个公司|该企业|该公司|这个企业|那家企业|那家公司|那家|那个企业|那个公司|该户|这户|此企业|该支行|这个支行|这家支行|该网点|该行客户|这厂|那厂|these firms|those firms|these companies|those companies|them|they|these ones|the list|this list|that list|it|its|this firm|that firm|this company|that company|the firm|the company|this one|that one|the same firm|the same company|this borrower|him|her",
    ),
    **words("©", None, "名称里面带|名称里面有|名字里面带|名字里面有|名字里头有|名字里头带|字号里有|字号里带|字号中含|字号中带|字号里含|字号有|企业名带|企业名里有|企业名称含|企业名称带|企业名称里有|公司名带|公司名里有|公司名称带|名称中有|名字中有|名称出现|名字上带|招牌带|名称里带|名称里有|名称含有|名称含|名称中含|名称中带|名称包含|名字里带|名字里有|名字里含|名字带|名字含|名字中含|名字中带|名字有|名称带|叫什么什么|字号含|字号带|名称里含|whose name contains|whose names contain|name contains|names contain|names containing|name containing|with the name|whose name has|name includes|named like|with a name containing|whose name includes|called something with"),
    **words("®", None, "国民经济行业分类代码|行业分类代码|国民经济行业代码|国民经济行业分类|行业小类代码|行业代码|国标行业代码|行业编码|行业类别|行业分类|国标行业|industry code|gb/t 4754 code|gb/t code|sic code|industry codes"),
}  # fmt: skip
_GAINS = tuple(
    verb + count
    for verb in (
        "新增",
        "增加",
        "净增",
        "新拓",
        "拓展",
        "发展",
        "开发",
        "开拓",
        "营销",
        "储备",
        "培育",
        "落地",
        "争取",
        "转化",
        "引进",
        "挖掘",
    )
    for count in ("几户", "几家", "若干户", "若干家", "一批")
)
"""四季度在园区新增几户客户: what a bank sets out to do, which asks for no number of firms."""
_DEPARTMENTS = tuple(
    field + office
    for field in (
        "产品", "公司业务", "公司金融", "对公", "小微", "小企业", "普惠", "普惠金融", "三农", "乡村振兴", "信贷", "授信", "零售", "个贷", "业务",
        "营销", "市场", "资产", "合规", "审计", "计财", "机构", "科技金融", "绿色金融", "供应链金融", "投行",
    )
    for office in ("部", "部门", "条线", "科", "处", "室")
)  # fmt: skip
"""产品部做茶企专案: who on the bank's side wants the list."""
NOISE: dict[str, Entry] = words(
    "_",
    None,
    *_GAINS,
    *_DEPARTMENTS,
    "排一批出来|排一批|排出一批|先排一批|排几家|排几户|发展几户|发展几家|发展一批|发展点|发展些|拓展几户|拓展几家|新拓几户|开发几户|开发几家|拓几户|做几户|攒几户|想发展|金额|数额|案值|标的额|标的金额|标的在|注册地|注册|登记状态|登记状况|经营状态|登记|登记在册|全年|那一环|这一环|那一块|我们支行|本支行|我支行|咱们支行|支行里|身上|名头|手里攥着|手里|手头|手上|揪出来|全都|统统",
    "没有结掉的|还没有结掉的|没结掉的|没有了结的|还没有了结的|没了结的|未了结的|没了结|未了结|没结案的|未结案的|未结的|没结的|未结|悬而未决的|还没了的|没执行完的|未执行完毕的|没处理完的|未处理完的|未处理完|没完结的|尚未了结的|尚未结案的|至今未结|还没结的|挂着的|背着|背上|带着|沾上|摊上|惹上|卷入|涉及|陷入|遭到|遭遇|遭了|遭|吃过|吃了|收到过|收过|收到",
    "flagged for|flagged as|flagged with|quick one|quick question|just one thing|one more thing|any money|at all|whatsoever|a clear conscience|with a clear conscience",
    "性质的|性质|其他的|其他|其它|别的|对比一下|对比下|对比|目前|眼下|时下|眼目前|现阶段|现如今|此时此刻|已经|之前|以前|如果有的话|如果|只需要|就需要|只要给我|先按|先|按照|按|依照|的顺序|顺序|最前面的|环节|比较|相对|销售|介于|处于|在于|谈谈|聊聊|谈一谈|从风险的角度出发|从风险角度|的角度|出发|法院|情形|贷款客户经理|看一看|拉出来|找出来|列出来|列一列出来|说得|综合利用|这一带|这片|那片|那几个|打算|准备|计划|走访|下一步|一直|曾经|曾|至少|最少|起码|达到|超过|相关|方便的话|麻烦您|辛苦您|劳驾|请教|顺便|另外|再帮我|帮忙看看|帮忙看下|看看有没有|我想看看|我想看|我想找|我想|我要找|我要看|我要|给我来|来个|给我|需要你帮我|如下条件|条件是|要求是|满足|符合|同时满足|且满足|这些条件|以下条件|的条件",
    "grateful if you could|grateful if you|would be grateful if you could|be grateful|would appreciate|appreciate|work anywhere along|anywhere|along|been around|have been around|around for|open|current|ongoing|pending|unresolved|doing|making|hauling|head office wants us to|head office|wants us to|want us to|would you mind telling me|mind telling me|telling me|rather than companies|rather than firms|registered in|registered|who's|who is|that's|there's|what's|for me|i'm looking for|we're looking for|i am looking for|looking at|interested in|also be|as of now|as of today|so far|somewhere|right here|out there|people who|folks who|whichever|entire|complete|full|whole|possible|just now|quickly|quick|maybe|perhaps|actually|anyway|well|ok|okay|so|then|hey|hi there|good morning|colleague|colleagues|team|meeting|visit|visits|trip|next week|preparing|prepare|planning|plan to|report for|worked with|the ones|those that|those who|those which|ones that|ones which|ones with",
    "有空的话|有时间的话|得空|一份|那个|这个|那条链|那条线|累计|累积|将于|就是说|怎么说呢|我想想|那什么|对吧|是吧|现申请|特申请|申请查询|成表格|成表|表格|excel|发我|发给我|发过来|为盼|为荷|仍有效|仍然有效|还在有效的|还在有效|还有效的|还有效|仍在有效期内|还在有效期内|还在生效|仍在生效|还在公示期|尚在有效期内|尚未失效|下头|底下|被列入|被列为|列入|列为|被纳入|纳入|纳入了|上了|上过|进了|我需要|我们需要|我想要|需要你|需要您|产业链上|产业链里|产业链中|产业链条|产业链|全产业链|产业|行业里|行业|链上|这条线|这条链|chain|value chain|industry|sector|trade|space|among|amongst|pls|plz|非常感谢|谢谢您|谢谢|感谢|多谢|辛苦了|您好|您|你好|帮我查一下|帮我查|帮我看看|帮我看一下|帮忙看下|查一下|查询|查查|查下|看一下|看看|看下|告诉我|我们行|我行|咱们行|咱行|咱们|咱|我们|这边|那边|那块|这块|这一块|那一带|一带|大概|大约|左右|到底|究竟|具体|",
    "开展|实施|予以|准入初筛|初筛|做|从事|生产|加工|制造|制作|经营范围|主营|搞|干|弄|位于|地处|坐落|注册在|注册地在|分别|一共|总共|总计|合计|共计|当前|如今|目前的|可以|想要|想|就是|还有|还|也|又|同时|以及|其|哪里|名称|名字|记录|情况|里头|要的|要|把|去|来|得有|必须|须|应该|应|",
    "这些年|有过|过|得|地|着|且|但|但是|不过|而且|并且|哦|哈|嘛|的那种|那种|这种|那些|好不好|行不行|行吗|可以吗|好吗|呗|咯|哟|哎|嗯|呃|哈喽|喂|那个啥|一点|一些|些|一批|几家|几个|那么几家|三地|两地|四地|三县|两县|三个县|两个县|两个地方|三个地方|任何|任意|一类|类型|类|规模|型|称号|资质|资格|荣誉|认定|认证|持有|拥有|具有|具备|取得|获得|获评|拿到过|评为|属于|方面|领域|范围之内|范围内|范围|以及其|等|下面|各个县市里面|当家|都是|都有|都|家里|年度|国标|代码|编号|之间|在|上过|的企业主|最好是|最好能|优先|重点|拓展|要求|今年重点|支持|家企业|批|号召|而|再按|再|然后按|然后|其次按|其次|次按|并按|",
    "请问|请|帮我|帮忙|麻烦|一下|吗|呢|吧|啊|了|么|呀|我想知道|我想了解一下|我想了解|想了解|想知道|给出|目前有|现在|那么|你好，|里|中|内|上|the|a|an|please|算了|那就|就行|就好|即可|够了",
    "could you please|would you|kindly|thanks|thank you|hi|hello|my|our|us|me|could|can|would|might|may|did|were|was|be|been|being|this|these|then|but|so|it's|really|some|yet|still|currently|at the moment|right now|have got|got|records|record|entries|entry|in force|against which|against whom|against|their|give|get|see|look up|looking for|which are|based|located|operate|operating in|make|makes|made|produce|produces|producing|could you|can you|tell me|i want to know|i'd like to see|i'd like|i would like|i need|i want|we|i|do|does|there|all|所有|全部|家|'s|’s|their|should|anyone|anybody|someone|everyone|those with|please list|around|across|working in|active in|engaged in|dealing in|into|whose|as well as|as well|both|between|per|year|years old|every|each of|each|than|what are|any of|who are|that are|into|it is|in total|altogether|overall|out there|level|current|any kind of|kind of|currently have|at present|status|size|size class|business of|line of business|kinds|holding|hold|holds|holder|holders|with a|with an|that have|who have|certified|certificate|certificates|qualification|qualifications|qualified as|registered|named|names|amount|of them|on the|on|through|during|within|already|ever|by the|us to|to the|via|how big|for us|also be|one of|a single|single|same|at least|at most|no less than|no more than|not less than|not more than|more than|less than|fewer than|exactly|up to|bank|bank's|town|towns|county|counties|prefecture|province|city|district|street|park|estate|industrial park|branch|branches",
)
"""Words that say nothing by themselves; longest match keeps them from cutting words of meaning."""
