"""How a house addresses, greets and takes its leave."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from tonecheck.learning.comments import say
from tonecheck.learning.observation import Observed
from tonecheck.learning.proposal import Proposal, holding
from tonecheck.learning.settings import FEWEST, Settings
from tonecheck.learning.shares import counted, habit, listing, ordered, share_data, shares
from tonecheck.learning.statistics import wilson
from tonecheck.nlp.words import fold

_FORMS = ("Sie", "du", "ihr")
#: Adjectives of a German salutation, which end otherwise for a man.
_FEMALE = re.compile(r"\b(\w*(?:geehrte|liebe|werte|verehrte))\b", re.IGNORECASE)


def address(replies: Sequence[Observed], settings: Settings) -> list[Proposal]:
    """The form of address, where one clearly prevails; nothing in English."""
    counts = Counter(one.address for one in replies if one.address is not None)
    if not counts:
        return []
    seen = counted(Counter({form: hits for form, hits in counts.items() if hits}))
    n = sum(hits for form, hits in counts.items() if form != "neutral")
    form = max(_FORMS, key=lambda name: counts[name])
    # Where a guide says du, several people may be ihr.
    fitting = ("du", "ihr") if form == "du" else (form,)
    hits = sum(counts[name] for name in fitting)
    written = _written(form, replies)
    share = wilson(hits, n)
    clear = n >= FEWEST and share.low is not None and share.low > 0.5
    if clear:
        text = say(settings.ui, "address", counts=seen, form=written, **shares(hits, n))
    elif n == 0:
        text = say(settings.ui, "address_none")
    elif n < FEWEST:
        text = f"{seen}; {say(settings.ui, 'too_few', n=n, least=FEWEST)}"
    else:
        text = say(settings.ui, "address_open", counts=seen)

    def holds(one: Observed) -> bool | None:
        return None if one.address in (None, "neutral") else one.address in fitting

    return [
        Proposal(
            key="address",
            value=written if clear else None,
            comment=text,
            data={**share_data(hits, n), "forms": dict(sorted(counts.items()))},
            n=n,
            holds=holds,
            shown=lambda one: one.address or "–",
            measure=holding(holds),
        )
    ]


def _written(form: str, replies: Sequence[Observed]) -> str:
    """The form with the capital that most replies with it have."""
    if form == "Sie":
        return form
    same = [one.capital for one in replies if one.address == form]
    return form.capitalize() if 2 * sum(same) > len(same) else form


def greeting(replies: Sequence[Observed], settings: Settings) -> list[Proposal]:
    """Whether replies begin with a salutation, which, and whether with the name."""
    found = [
        habit("greeting.required", replies, lambda one: one.greeting is not None, settings, ("true", "false", "false")),
        habit(
            "greeting.name",
            replies,
            lambda one: None if one.greeting is None else one.greeted_by_name,
            settings,
            ("required", "optional", "forbidden"),
        ),
        listing("greeting.allowed", replies, lambda one: one.greeting, _salutations(replies), settings),
    ]
    return [one for one in found if one is not None]


def _salutations(replies: Sequence[Observed]) -> Callable[[Sequence[str]], list[str]]:
    """Makes patterns of salutations: `Sehr geehrte Frau {name}` and the same for a man, `Guten Tag {name}`."""

    def patterns(forms: Sequence[str]) -> list[str]:
        return [
            pattern for form in forms for pattern in _patterns(form, [one for one in replies if one.greeting == form])
        ]

    return patterns


def _patterns(form: str, replies: Sequence[Observed]) -> list[str]:
    if not any(one.greeted_by_name for one in replies):
        return [form]
    male = _FEMALE.sub(r"\1r", form)
    if male == form:
        return [f"{form} {{name}}"]
    found = [f"{form} Frau {{name}}", f"{male} Herr {{name}}"] if any(one.honorific for one in replies) else []
    if any(one.greeted_by_name and not one.honorific for one in replies):
        found += [f"{form} {{name}}", f"{male} {{name}}"]
    return found


def _farewells(replies: Sequence[Observed]) -> Callable[[Observed], str | None]:
    """Gives the farewell as most replies with the same words write it: Grüße and Grüsse are one."""
    written = Counter(one.closing for one in replies if one.closing and one.listable)
    usual = dict[str, str]()
    for form, _ in reversed(ordered(Counter({form: hits for form, hits in written.items() if form}))):
        usual[_folded(form)] = form
    return lambda one: usual.get(_folded(one.closing), one.closing) if one.closing and one.listable else None


def _folded(text: str) -> str:
    return " ".join(map(fold, text.split()))


def closing(replies: Sequence[Observed], settings: Settings) -> list[Proposal]:
    """Whether replies end with a farewell, which, whether a person signs, and whether they offer further help."""
    found = [
        habit("closing.required", replies, lambda one: bool(one.closing), settings, ("true", "false", "false")),
        listing("closing.allowed", replies, _farewells(replies), list, settings),
        habit(
            "closing.signer",
            replies,
            lambda one: None if one.closing is None else one.signed,
            settings,
            ("required", "optional", "forbidden"),
        ),
        habit(
            "closing.further_help",
            replies,
            lambda one: one.further_help,
            settings,
            ("required", "optional", "optional"),
        ),
    ]
    return [one for one in found if one is not None]
