"""Proposals that rest on how many replies do something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from tonecheck.guide.starter_guide import as_yaml
from tonecheck.learning.comments import bracketed, percent, say
from tonecheck.learning.observation import Observed
from tonecheck.learning.proposal import Proposal, holding
from tonecheck.learning.settings import FEWEST, FEWEST_WITH_PHRASE, Settings
from tonecheck.learning.statistics import wilson

_MOST_LISTED = 8
_MOST_COUNTED = 6


def habit(
    key: str,
    replies: Sequence[Observed],
    does: Callable[[Observed], bool | None],
    settings: Settings,
    values: tuple[str, str, str],
) -> Proposal:
    """What (nearly) all, some, or (nearly) none of the replies do, as the values for these three cases.

    `does` says None for a reply that has nothing to do with it.
    """
    asked = [answer for one in replies if (answer := does(one)) is not None]
    hits, n = sum(asked), len(asked)
    always, sometimes, never = values
    value, uniform = sometimes, False
    if n and hits >= settings.coverage * n:
        value, uniform = always, True
    elif n and n - hits >= settings.coverage * n:
        value, uniform = never, True
    remarks = [say(settings.ui, key, **shares(hits, n))]
    if n < FEWEST:
        remarks.append(say(settings.ui, "too_few", n=n, least=FEWEST))
    elif not uniform:
        remarks.append(say(settings.ui, "undecided"))

    def holds(one: Observed) -> bool | None:
        answer = does(one)
        return None if answer is None else value == sometimes or answer == (value == always)

    return Proposal(
        key=key,
        value=value if n >= FEWEST else None,
        comment="; ".join(remarks),
        data=share_data(hits, n),
        n=n,
        holds=holds,
        shown=lambda _: say(settings.ui, "lacks" if value == always else "has"),
        measure=holding(does),
    )


def listing(
    key: str,
    replies: Sequence[Observed],
    form_of: Callable[[Observed], str | None],
    patterns: Callable[[Sequence[str]], Sequence[str]],
    settings: Settings,
) -> Proposal | None:
    """The wordings to choose from, where few of them do for nearly all.

    `form_of` says None for a reply without one; `patterns` makes phrase patterns of the usual forms.
    """
    forms = Counter(form for one in replies if (form := form_of(one)))
    n = sum(forms.values())
    if not n:
        return None
    usual = [form for form, hits in ordered(forms) if hits >= FEWEST_WITH_PHRASE][:_MOST_LISTED]
    hits = sum(forms[form] for form in usual)
    proposed = n >= FEWEST and hits >= settings.coverage * n
    if proposed:
        text = say(settings.ui, key, counts=counted(forms), **shares(hits, n))
    elif n < FEWEST:
        text = f"{counted(forms)}; {say(settings.ui, 'too_few', n=n, least=FEWEST)}"
    else:
        text = say(settings.ui, "unlisted", counts=counted(forms), coverage=percent(settings.coverage))
    listed = frozenset(usual)

    def holds(one: Observed) -> bool | None:
        form = form_of(one)
        return form in listed if form else None

    return Proposal(
        key=key,
        value=f"[{', '.join(map(as_yaml, patterns(usual)))}]" if proposed else None,
        comment=text,
        data={**share_data(hits, n), "forms": dict(ordered(forms)[:_MOST_LISTED])},
        n=n,
        holds=holds,
        shown=lambda one: form_of(one) or "–",
        measure=holding(holds),
    )


def ordered(forms: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent first; in alphabetical order where equal."""
    return sorted(forms.items(), key=lambda item: (-item[1], item[0]))


def counted(forms: Counter[str]) -> str:
    """`Hallo {name} 12, Guten Tag 3, …`."""
    shown = [f"{form} {hits}" for form, hits in ordered(forms)[:_MOST_COUNTED]]
    return ", ".join([*shown, *["…"] * (len(forms) > _MOST_COUNTED)])


def shares(hits: int, n: int) -> dict[str, Any]:
    """The values of a sentence on a share."""
    return {
        "hits": hits,
        "n": n,
        "share": percent(hits / n) if n else "–",
        "interval": bracketed(wilson(hits, n), 100),
    }


def share_data(hits: int, n: int) -> dict[str, Any]:
    """A share as data."""
    return {"hits": hits, "share": round(hits / n, 4) if n else None, "interval": wilson(hits, n)}
