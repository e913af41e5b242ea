"""Turns of phrase that say that credit suits a firm, which are too many to list as words."""

from __future__ import annotations

import re

WORTH = re.compile(
    r"(?:最?值得|最?适合|适宜|可以|可|能|能够|够格|(?<![我咱们便路才也就便])好)(?:我们行|我行|我们|咱们行|咱们|咱行|本行|去|来|做|给|给予|进行|拿来|用来|一起|深入){0,3}"
    r"(?:(?:放|贷|借|批|投)(?:点|些|一?笔|一点|几笔)(?:款|贷款?|钱|出去)?(?:给(?:[他它]们?))?(?!多少)|授信|放款|放贷|贷款|介入|切入|切进去?|营销|跟进|拜访|走访|合作|支持|投放|准入|拓展|对接(?!一|个|项目|上)|开发|做业务|发放贷款)(?![吗么额])"
)
"""值得我们行介入: that credit suits, in whatever words."""
_FUNDS = r"(?:流动资金贷款|流贷|经营性?贷款?|信用贷款?|订单贷款?|供应链贷款?|短期贷款|贷款)"
WORTH_A_LOAN = re.compile(
    rf"(?:最?适合|适宜|合适|能够?|可以|值得|够格|好)(?:由|让)?(?:我们行|我行|我们|咱们行|咱们|咱行|本行)?(?:去|来)?(?:做|给|放|发放?|上|批|办理?|提供|申请)(?:一?笔|点|些)?{_FUNDS}(?!多|吗|么|额|需|规|的(?:条件|规定|要求))|"
    r"(?:(?<=哪家)|(?<=哪些)|(?<=哪户)|(?<=几家)|(?<=几户))(?:可以|能够?|好)(?:贷(?:款|给)?|放款|放贷)(?![多吗么不的度给]|款|利率)|"
    r"(?:够得?[上着]?|达到?|达得到|符合|满足|过得了)了?(?:我们行|我行|我们|咱们行|咱们|咱行|本行|行里|支行|银行)?的?(?:给|放|做)?(?:授信|贷款|放款|信贷|准入|放贷|贷)(?:的)?(?:条件|门槛|标准|要求|线|资格)(?![是有:：吗么])|"
    r"(?:够|符合|满足|达到)(?:了)?(?:条件|门槛|标准|格|资格|要求)(?:可以|能|去|来)?(?:给|放|做|批|办)?(?:点|一?笔)?(?:贷款?|授信|放款|放贷|贷)(?=的|$|[,，。;；?？])|"
    r"(?<![不很最])(?:可以|能够?)贷(?:款|到款)?(?:的)?(?=\s*(?:[,，。;；]|$))|"
    r"(?<![不很最])(?:好|可|敢)(?:贷|放贷|放款|批贷)(?=的|[:,，。;；？?]|$|企业|公司|户|厂|给)|"
    r"(?:贷|放|借)得(?:成|出|下|了|动)(?:款|去|钱)?(?=的|[,，。;；？?]|$|有)|(?:敢|放心|愿意)(?:去|给|往)?(?:放|贷|借|批|投)(?:点|些|一?笔|一点)?(?:贷款|款|钱)?(?:下去|出去|给[他它]们?)?(?=$|[的,，。;；？?])"
)
"""好贷的户, 我们敢放点贷款下去, 适合做流动资金贷款的."""
LENT_TO = re.compile(
    r"(?:做|放|给|上|发|批)?(?:流贷|流动资金贷款|经营贷|信用贷款?|订单贷|供应链贷款|贷款|授信)(?:给它们?|给他们?)?(?:最|比较|比|挺|还|也|都|更)*(?:合适|适合|靠谱|稳妥|稳当|放心|安全|踏实)|"
    r"(?:适合|合适|能|可以|好)(?:去|来)?(?:做|放|给|上)(?:一?笔|点|些)?(?:流贷|信用贷款?|经营贷|订单贷)|"
    r"(?:贷|放|借)得(?:出去|成|到|上|下来|了|出|起|动)(?:款|钱|贷款?)?|(?:适合|适宜|可以|能|可|值得)(?:去|来|给)?(?:做|办|上|推|开展)(?:应收账款|应收|订单|供应链|保理|票据|存货|仓单)(?:融资|贷款|质押|质押贷款|质押融资|保理|贴现)?|(?:贷|放|借)(?:款)?(?:给|出去)(?:他们?|它们?|谁|这样的)?(?:能|也|比较|更|最|还|都|挺|会|就)*(?:睡得着觉?|睡得着|放心|不操心|踏实|安心|心里有底|不用担心|稳当)|"
    r"\b(?:lend|lending|loan)[a-z ]{0,12}\b(?:sleep (?:well|easy|soundly|at night)|easy mind|peace of mind|without worr(?:y|ying))"
)
"""哪些做流贷合适, 贷给他睡得着觉: the same, by what a loan to them would be like."""

_LENDING = r"(?:授信|信贷|贷款|放款|放贷|融资|借款)"
_OURS = r"(?:我们行?|咱们?行?|我行|本行|行里|银行)?"
GIVEN_CREDIT = re.compile(
    rf"(?:可予以?|可以予以|可给予?|可以给予?|准予|拟予|拟给予|宜予|适予|值得予以)(?:进行|办理)?(?:{_LENDING}支持|{_LENDING}|支持|准入)(?![吗么])|"
    rf"(?<![才么样何])(?:够得[上着到]|够上|达得到|过得了|摸得到|符合|满足|具备|合乎|达到|够)(?:了)?{_OURS}的?(?:{_LENDING}|准入)的?(?:条件|门槛|标准|资格|要求|线)(?!是|有|要|吗)|"
    rf"够(?:条件|资格|格|标准|得上)(?:去|来)?(?:给)?(?:他们|它们|他|它)?(?:做|办|批)?(?:{_LENDING}|贷)(?:的|(?=$|[,，。;；?？]))|"
    rf"(?:{_LENDING}|款|钱)?(?:放|贷|借|投|批|给)(?:款)?给(?:谁|哪家|哪几家|哪户|哪些(?:企业)?|他们?|它们?)(?:就|最|比较|会|更|才|能|也|挺|还)*(?:妥当|稳当|稳妥|合适|保险|放心|靠谱|安全|踏实|划算)|"
    r"(?:贷|放|借)给[他它谁]们?(?:我|咱们?|我们)?(?:晚上|夜里|夜间|心里)+(?:也|都|才|能)*(?:睡得着|踏实|安心|放心|有底)觉?|"
    r"(?:贷|放)得(?:款|钱|起)?(?=的?(?:$|[,，。;；?？嘛啊噻呢]))|(?<![不否])(?:能|可以|可|敢)贷(?:款|得)?(?:的)?(?=$|[,，。;；?？])"
)
"""可予授信, 够得上我们的授信条件, 放给谁妥当, 哪些贷得: what one says whom the bank can lend to."""

_SOUND = (
    r"(?:decent|good|sound|solid|reliable|safe|strong|suitable|worthy|promising|attractive|new|fresh|potential|prospective|possible|likely|future|viable|"
    r"dependable|healthy|trustworthy|first-rate|quality|respectable|plausible|worthwhile|low-risk)"
)
_CREDIT = (
    r"(?:(?:a|an|our|some|any|more|new|further|the bank's|bank) )*(?:[a-z-]+[- ])?(?:loans?|credit(?: lines?| facilit(?:y|ies)| limits?)?|lending(?: to)?|financ(?:e|ing)|"
    r"borrowing|borrowers?|facilit(?:y|ies)|overdrafts?|backing|funding)"
)
_ABLE = r"(?:could|can|should|would|might|may|ought to|are able to|is able to) (?:safely |comfortably |reasonably |easily |sensibly |well |also )*"
SUITS_EN = re.compile(
    rf"\b{_SOUND} (?:(?:credit|loan|lending|bank) )?(?:borrowers?|credits|credit (?:risks?|bets?|names?)|(?:credit|loan|lending) (?:prospects?|candidates?|targets?|customers?|clients?))\b|"
    rf"\b(?:deserv(?:e|es|ing)|merit(?:s|ing)?|worth(?:y of)?|warrant(?:s|ing)?|justif(?:y|ies|ying)|qualif(?:y|ies|ied|ying) (?:for|as)|"
    rf"(?:fit|ready|good|suited|suitable|eligible|ripe|in line|in shape|(?:good|strong|sound|solid|healthy) enough) (?:for|to)) (?:{_SOUND} )?{_CREDIT}\b|"
    rf"\b(?:good|strong|sound|solid|safe|healthy|reliable|stable|fit|decent) enough (?:for (?:us|the bank) )?to (?:be )?(?:lent(?: money)?(?: to)?|lend(?: money)?(?: to)?|financed?|backed?|funded?|(?:given|granted|offered|get|have|take|borrow|carry)(?: {_CREDIT})?)\b|"
    rf"(?:(?<=who )|(?<=that )|(?<=which )|(?<=ones )|(?<=firms )|(?<=companies )|(?<=oever ))(?:{_ABLE}(?:take(?: on)?|carry|bear|service|support|handle|afford|be (?:given|granted|offered|extended)) {_CREDIT})\b|"
    r"\b(?:fundable|financeable|lendable|loanable|backable|loan-worthy|loanworthy)\b|"
    r"\b(?:lending |loan |credit )?quota (?:left|remaining|unused|to (?:fill|use|place|spend))(?: over)? (?:for|on)\b"
)
"""deserve a credit line, sound enough for us to finance, decent borrowers: the same in English, by adjective, verb and
what is lent."""
