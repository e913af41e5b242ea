"""The words of the trade's own questions in both languages, each with the category that the grammar reads.

Categories are single characters, so that a question becomes a string that the grammar's patterns match:
  S state-owned buyer   V government   T listed company   F financial institution
  U supplier            D delivers (to)                    B customer       3 buys (from)
  I firm (generic)      W which/list    Q how many          A suits credit   a credit, without saying that it suits
  N not, without        O only, change  E each/by segment   > reverse        < more of them
  z penalty  x dishonest  e enforcement  Y other event (its kind)  * any bad record  r role in a suit  j lately
  k client  ! overdue  w tender wins (what of them is measured)  0 contract, project
  c money measure (field)  i people insured  f founded  g sales to state buyers  s score  1 measure to sort by
  o order by   + descending   - ascending   l first N
  G segment   K kind of entity   q qualification   u lapsed   % tax grade   ~ size   ^ owners   $ state   X private
  § a further thing asked (its name)   ¶ warning level   ¤ growth   © name holds   ® industry code
  p pronoun   ; clause end   & and, or   t to/for/of   h (has)   _ noise   . words that no condition takes
Chains, products, regions, firm mentions and figures are added by the lexer: H chain, P product, R region, L local,
Z town, C park, b branch of the bank, @ industry, M firm mention, m money bound, y year bound, d window, n number,
# place in the list.
"""

from __future__ import annotations

from assistant.agent.builtin.lexicon.asking import ASKING, FURTHER
from assistant.agent.builtin.lexicon.conduct import BANK, EVENTS, TENDERS
from assistant.agent.builtin.lexicon.conduct_en import CONDUCT_EN
from assistant.agent.builtin.lexicon.denial_en import DENIALS_EN
from assistant.agent.builtin.lexicon.entries import Entry
from assistant.agent.builtin.lexicon.glue import GLUE, NOISE, SCOPES
from assistant.agent.builtin.lexicon.measures import MEASURES, ORDER
from assistant.agent.builtin.lexicon.trade import BUYERS, PAPERS, STANDING
from assistant.agent.builtin.lexicon.trade_en import TRADE_EN

LEXICON: dict[str, Entry] = {
    # what is named later wins: a word of the trade over a word that says nothing
    **NOISE,
    **GLUE,
    **SCOPES,
    **DENIALS_EN,
    **ASKING,
    **FURTHER,
    **ORDER,
    **MEASURES,
    **TENDERS,
    **BANK,
    **EVENTS,
    **PAPERS,
    **STANDING,
    **BUYERS,
    **CONDUCT_EN,
    **TRADE_EN,
}
"""Folded spelling -> (category, value). Longest match wins."""

__all__ = ["LEXICON", "Entry"]
