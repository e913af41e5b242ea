"""Words for what befalls a firm and how it stands with the bank: events, tenders, overdue debt, clients."""

from __future__ import annotations

from assistant.agent.builtin.lexicon.entries import Entry, words

EVENTS: dict[str, Entry] = {
    **words(
        "z",
        None,
        "行政处罚记录|行政处罚|处罚记录|处罚决定|处罚|受罚|被罚款|被罚|挨罚|挨过罚|挨了罚|挨过处罚|受过罚|罚过钱|罚过|被罚过|环保罚过|吃过罚单|罚过款|罚款|罚单|环保处罚|outstanding penalties|outstanding penalty|outstanding fines|administrative penalties|administrative penalty|administratively penalised|administratively penalized|penalties|penalty|penalised|penalized|fines|fined|fine|sanctioned|punished",
    ),
    **words(
        "x",
        None,
        "失信被执行人名单|失信被执行人|失信被执行|失信人名单|失信名单|失信黑名单|失信企业|失信记录|失信人|失信|老赖|黑名单|信用黑名单",
        "dishonest-debtor entries|dishonest-debtor entry|dishonest-debtor|dishonest debtors|dishonest debtor|dishonest judgment debtors|dishonest judgment debtor|dishonest entries|dishonesty records|dishonesty record|dishonest|blacklisted|blacklist|dishonest debtor list|dishonest persons",
    ),
    **words(
        "e",
        None,
        "被法院立案执行|被立案执行|立案执行|进了执行|进入执行|执行在案|被执行记录|被执行人|被执行案件|被执行的案子|被执行|强制执行|执行案子|执行案|执行案件|执行记录|执行标的额|执行标的|执行金额|被执行标的|被执行金额|被法院执行|outstanding enforcement|enforcement records|enforcement record|enforcement cases|enforcement case|open enforcement|under enforcement|enforcement proceedings|enforcement actions|enforcement|judgment debtors|judgement debtors|judgment debtor",
    ),
    **words("e", "final", "终本案件|终本记录|终结本次执行|终本|ended for lack of assets|terminated enforcement|enforcement ended for lack of assets|enforcement terminated"),
    **words(
        "Y",
        "lawsuit",
        "告到法院|告上法院|被人起诉|被别人告|被人家告|惹官司|吃官司|未结诉讼|涉诉记录|涉诉|诉讼记录|诉讼案件|诉讼纠纷|诉讼|官司|案子|涉案|起诉|打官司|纠纷|被起诉|被人告|被告上法庭|outstanding lawsuits|taken to court|hauled to court|brought to court|dragged to court|dragged into court|lawsuits|lawsuit|litigation|court cases|court case|legal disputes|legal dispute|suits|sued|in court|legal proceedings|pending cases",
    ),
    **words("Y", "restriction", "限制高消费|限制消费令|限制消费|限消令|限消|限高令|限高|consumption-restricted|restricted from high consumption|high-consumption restrictions|high-consumption restriction|consumption restrictions|consumption restriction|spending restrictions|spending restriction|restricted from spending"),
    **words("Y", "abnormal_operation", "经营异常名录|经营异常名单|经营异常|异常经营名录|异常经营|异常名录|list of abnormal operations|abnormal operation list|abnormal operation|abnormal operations|abnormal list"),
    **words("Y", "serious_violation", "严重违法失信名单|严重违法失信|严重违法|serious violations|serious violation|seriously illegal|serious illegality|serious offences"),
    **words("Y", "tax_arrears", "欠税公告|欠税记录|欠着税|没交税|税没交|欠缴税|拖欠税款|欠税|欠缴税款|欠了税|back taxes|owing back taxes|owe back taxes|owes back taxes|behind with their taxes|behind with tax|have not paid their taxes|haven't paid their taxes|unpaid tax|tax debts|tax debt|tax arrears|owe taxes|owing taxes|owes taxes|owe tax|owes tax|unpaid taxes|behind on taxes|overdue taxes"),
    **words("Y", "production_stopped", "停产停业|停产|停工|歇业|停业|stopped production|production stopped|halted production|stopped producing|suspended production|production halts|production halted|shut down production|not producing|out of production|stopped operating"),
    **words("Y", "pledge", "有质押登记|有质押|有应收质押|办了质押登记|做了质押登记|办过质押登记|做过质押登记|存在质押登记|存在质押|挂着质押登记|挂着质押|有在押登记|有出质登记|有质押在登|股权质押|质押股权|股权出质|股权被质押|应收账款质押|应收账款做了质押|应收账款已质押|应收账款质押出去|应收账款被质押|应收质押|押给别人|押给人家|押给了人家|押给他人|押给他行|押给了银行|抵押给别人|抵押出去|抵给|押给银行|押给了别人|押出去|已经质押|已质押|质押给|出质|质押了|质押出去|shares are pledged|shares have been pledged|pledged their shares|receivables are pledged|receivables have been pledged|receivables already pledged|pledged their receivables|receivables pledged|pledged shares|share pledges|share pledge|equity pledges|equity pledge|pledged receivables|receivables pledge|pledged equity|shares pledged"),
    **words("*", None, "不良信用记录|不良记录|负面记录|负面信息|黑历史|污点记录|污点|劣迹|违规记录|违法违规记录|违法记录|任何问题|bad records|bad record|adverse records|adverse record|negative records|negative record|blemishes|red marks|stains"),
    **words("*", "clean", "信用干净|干净一点|干净的|干净|清清白白|清白|信用良好|信用没问题|信用没毛病|征信没问题|信用好|clean record|clean records|clean slate|clean credit|clean"),
    **words("r", "defendant", "作为被告|当被告|做被告|是被告|被告|as defendants|as defendant|as a defendant|as the defendant|defendants|defendant"),
    **words("r", "plaintiff", "作为原告|当原告|做原告|是原告|原告|as plaintiffs|as plaintiff|as a plaintiff|as the plaintiff|plaintiffs|plaintiff"),
    **words("j", None, "最近一段时间|最近|近期|新近|新增的|新增|刚刚|新出现|近来|近段时间|这段时间|新发生|新被|recently|lately|recent|newly|new"),
}  # fmt: skip

TENDERS: dict[str, Entry] = {
    **words(
        "w",
        None,
        "中标金额|中标额|中标总额|中标总金额|中标合计|中标次数|中标数量|中标数|中标记录|中标项目|中标合同|中标|中的标|中过标|中了标|中过|中了|拿过|拿到过|拿到|拿下|拿了|接过|接到|签下|签了|揽到|揽下|承揽|拿标|拿过标|拿到过标|拿到标|拿到项目|拿下标|拿下项目|承接过|承接了|接过|接到|拿了标|拿了项目|得标|公开招标|招标项目|招投标|标的项目",
        "won any tender|won any tenders|won a tender|won tender|won a public tender|public tenders|public tender|tender wins|tender win|tender awards|tender award|tender|award|tender amount won|tender amount|tenders won|tenders|won tenders|amount won|contracts won|contract wins|tender value|awards|won contracts|won a contract|public contracts|contract awards|won bids|won a bid|bids won|bids|bid|winning bids|winners of tenders|awarded|winners|winner|winning|wins|won",
    ),
    **words("0", None, "标|单子|订单|项目|工程|合同|contracts|contract|projects|project|orders|deals"),
    **words("w", "wins", "中标次数|中标数量|中标数|中标项目数|中标个数|number of tenders won|number of tenders|number of wins|number of awards|number of tender wins|tender count|win count"),
    **words("w", "won_amount", "中标金额|中标额|中标总额|中标总金额|中标合计金额|tender amount won|tender amount|amount won|tender value|value of tenders|value of awards|award amount|amount of tenders won|tender amounts|award value"),
}  # fmt: skip

BANK: dict[str, Entry] = {
    **words(
        "k",
        None,
        "咱的客户|咱家的客户|咱家客户|咱们家的客户|咱们自己的客户|我们自己的客户|自己家的客户|自家客户|自家的客户|自家户头|已经开户|已开户|开过户|开了户|已经开了户|咱行户头|我行户头|咱们行户头|行里户头|咱行的户头|我行的户头|行里的户头|咱行的客户|咱们行的客户|我行的客户|我们行的客户|本行的客户|行里的客户|在我行贷过款|在咱行贷过款|贷过款|有过贷款|跟咱行打过交道|跟我行打过交道|跟我们打过交道|和我行打过交道|跟本行打过交道|打过交道|在咱行开户|在咱们行开户|在本行开户|跟我们行合作过|跟我们行合作|跟我行合作|与我行合作过|与我行合作|和我行合作|和我们行合作|与本行合作|在我行开户|在我们行开户贷款|在我行开户贷款|在我们行开户|在我们行贷款|在我行贷款|在我们行有贷款|在我行有贷款|有贷款的|有贷款|有授信的|跟我们行有贷款|合作过|有合作|合作客户|存量授信客户|存量贷款客户|贷款户|授信户|借款户|有贷户|存量户|信贷户|结算户|贷款客户|授信客户|借款客户|存量户|存量的客户|存量客户|存量企业|存量|本行客户|我行客户|我行的客户|本行的客户|我们行的客户|我们行客户|咱们行客户|咱行客户|咱们行的客户|行里的客户|行内客户|我的客户|自己的客户|我们的客户|咱们的客户|咱们客户|我们客户|咱客户|我管的客户|我名下的客户|名下客户|老客户|既有客户|已有客户|现有客户|已授信客户|在贷客户|在贷企业",
        "our customers|our customer|our borrowers|our borrower|my clients|my customers|existing clients|existing client|existing customers|existing customer|existing borrowers|current clients|current customers|our clients|our client|our own clients|our bank's clients|our bank's customers|clients of ours|customers of ours|clients of our bank|clients of the bank|customers of the bank|the bank's clients|bank clients|the bank's customers|borrowers|on our books|on your books|on the books|do business with us|deal with us|bank with us|banking with us|bank here|have an account with us|have accounts with us|borrow from us|borrowing from us|clients|client|with us",
    ),
    **words("k", "new", "新客户|非客户|增量客户|潜在客户|未合作客户|空白客户|拓新客户|prospects|prospective clients|new-to-bank|non-clients|noncustomers|non-customers"),
    **words(
        "!",
        None,
        "到期了还没还上|到期了还没还|到期还没还|到期没还上|到期没还|到期未还|到期不还|还没还上|没还上|未按时还款|没按时还|没有按时还款|未按期还款|欠着贷款|欠着不还|拖欠|还款逾期|还不上款|不良贷款|贷款逾期|逾期记录|逾期贷款|逾期欠款|有逾期|逾期了|逾期|欠款未还|欠款没还|欠款|欠息|欠账|没还的|没还款|没还|还款不及时|拖欠贷款|还不上贷款|不还钱|slipping on repayments|slipping on their repayments|slipping on payments|missed payments|missed repayments|missing payments|behind on repayments|fallen behind on|overdue loans|overdue debt|overdue payments|overdue|in arrears|past due|past-due|late on payments|late on their loans|behind on payments|behind on their payments|behind on their loans|behind with payments|not paid on time|arrears|days late|days behind|late payers|paying late|late in paying|late with payments|in default|delinquent|fallen behind|have not repaid|haven't repaid|not repaid",
    ),
}  # fmt: skip
