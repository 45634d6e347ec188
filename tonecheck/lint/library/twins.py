"""Twins: a response in German and in English carries the same steps, facts, variables and formality."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tonecheck.checks._acts import ACT_NAMES
from tonecheck.lint.library.responses import Response, without_language
from tonecheck.lint.traits import Amount
from tonecheck.reply import LANGUAGES

STEPS, FACTS, VARIABLES, FORMALITY = (
    f"library.twin-{name}" for name in ("steps", "facts", "placeholders", "formality")
)
#: Steps, each with the acts that take it: how it goes on is said by any of three.
_STEPS = {
    "apologize": ("apologize",),
    "refuse": ("refuse",),
    "solve": ("solve",),
    "timeframe": ("timeframe",),
    "instruct": ("instruct", "ask", "offer_help"),
}
#: Points of formality that no translation needs.
_FAR = 25
#: Acts that a deed is taken for: in another language the same sentence may be read as one of them.
_STAND_INS = {"solve": ("timeframe", "promise")}


def pairs(responses: Iterable[Response]) -> Iterator[tuple[Response, Response]]:
    """Twins, the German one first; where several could be one, none is."""
    groups: dict[tuple[str, str, str], list[Response]] = {}
    for one in responses:
        groups.setdefault((*one.key, one.report.channel), []).append(one)
    for group in groups.values():
        if sorted(one.report.language for one in group) == sorted(LANGUAGES):
            first, second = sorted(group, key=lambda one: LANGUAGES.index(one.report.language))
            yield first, second


def compare(responses: Iterable[Response], ui: str) -> None:
    """Says at each response what its twin has and it lacks."""
    for first, second in pairs(responses):
        for own, twin in ((first, second), (second, first)):
            _steps(own, twin, ui)
            _facts(own, twin, ui)
            _variables(own, twin, ui)
        _formality(first, second, ui)


def _steps(own: Response, twin: Response, ui: str) -> None:
    """Only what the twin surely does, and what is surely missing."""
    missing = [
        step
        for step, acts in _STEPS.items()
        if not twin.traits.sure.isdisjoint(acts) and own.traits.perhaps.isdisjoint((*acts, *_STAND_INS.get(step, ())))
    ]
    if missing:
        named = ", ".join(ACT_NAMES[act].get(ui) for act in missing)
        own.say(STEPS, ui, {"twin": twin.seen_from(own), "what": named}, about=f"{own.name} {' '.join(missing)}")


def _facts(own: Response, twin: Response, ui: str) -> None:
    """Reported where a fact stands, as there one sees what it is."""
    known = {amount.value for amount in twin.traits.amounts}
    for amount in own.traits.amounts:
        if amount.value not in known:
            _say_fact(own, twin, ui, own.entry.text[amount.start : amount.end], amount)
    meant = [{one.low, one.high} for one in twin.traits.dates]
    for date in own.traits.dates:
        if all(other.isdisjoint({date.low, date.high}) for other in meant):
            _say_fact(own, twin, ui, own.entry.text[date.start : date.end], date)
    links = set(map(without_language, twin.traits.links))
    lacking = [link for link in own.traits.links if without_language(link) not in links]
    if lacking:
        _say_fact(own, twin, ui, ", ".join(lacking), None)


def _say_fact(own: Response, twin: Response, ui: str, what: str, amount: Amount | None) -> None:
    own.say(FACTS, ui, {"twin": twin.seen_from(own), "what": what}, about=f"{own.name} {what}", amount=amount)


def _variables(own: Response, twin: Response, ui: str) -> None:
    missing = sorted(set(twin.traits.variables) - set(own.traits.variables))
    if missing:
        values = {"twin": twin.seen_from(own), "what": ", ".join(missing)}
        own.say(VARIABLES, ui, values, about=f"{own.name} {' '.join(missing)}")


def _formality(first: Response, second: Response, ui: str) -> None:
    """Reported at the second one, and only where it is sure."""
    own, other = (one.report.tone.get("formality") for one in (second, first))
    if own is None or other is None:
        return
    if abs(own.value - other.value) > max(_FAR, own.uncertainty + other.uncertainty):
        values = {"own": f"{own.value:.0f}", "twin": first.seen_from(second), "other": f"{other.value:.0f}"}
        second.say(FORMALITY, ui, values, about=second.name)
