"""English ways of saying what befell a firm, how it stands in the register, and how it stands with the bank."""

from __future__ import annotations

from assistant.agent.builtin.lexicon.entries import Entry, words

CONDUCT_EN: dict[str, Entry] = {
    **words(
        "Y",
        "abnormal_operation",
        "abnormal-operation|abnormal-operations|abnormal-operation entry|abnormal-operation entries|abnormal operation entry|abnormal operation entries|abnormal-operation list|abnormal operations list|abnormal operation register|abnormal operations register|register of abnormal operation|register of abnormal operations|list of abnormal operation|abnormal operation directory",
        "put down as abnormal|marked abnormal|marked as abnormal|listed as abnormal|classed as abnormal|recorded as abnormal|flagged as abnormal|flagged abnormal|flagged for abnormal operation|flagged for abnormal operations|registered as abnormal|operating abnormally|business anomaly|business anomalies|abnormal business list",
    ),
    **words(
        "x",
        None,
        "dishonest list|the dishonest list|dishonesty list|dishonest-debtors list|dishonest debtors list|dishonest debtors' list|list of dishonest debtors|list of dishonest judgment debtors|list of dishonest persons|judgment-defaulter list|defaulters' list|flagged as dishonest|flagged dishonest|listed as dishonest|declared dishonest",
    ),
    **words("*", None, "black marks|black mark|bad marks|adverse entries|adverse entry|bad entries|blots on their record|blot on their record|blemish"),
    **words("*", "clean", "spotless record|spotless records|spotless|unblemished record|unblemished records|unblemished|squeaky clean|clean sheet|good standing"),
    **words("e", None, "court enforcement|being enforced against|flagged for enforcement|enforcement order|enforcement orders|subject to enforcement|enforced against"),
    **words("z", None, "punished by a regulator|fined by a regulator|fined by regulators|fined by the regulator|fined by the authorities|penalised by a regulator|penalised by the authorities|penalised by regulators|penalties on file|penalty on file|fines on file"),
    **words("Y", "tax_arrears", "unsettled taxes|tax bills unpaid|behind with its taxes|behind with taxes|behind on tax|owe the tax office|owes the tax office|owe the taxman|owes the taxman|tax owing|taxes owing|taxes owed|tax owed"),
    **words("Y", "pledge", "pledged receivable|pledged share|pledged stake|pledged stakes"),
    **words("Y", "lawsuit", "open suit|open suits|pending suit|pending suits|court action|court actions"),
    **words("$", "deregistered", "cancelled registration|canceled registration|wound up|defunct"),
    **words("$", "revoked", "operating licence pulled|business licence pulled|licence to operate pulled|operating licence revoked|operating license revoked|business licence was revoked|business licence has been revoked|business licence withdrawn"),
    **words("$", "active", "still trading|still in business|still going"),
    **words("Y", "restriction", "restricted from high spending|barred from high spending|barred from high consumption|banned from high consumption|banned from luxury spending|under a spending ban|spending ban|under consumption restrictions|under spending restrictions"),
    **words("k", None, "ours already|already ours|are ours|is ours|one of ours|clients of ours|client of ours|customer of ours|borrower of ours|borrowers of ours|a client of ours|a customer of ours|a borrower of ours|client of this bank|customer of this bank|relationship with us|relationships with us|relationship with the bank|dealings with us|account with us|accounts with us|account at our bank|accounts at our bank|account here|accounts here|loan with us|loans with us|line with us|lines with us|credit with us|already with us|on our client list|in our client list|customers already|clients already"),
    **words("k", "new", "not yet with us|new to us|new to the bank|new to our bank"),
    **words("!", None, "behind with repayments|behind with their payments|behind with their loans|late with repayments|late repayments|late payments|missed a payment|missed any payment|missed any payments|missed a repayment|missed any repayments|in arrears with us|overdue with us|behind with us|late with us|overdue instalments|overdue installments|missed instalments|missed an instalment|anything overdue"),
    **words("g", None, "soe sales|sales to soe|soe orders|state orders|state sales|soe business|sales to state firms|sales to state companies|sales to the state sector"),
    **words("f", None, "opened their doors|opened its doors|opened for business|opened up shop|set up shop|started out|started trading|started operating|began trading|began operating|came into being|came into existence|launched|commenced business|commenced operations"),
    **words("u", "expiring", "running out|will have run out|will have expired|due for renewal|up for renewal|coming up for renewal|comes up for renewal|come up for renewal|coming due for renewal|ceases to be valid|cease to be valid|ending|lapsing|lapse|lapses|expired by|run out by|runs out by"),
    **words("u", "lapsed", "ran out|have run out|has run out|already run out|have lapsed|has lapsed|have expired|has expired"),
    **words("r", "plaintiff", "suing someone|suing somebody|suing others|suing|has sued|have sued|took someone to court|taking someone to court"),
    **words("A", None, "lendable|good lending prospect|lending prospect|prospective borrowers|prospective borrower|fit for a loan|fit for a credit|fit for lending|fit to lend to|would be a safe bet|be a safe bet for credit|safe bet for credit|safe bets for credit|worth a credit|worth our credit|look bankable|worth banking"),
    **words("w", None, "won something|won anything|won work|won any work|won business|won any business|won jobs|won orders|won a job|won a bid|won one or more tenders|won public work"),
    **words("_", None, "themselves|itself|in their own right|in its own right|mind you|names please|ultimately"),
    **words("q", "安全生产许可证", "safety production permit|safety production permits|work safety permit|work-safety licence|work-safety permit|production safety licence|production safety permit|safety permits"),
    **{
        f"{owe} {what}": ("Y", "tax_arrears")
        for owe in ("owing", "owe", "owes", "owed", "owing any", "owing some", "still owing", "who owes", "in debt for")
        for what in ("tax", "taxes", "back tax", "back taxes", "unpaid tax", "unpaid taxes", "any tax", "money in tax", "vat")
    },
    **words("1", "balance", "loan balances|outstanding balances|outstanding loan balances|balances outstanding|loan book balance|amounts outstanding|credit balances|loans outstanding"),
    **words("x", None, "deadbeat|deadbeats|judgment dodgers|judgement dodgers|debt dodgers|debt-dodgers|defaulters on the list"),
    **words("Q", None, "tot up|tot up the|reckon up|add up the number of|what number of|what number|what is the number of|what's the number of|the number of"),
    # who speaks and who is asked limits nobody
    **words("_", None, "recorded as|carried as|put down as|if you please|second thoughts|by the way|remind me|head of risk|risk department|risk dept|risk team|risk officer|risk officers|risk committee|chief risk officer|risk manager|risk managers|risk desk|risk control|risk management|risk people|risk unit|front office|back office|credit committee|credit department|credit team|credit officer|loan officer|loan committee|loan department"),
}  # fmt: skip
