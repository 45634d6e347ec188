"""Responses that say nearly the same: twice in the same words, in another tone, or with other facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tonecheck.library_rules import LIBRARY_RULES
from tonecheck.lint.library.responses import Response, words_of
from tonecheck.lint.traits import Amount

DUPLICATE, TONES, CONTRADICTION = "library.duplicate", "library.tones", "library.contradiction"
#: Shares of what two responses have in common, of what they have together.
_SAME_WORDS, _SAME_CONTENT, _SAME_SENTENCE = 0.8, 0.6, 0.7
_SHORTEST_WORD = 5
_FEWEST_WORDS = 12
_FEWEST_IN_SENTENCE = 5
_FAR = 25

Sets = Sequence[frozenset[object]]


def compare(responses: Sequence[Response], ui: str) -> None:
    """Says at the later of two responses what the earlier one says as well."""
    for group in _by_language(responses):
        long = [one for one in group if len(one.words) >= _FEWEST_WORDS]
        same = [
            (long[first], long[second], share)
            for first, second, share in _alike([_runs(one) for one in long], _SAME_WORDS)
            if _are_comparable(long[first], long[second])
        ]
        _say_duplicates(same, ui)
        told = {(id(first), id(second)) for first, second, _ in same}
        for at, number, _ in _alike([_content(one) for one in long], _SAME_CONTENT):
            first, second = long[at], long[number]
            if (id(first), id(second)) not in told and _are_comparable(first, second):
                _say_tones(first, second, ui)
        _contradictions(group, ui)


def _are_comparable(first: Response, second: Response) -> bool:
    """Whether two responses are for the same people in the same channel, and not one response in two formats."""
    context = [(one.report.channel, one.report.segment) for one in (first, second)]
    return context[0] == context[1] and first.without_format != second.without_format


def _by_language(responses: Iterable[Response]) -> Iterator[list[Response]]:
    groups = defaultdict[str, list[Response]](list)
    for one in responses:
        groups[one.report.language].append(one)
    return iter(groups.values())


def _runs(response: Response) -> frozenset[object]:
    """Every three words in a row."""
    return frozenset(zip(response.words, response.words[1:], response.words[2:], strict=False))


def _content(response: Response) -> frozenset[object]:
    """The longer words by their beginnings, which are the same for Sie and du."""
    return frozenset(word[:_SHORTEST_WORD] for word in response.words if len(word) >= _SHORTEST_WORD)


def _alike(sets: Sets, share: float) -> Iterator[tuple[int, int, float]]:
    """The pairs that have at least that share in common, found by what they have in common."""
    holders = defaultdict[object, list[int]](list)
    for number, one in enumerate(sets):
        common = Counter(other for part in one for other in holders[part])
        for other, n in sorted(common.items()):
            found = n / (len(one) + len(sets[other]) - n)
            if found >= share:
                yield other, number, found
        for part in one:
            holders[part].append(number)


def _say_duplicates(pairs: Iterable[tuple[Response, Response, float]], ui: str) -> None:
    """One finding for each response that others before it are like: it names the one that is most alike."""
    earlier = defaultdict[int, list[tuple[Response, Response, float]]](list)
    for pair in pairs:
        earlier[id(pair[1])].append(pair)
    for group in earlier.values():
        first, second, share = max(group, key=lambda pair: pair[2])
        values = {"other": first.name, "percent": f"{share * 100:.0f}", "n": str(len(group) - 1)}
        variant = "others" if len(group) > 1 else None
        second.say(DUPLICATE, ui, values, about=second.name, variant=variant)


def _say_tones(first: Response, second: Response, ui: str) -> None:
    differing = list(_differing(first, second, ui))
    if differing:
        values = {"other": first.name, "what": ", ".join(differing)}
        second.say(TONES, ui, values, about=f"{second.name} {first.name}")


def _differing(first: Response, second: Response, ui: str) -> Iterator[str]:
    own, other = (one.report.address.form if one.report.address else None for one in (second, first))
    if own and other and own != other and "neutral" not in (own, other):
        yield LIBRARY_RULES[TONES].variants["form"].get(ui, {"own": own, "other": other})
    mine, theirs = (one.report.tone.get("formality") for one in (second, first))
    if mine and theirs and abs(mine.value - theirs.value) > max(_FAR, mine.uncertainty + theirs.uncertainty):
        yield (
            LIBRARY_RULES[TONES]
            .variants["formality"]
            .get(ui, {"own": f"{mine.value:.0f}", "other": f"{theirs.value:.0f}"})
        )


def _contradictions(responses: Sequence[Response], ui: str) -> None:
    """Sentences that are the same but for one amount of the same kind."""
    claims = [
        (one, amount, _claim(text, start, amount))
        for one in responses
        for start, end, text in one.sentences
        for amount in one.traits.amounts
        if start <= amount.start and amount.end <= end
    ]
    claims = [claim for claim in claims if len(claim[2]) >= _FEWEST_IN_SENTENCE]
    said = set[tuple[int, int, int]]()
    for first, second, _ in _alike([claim[2] for claim in claims], _SAME_SENTENCE):
        (one, theirs, _), (other, own, _) = claims[first], claims[second]
        is_said = (id(other), own.start, id(one)) in said
        if one is other or is_said or own.kind != theirs.kind or own.value == theirs.value:
            continue
        said.add((id(other), own.start, id(one)))
        _say_contradiction(one, theirs, other, own, ui)


def _say_contradiction(one: Response, theirs: Amount, other: Response, own: Amount, ui: str) -> None:
    mine, yours = other.entry.text[own.start : own.end], one.entry.text[theirs.start : theirs.end]
    values = {"own": mine, "other": one.name, "theirs": yours}
    other.say(CONTRADICTION, ui, values, about=f"{other.name} {mine} {one.name} {yours}", amount=own)


def _claim(sentence: str, start: int, amount: Amount) -> frozenset[object]:
    """The words of a sentence without the amount, and its kind."""
    without = sentence[: amount.start - start] + " " + sentence[amount.end - start :]
    return frozenset((*words_of(without), f"[{amount.kind}]"))
