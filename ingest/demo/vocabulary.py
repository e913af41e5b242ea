"""The words of the answer key: what a line may expect of an entity, and what each word means."""

from __future__ import annotations

HEAD = """The answer key of the demo bank: what must come out for each case of the trap page and for its innocent twin.
Written by `python -m ingest.demo.generate` from the case definitions; the verdicts are set by hand there and are
never computed. A rule that catches the twin as well is wrong.
"""

VERDICTS: dict[str, str] = {
    "state_controlled": "controlled by the state, layer by layer, on the data date",
    "state_minority": "the state holds a share but does not control (参股)",
    "state_disclaimed": "shows a state holder that has publicly disclaimed it",
    "state_none": "no state control, whatever the name or registry type says",
    "government_body": "government body or public institution: government, no state firm",
    "soe_supplier": "carries the label of a supplier to a state firm",
    "not_soe_supplier": "does not carry that label",
    "government_supplier": "carries the label of a supplier to government",
    "amount_counted": "the label's deliveries sum to detail, in yuan",
    "candidate": "screened as a supplier, it comes out as a candidate with a grade",
    "not_candidate": "screened, it is vetoed or to verify by the code in detail, never a candidate",
    "vetoed": "screened, it is vetoed by the code in detail",
    "not_vetoed": "screened, no veto stops it",
    "to_verify": "screened, it is to verify by the code in detail, without a grade",
    "unrated": "screened, it has too little data for a grade (暂不评级)",
    "grouped_with": "shown as one group with the firm whose credit code is detail",
    "not_grouped_with": "not in one group with that firm",
    "tied_to": "a hidden tie to the firm in detail is shown",
    "not_tied_to": "no hidden tie to that firm",
    "resolves": "the name in detail is resolved to this entity alone",
    "without_penalty": "found by a query that excludes current penalties",
    "with_penalty": "not found by that query",
    "client_hidden": "an officer of the branch in detail sees only that it is a client of another branch",
    "client_shown": "an officer of that branch sees its limit and balance",
    "warning": "the judgement names the finding in detail (as a veto to verify, a gap, a signal or a factor's reason)",
    "no_warning": "the judgement does not name it",
    "opportunity": "the opportunity in detail is pushed today",
    "no_opportunity": "it is not",
    "signal_warning": "the warning signal in detail stands today",
    "no_signal_warning": "it does not",
}
