"""From the tree of a phrase to steps over a text, and the words by which a phrase is found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from tonecheck.nlp.patterns import steps, syntax
from tonecheck.nlp.patterns.dictionary import dictionary
from tonecheck.nlp.patterns.inflection import Separable, forms, key, reunited, separable
from tonecheck.nlp.patterns.steps import Row, Step, edge
from tonecheck.nlp.patterns.tokens import is_word, split
from tonecheck.nlp.wordlists import word_lists
from tonecheck.nlp.words import fold

#: How far from its verb a particle may stand.
_CLAUSE_WORDS = 25
#: What stands for the counts of elements that are no words, on the scale of the counts of words in the corpus.
_AFFIX_COUNT = 40
#: An expression is tried on every word of a text, so that anything else is the better anchor.
_EXPRESSION_COUNT = 1 << 20
_SIGN_COUNT = 1000
_MOST_SIGNS = 8
_SLOT_COUNTS = {"amount": 20, "date": 100, "number": 150, "title": 300, "first_name": 2000, "name": 2000}
_UNKNOWN = 1 << 30


class Anchor(msgspec.Struct, frozen=True):
    """A rare element by which a row is found, with the steps before and behind it."""

    before: Row
    step: Step
    behind: Row
    left: frozenset[str] | None  #: keys of which one must stand just before, where that can be said
    right: frozenset[str] | None
    needed: tuple[frozenset[str], ...]  #: keys of the other elements, of which one each must be in the sentence


def compile_rows(pattern: syntax.Pattern, language: str) -> tuple[Row, ...]:
    """The rows of steps of which a text must match one."""
    elements = pattern.elements
    rows = [_row(elements, language)]
    rows += _around_verb(elements, language)
    first = _verb_first(elements, language)
    if first:
        rows.append(first)
    return tuple(rows)


def _row(elements: tuple[syntax.Element, ...], language: str) -> Row:
    row: list[Step] = []
    index = 0
    while index < len(elements):
        verb = _verb_with_particle(elements, index, language)
        if verb:
            row.append(verb[0])
            index += verb[1]
        else:
            row.extend(_steps(elements, index, language))
            index += 1
    return tuple(row)


def _steps(elements: tuple[syntax.Element, ...], index: int, language: str) -> Iterator[Step]:
    element = elements[index]
    if isinstance(element, syntax.Word):
        yield from _word(_reading(elements, index, language), language)
    elif isinstance(element, syntax.Sign):
        yield steps.Keys(frozenset((element.text,)))
    elif isinstance(element, syntax.Exact):
        yield from (steps.Exact((text,), language, glued=at > 0) for at, text in enumerate(element.texts))
    elif isinstance(element, syntax.Affix):
        yield steps.Affix(element.begin, element.end, element.inside)
    elif isinstance(element, syntax.Gap):
        yield steps.Gap(syntax.GAP_WORDS)
    elif isinstance(element, syntax.Slot):
        yield steps.Slot(element.name, language)
    elif isinstance(element, syntax.Regex):
        yield steps.Expression(element.source)
    else:
        yield _choice(element, language)


def _choice(element: syntax.Choice, language: str) -> Step:
    """Options of one word each become one set of keys or of texts."""
    rows = [row for option in element.options for row in compile_rows(syntax.Pattern("", option), language)]
    keys, texts, others = set[str](), set[str](), list[Row]()
    for row in rows:
        step = row[0]
        if len(row) == 1 and type(step) is steps.Keys:
            keys |= step.keys
        elif len(row) == 1 and isinstance(step, steps.Exact):
            texts |= step.texts
        else:
            others.append(row)
    if keys:
        others.append((steps.Keys(frozenset(keys)),))
    if texts:
        others.append((steps.Exact(texts, language),))
    return others[0][0] if len(others) == 1 and len(others[0]) == 1 else steps.Choice(tuple(others))


def _reading(elements: tuple[syntax.Element, ...], index: int, language: str) -> str:
    """A capital at the start of a phrase is a verb's where a pronoun follows: `Prüfen Sie`."""
    element = elements[index]
    assert isinstance(element, syntax.Word)
    behind = elements[index + 1] if index + 1 < len(elements) else None
    if index == 0 and element.text[:1].isupper() and language == "de" and isinstance(behind, syntax.Word):
        lists = word_lists(language, "inflection")
        lower = element.text.lower()
        if fold(behind.text) in lists["verb_follows"] and dictionary(language).lemma(lower):
            return lower
    return element.text


@lru_cache(maxsize=50_000)
def _word(text: str, language: str) -> tuple[Step, ...]:
    """A word in all its forms, in one piece or with its parts apart."""
    parts = split(fold(text), language)
    if len(parts) == 1:
        return (_inflected(text, language),)
    if "-" not in fold(text):
        return tuple(steps.Keys(forms(part, language)) for part in parts)
    *first, last = [part for part in re.split("[-‐‑]", text) if part]
    apart = (*(steps.Keys(frozenset((key(part),))) for part in first), steps.Keys(forms(last, language)))
    return (steps.Choice(((steps.Keys(forms(text, language)),), apart)),)


def _inflected(text: str, language: str) -> Step:
    verb = separable(text, language)
    whole = steps.Keys(forms(text, language) | (verb.joined if verb else frozenset()))
    return steps.Choice(((whole,), _apart(verb, language))) if verb else whole


def _apart(verb: Separable, language: str) -> Row:
    return (steps.Keys(verb.finite), steps.Gap(_CLAUSE_WORDS), _particle(verb, language))


def _particle(verb: Separable, language: str) -> Step:
    return steps.Particle(
        verb.particle, word_lists(language, "inflection")["after_particle"] if verb.preposition else None
    )


def _verb_with_particle(elements: tuple[syntax.Element, ...], index: int, language: str) -> tuple[Step, int] | None:
    """`lehnen … ab` and `lehnen ab` are the verb `ablehnen`, joined or apart."""
    verb = elements[index]
    if not isinstance(verb, syntax.Word) or index + 1 >= len(elements):
        return None
    length = 3 if isinstance(elements[index + 1], syntax.Gap) else 2
    particle = elements[index + length - 1] if index + length <= len(elements) else None
    found = reunited(verb.text, particle.text, language) if isinstance(particle, syntax.Word) else None
    if found is None:
        return None
    return steps.Choice(((steps.Keys(found.joined),), _apart(found, language))), length


def _around_verb(elements: tuple[syntax.Element, ...], language: str) -> Iterator[Row]:
    """`werfen Sie … weg` with more between its words, and in one word behind them: `Sie … wegwerfen`."""
    last = elements[-1]
    if language != "de" or not isinstance(last, syntax.Word):
        return
    for index, element in enumerate(elements[:-2]):
        verb = reunited(element.text, last.text, language) if isinstance(element, syntax.Word) else None
        between = elements[index + 1 : -1]
        if verb and not all(isinstance(other, syntax.Gap) for other in between):
            before, inside = _row(elements[:index], language), _row(between, language)
            yield (*before, steps.Keys(verb.finite), *inside, steps.Gap(_CLAUSE_WORDS), _particle(verb, language))
            yield (*before, *inside, steps.Keys(verb.joined))
            return


def _verb_first(elements: tuple[syntax.Element, ...], language: str) -> Row | None:
    """`Antrag ablehnen` in a main clause: `lehnen … Antrag … ab`."""
    last = elements[-1]
    if len(elements) < 2 or not isinstance(last, syntax.Word):
        return None
    verb = separable(last.text, language)
    if verb is None:
        return None
    gap = steps.Gap(syntax.GAP_WORDS)
    return (steps.Keys(verb.finite), gap, *_row(elements[:-1], language), gap, _particle(verb, language))


def anchors(row: Row, language: str) -> tuple[Anchor, ...]:
    """The rarest element of a row, or one of each alternative; no row is nothing but gaps."""
    counts = dictionary(language).counts
    costs = [(_cost(step, counts), index) for index, step in enumerate(row)]
    _, index = min(costs)
    needed = tuple(
        keys
        for _, place in sorted(costs)
        if place != index and costs[place][0] < _UNKNOWN and (keys := all_keys(row[place]))
    )
    return tuple(_inside(row[:index], row[index], row[index + 1 :], needed, language))


def _inside(
    before: Row, step: Step, behind: Row, needed: tuple[frozenset[str], ...], language: str
) -> Iterator[Anchor]:
    if not isinstance(step, steps.Choice):
        left, right = edge(before, -1), edge(behind, 0) if isinstance(step, steps.Keys | steps.Exact) else None
        apart = tuple(keys for keys in needed if keys not in (left, right))
        yield Anchor(before, step, behind, left, right, apart)
        return
    counts = dictionary(language).counts
    for row in step.rows:
        _, index = min((_cost(inner, counts), place) for place, inner in enumerate(row))
        more = tuple(keys for place, inner in enumerate(row) if place != index and (keys := all_keys(inner)))
        yield from _inside(
            (*before, *row[:index]), row[index], (*row[index + 1 :], *behind), (*more, *needed), language
        )


def _cost(step: Step, counts: Mapping[str, int]) -> int:
    """How often an element is met in replies."""
    if isinstance(step, steps.Keys | steps.Exact) and step.keys is not None:
        signs = sum(not is_word(one) for one in step.keys) if len(step.keys) <= _MOST_SIGNS else 0
        return _SIGN_COUNT * signs + sum(counts[one] for one in step.keys & counts.keys())
    if isinstance(step, steps.Exact | steps.Affix):
        return _AFFIX_COUNT
    if isinstance(step, steps.Slot):
        return _SLOT_COUNTS[step.kind]
    if isinstance(step, steps.Expression):
        return _EXPRESSION_COUNT
    if isinstance(step, steps.Choice):
        return min(_UNKNOWN, sum(min(_cost(inner, counts) for inner in row) for row in step.rows))
    return _UNKNOWN


def all_keys(step: Step) -> frozenset[str]:
    """Keys of which one must be in a text that the step matches; empty where that cannot be said."""
    if isinstance(step, steps.Keys | steps.Exact):
        return step.keys or frozenset()
    if isinstance(step, steps.Choice):
        rows = [max((all_keys(inner) for inner in row), key=bool) for row in step.rows]
        return frozenset().union(*rows) if all(rows) else frozenset()
    return frozenset()
