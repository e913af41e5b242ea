"""English words that deny or leave out, by how far they reach: over records, over one thing, over all that is named."""

from __future__ import annotations

from assistant.agent.builtin.lexicon.entries import Entry, words


def _joined(heads: str, tails: str) -> tuple[str, ...]:
    """Every head with every tail, and every head alone."""
    return tuple(f"{head} {tail}".strip() for head in heads.split("|") for tail in ("", *tails.split("|")))


HAS_NOT_EN = frozenset(
    (
        *_joined(
            "without|w/o|with no|with zero|with nil|with nary|have no|has no|having no|had no|hold no|holds no|holding no|carry no|carries no|"
            "carrying no|show no|shows no|showing no|keep no|keeps no|owe no|owes no|got no|face no|faces no|no|free of|free from|clear of|"
            "clean of|rid of|devoid of|lacking|lack|lacks|hardly|barely|nothing|nary",
            "any|a|an|a single|such|open|of their own",
        ),
        *_joined(
            "never|have never|has never|had never|who never|that never",
            "been|had|got|have|once|ever|ever been|yet",
        ),
        *_joined(
            "haven't|hasn't|hadn't|have not|has not|had not|didn't|did not|haven't ever|hasn't ever",
            "been|got|had|yet|ever",
        ),
        *_joined(
            "nobody|no one|no-one|none|nothing",
            "with|with any|with a|on|under|in|that has|that have|who has|who have|has|have",
        ),
        *_joined("no firm|no firms|no company|no companies", "with|that has|that have|on|under"),
        *_joined(
            "that have yet to|who have yet to|which have yet to|that has yet to|that are yet to|has yet to",
            "be|become",
        ),
        "nor",
        "neither",
    )
)
"""Words that deny the records behind them, and end with those."""

ONE_EN = frozenset(
    (
        *_joined(
            "isn't|aren't|wasn't|weren't|is not|are not|was not|were not|not|ain't|isnt|arent",
            "a|an|in|already|yet|currently|from|based in|located in|one of|any of",
        ),
        *_joined("don't|doesn't|do not|does not|dont|doesnt", "have|have any|hold|hold any|carry|belong to"),
    )
)
"""Words that deny one thing: isn't a client, not in Duyun."""

_VERBS = (
    "leave out|leaving out|leave off|leave aside|leaving aside|skip|skipping|drop|dropping|forget|forget about|forgetting|spare me|spare us|"
    "exclude|excludes|excluding|omit|omitting|remove|removing|cut out|barring|ignore anyone|filter out|weed out|strip out|"
    "rule out|ruling out|take away|taking away|strike off|strike out|cross off|cross out|knock off|sift out|weed|bin|dump|lose|ditch|screen out|discard|eliminate|disregard|"
    "throw out|take out|taking out|kick out|steer clear of|stay away from|stay clear of|keep away from|"
    "i don't want|we don't want|don't want|do not want|don't need|don't show|do not show|don't list|do not list|don't include|"
    "do not include|not including|not counting|not interested in|no need for|minus|but not|and not|"
    "any other than|anything but|anyone but|everyone but|everybody but|everything but|all but|anywhere but|any but|save for"
)
LEAVES_OUT_EN = frozenset(
    _joined(
        _VERBS,
        "anyone|anybody|any|those|the ones|everyone|everybody|whoever|firms|companies|all|anything|the firms|the companies",
    )
)
"""Words that leave out whom the rest of the clause names."""

FROM_EN = frozenset(
    {
        "with the exception of",
        "with exception of",
        "save for",
        "barring",
        "apart from",
        "other than",
        "all but",
    }
)

SAYS_NOTHING_EN = tuple(
    words(
        "_",
        None,
        "don't forget to|don't forget|do not forget|not forgetting|not to forget|not just|not merely|not only|no doubt|no rush|no hurry|"
        "no problem|no worries|no matter what|no fuss|no list please|no list|not a list|no names please|no names|no details|no detail|"
        "no need to explain|no explanation|no explanations|why not|or not|if not|not sure|not yet sure|nothing else|nothing more|"
        "no more no less|no later|nothing fancy|whether or not|if nothing else|no frills|no commentary|no comment|it isn't urgent|it's not urgent|it is not urgent|not urgent|no urgency|without further ado|last but not least|"
        "if it's not too much trouble|if it isn't too much trouble|if you don't mind|if not too much trouble|don't mind|no offence|rather than companies|rather than firms",
    )
)
"""What is said with a negator and leaves nobody out."""

BEHIND_EN = frozenset(
    {
        "none",
        "nil",
        "excluded",
        "omitted",
        "left out",
        "taken out",
        "not wanted",
        "not welcome",
        "not included",
    }
)
"""Words that deny what stands right before them."""

DENIALS_EN: dict[str, Entry] = {
    **words("N", None, *HAS_NOT_EN, *ONE_EN, *LEAVES_OUT_EN, *FROM_EN, *BEHIND_EN),
    # said with a negator, and leaving nobody out
    **dict.fromkeys(SAYS_NOTHING_EN, ("_", None)),
    # two negators affirm
    **words(
        "h",
        None,
        *(
            f"{no} {free} {of}".strip()
            for no in ("not", "aren't", "isn't", "never", "are not", "is not", "not entirely", "not quite", "anything but")
            for free in ("free", "clear", "clean")
            for of in ("of", "from")
        ),
        "not without",
        "not without any",
        "none without",
        "not lacking",
    ),
}  # fmt: skip
"""To be merged over the words that say nothing."""
