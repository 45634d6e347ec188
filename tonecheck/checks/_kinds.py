"""What each kind of house rule reports; `rules` declares the kinds and their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tonecheck.checks._counts import COUNTS, counts_of
from tonecheck.checks._formula import Formula
from tonecheck.checks._shared import (
    begins_sentence,
    body_end,
    excerpt,
    like_original,
    longest,
    own_message,
    own_why,
)
from tonecheck.rule import Hit, Observation, Span, Text, Unchecked

if TYPE_CHECKING:
    from tonecheck.checks.rules import Entry, Style
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.patterns.match import Match


def _hit(
    index: int,
    entry: Entry,
    span: Span | Match,
    default: Text,
    *,
    key: tuple[str | int, ...],
    suggestions: tuple[str, ...] = (),
    safe: bool = False,
    related: tuple[Span, ...] = (),
    values: Mapping[str, str] | None = None,
) -> Hit:
    """A hit of the house's rule, in its own words where it has some."""
    return Hit(
        rule=entry.name,
        start=span.start,
        end=span.end,
        message=own_message(entry.message) if entry.message else default,
        values=values or {},
        why=own_why(entry.why),
        severity=entry.severity,
        suggestions=suggestions,
        safe=safe,
        related=related,
        at=(index, *key),
    )


def _found(reply: Analysis, label: str) -> tuple[Match, ...]:
    return longest(reply.watched(label))


def _existence(reply: Analysis, index: int, entry: Entry) -> Iterator[Hit]:
    default = Text("„{text}“ soll hier nicht stehen.", "“{text}” does not belong here.")
    for match in _found(reply, f"rules.{index}.pattern"):
        yield _hit(index, entry, match, default, key=("pattern", match.phrase))


def _substitution(reply: Analysis, index: int, entry: Entry) -> Iterator[Hit]:
    default = Text("Statt „{text}“ sagt das Haus „{use}“.", "Say “{use}” rather than “{text}”.")
    phrases = tuple(entry.swap)
    for match in _found(reply, f"rules.{index}.swap"):
        use = entry.swap[phrases[match.phrase]]
        original = reply.text[match.start : match.end]
        if original != use:
            better = like_original(use, original, first=begins_sentence(reply, match.start))
            yield _hit(
                index,
                entry,
                match,
                default,
                key=("swap", phrases[match.phrase]),
                suggestions=(better,),
                safe=entry.safe,
                values={"use": use},
            )


def _occurrence(reply: Analysis, index: int, entry: Entry) -> Iterator[Hit]:
    matches = _found(reply, f"rules.{index}.pattern")
    values = {"pattern": excerpt(" / ".join(entry.pattern)), "count": str(len(matches))}
    if entry.at_least is not None and len(matches) < entry.at_least:
        default = Text(
            "„{pattern}“ kommt {count}-mal vor, verlangt ist mindestens {limit}-mal.",
            "“{pattern}”: {count} found, at least {limit} required.",
        )
        limit = {"limit": f"{entry.at_least:g}"}
        yield _hit(index, entry, body_end(reply), default, key=("at_least",), values=values | limit)
    if entry.at_most is not None and len(matches) > entry.at_most:
        default = Text(
            "„{text}“ kommt {count}-mal vor, gewünscht ist höchstens {limit}-mal.",
            "“{text}”: {count} found, at most {limit} allowed.",
        )
        limit = {"limit": f"{entry.at_most:g}"}
        over = matches[int(entry.at_most)]
        related = tuple(Span(match.start, match.end) for match in matches if match is not over)
        yield _hit(index, entry, over, default, key=("at_most",), related=related, values=values | limit)


def _repetition(reply: Analysis, index: int, entry: Entry) -> Iterator[Hit]:
    if not entry.pattern:
        default = Text("„{text}“ steht zweimal hintereinander.", "“{text}” appears twice in a row.")
        for first, second in _doubles(reply):
            yield _hit(index, entry, second, default, key=("kind",), related=(first,))
        return
    default = Text("„{text}“ wiederholt sich.", "“{text}” is repeated.")
    seen: dict[str, list[Span]] = {}
    for match in _found(reply, f"rules.{index}.pattern"):
        said = " ".join(reply.text[match.start : match.end].casefold().split())
        earlier = seen.setdefault(said, [])
        if len(earlier) >= (1 if entry.at_most is None else entry.at_most):
            yield _hit(index, entry, match, default, key=("pattern", match.phrase), related=tuple(earlier))
        earlier.append(Span(match.start, match.end))


def _doubles(reply: Analysis) -> Iterator[tuple[Span, Span]]:
    """Each word with the same word right behind it."""
    for sentence in reply.sentences:
        tokens = [
            (norm, start, end)
            for norm, start, end in zip(
                reply.norms[sentence.first : sentence.last],
                reply.starts[sentence.first : sentence.last],
                reply.ends[sentence.first : sentence.last],
                strict=True,
            )
            if not norm.isspace()
        ]
        for (left, *first), (right, *second) in pairwise(tokens):
            if left == right and left.isalpha():
                yield Span(*first), Span(*second)


def _consistency(reply: Analysis, index: int, entry: Entry) -> Iterator[Hit]:
    default = Text(
        "„{text}“ neben „{other}“: eins von beiden genügt.", "“{text}” next to “{other}”: use one or the other."
    )
    for number, key in enumerate(entry.either):
        sides = [_found(reply, f"rules.{index}.either.{number}.{side}") for side in (0, 1)]
        if not sides[0] or not sides[1]:
            continue
        major, minor = sorted(sides, key=lambda side: (-len(side), side[0].start))
        other = reply.text[major[0].start : major[0].end]
        for match in minor:
            yield _hit(
                index,
                entry,
                match,
                default,
                key=("either", key),
                related=(Span(major[0].start, major[0].end),),
                values={"other": excerpt(other)},
            )


def _conditional(reply: Analysis, index: int, entry: Entry) -> Iterator[Hit]:
    default = Text("Zu „{text}“ gehört auch „{then}“.", "“{text}” calls for “{then}” as well.")
    matches = _found(reply, f"rules.{index}.if")
    if matches and not reply.watched(f"rules.{index}.then"):
        values = {"then": excerpt(" / ".join(entry.then))}
        yield _hit(index, entry, matches[0], default, key=("if", matches[0].phrase), values=values)


def _capitalization(reply: Analysis, index: int, entry: Entry) -> Iterator[Hit]:
    default = Text("„{text}“ schreibt das Haus „{better}“.", "Write “{better}” rather than “{text}”.")
    style = entry.style or "sentence"
    subject = reply.zone("subject")
    spans: Iterable[Span | Match] = _found(reply, f"rules.{index}.pattern")
    if not entry.pattern:
        spans = [_subject_words(reply, subject.start, subject.end)] if subject else []
    for span in spans:
        original = reply.text[span.start : span.end]
        better = _styled(original, style)
        if original != better:
            yield _hit(
                index,
                entry,
                span,
                default,
                key=("style",),
                suggestions=(better,),
                values={"better": excerpt(better)},
            )


def _subject_words(reply: Analysis, start: int, end: int) -> Span:
    """The subject line without its label."""
    text = reply.text[start:end]
    label, colon, rest = text.partition(":")
    offset = len(label) + 1 if colon and label.strip().isalpha() else 0
    words = rest if offset else text
    begin = start + offset + len(words) - len(words.lstrip())
    return Span(begin, begin + len(words.strip()))


def _styled(text: str, style: Style) -> str:
    if style == "lower":
        return text.lower()
    if style == "upper":
        return text.upper()
    if style == "sentence":
        return text[:1].upper() + text[1:]
    return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))


@lru_cache(maxsize=1000)
def _formula(source: str) -> Formula:
    return Formula(source, frozenset(COUNTS))


def _metric(reply: Analysis, index: int, entry: Entry) -> Iterator[Observation]:
    formula = _formula(entry.formula or "")
    value = formula.value(counts_of(reply, formula.used))
    if value is None:
        yield Unchecked(entry.name, Text("geteilt durch null", "divided by zero"))
        return
    low = entry.at_least is not None and value < entry.at_least
    if low or (entry.at_most is not None and value > entry.at_most):
        default = Text("{formula} ist {value}, verlangt ist {limit}.", "{formula} is {value}, but should be {limit}.")
        limit = f"≥ {entry.at_least:g}" if low else f"≤ {entry.at_most:g}"
        values = {"formula": entry.formula or "", "value": f"{value:.4g}", "limit": limit}
        key = "at_least" if low else "at_most"
        yield _hit(index, entry, body_end(reply), default, key=(key,), values=values)


#: The function of each kind: reply, index of the rule in the section, the rule.
KINDS: Mapping[str, Callable[[Analysis, int, Entry], Iterator[Observation]]] = {
    "existence": _existence,
    "substitution": _substitution,
    "occurrence": _occurrence,
    "repetition": _repetition,
    "consistency": _consistency,
    "conditional": _conditional,
    "capitalization": _capitalization,
    "metric": _metric,
}
