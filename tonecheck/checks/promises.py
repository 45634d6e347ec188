"""Whether promises can be kept: none that are absolute, and each with a date within your limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

from tonecheck.checks._acts import ACT_STARTERS, quantities_in, says_when
from tonecheck.checks._claims import clause_of, is_about, is_particular, is_past
from tonecheck.checks._commitments import commitments, is_condition, is_hold
from tonecheck.checks._shared import longest, overlaps
from tonecheck.checks._stance import is_bounded, is_denied, is_question, is_told
from tonecheck.guide.values import TOPICS, Brand, Duration, Level, Phrases, Topic
from tonecheck.languages.topics import topics
from tonecheck.nlp.patterns.match import Watch
from tonecheck.nlp.quantities import Quantity
from tonecheck.rule import Example, Good, Hit, Observation, Rule, Severity, Span, Text, Unchecked

if TYPE_CHECKING:
    from tonecheck.languages.lexicon import Entry
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.patterns.match import Match


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What may be promised."""

    avoid: Annotated[Phrases, Meta(description="words of absolute promise to avoid")] = ()
    absolute: Annotated[
        Level | None,
        Meta(
            description="absolute promises of all kinds ('never again', '100 %'), from the lexicon; an assurance alone ('I promise') is a note at most"
        ),
    ] = None
    deadline: Annotated[
        Literal["required", "optional"] | None,
        Meta(description="required: whatever is promised has a date; 'soon' is not one"),
    ] = None
    limits: Annotated[
        dict[Topic, Duration],
        Meta(
            description=f"the longest time that may be promised, by topic: {', '.join(TOPICS)}, or a word of your own"
        ),
    ] = {}


def _example(text: str, options: str, language: str = "de") -> Example:
    return Example(text=text, guide=f"promises: {options}", language=language)


_HELLO = "Guten Tag Frau Berger,\n\n"
_HELLO_EN = "Dear Ms Hart,\n\n"

RULES = (
    Rule(
        name="promises.absolute",
        severity="warning",
        message=Text(
            "„{text}“ verspricht mehr, als sich halten lässt.", "“{text}” promises more than anyone can keep."
        ),
        why=Text(
            "Ein absolutes Versprechen wird beim nächsten Mal zum Vorwurf; eine genaue Zusage nicht.",
            "An absolute promise comes back as a reproach the next time; an exact commitment does not.",
        ),
        bad=(
            _example(_HELLO + "das wird garantiert nie wieder vorkommen.", "{avoid: [garantiert, nie wieder]}"),
            _example(_HELLO + "das wird garantiert nie wieder vorkommen.", "{absolute: warning}"),
            _example(_HELLO_EN + "I promise this will never happen again.", "{absolute: warning}", "en"),
        ),
        good=(
            _example(
                _HELLO + "wir haben die Adresse berichtigt, damit das nächste Paket ankommt.", "{absolute: warning}"
            ),
            _example(
                _HELLO_EN + "we have corrected the address so that the next parcel reaches you.",
                "{absolute: warning}",
                "en",
            ),
        ),
    ),
    Rule(
        name="promises.vague-deadline",
        severity="warning",
        message=Text("„{text}“ ist kein Termin.", "“{text}” is not a date."),
        why=Text(
            "Wer nicht weiß, wann, fragt nach: Ein Datum spart die nächste Nachricht.",
            "People who do not know when will ask again: a date saves them the message.",
        ),
        bad=(
            _example(_HELLO + "wir melden uns zeitnah bei Ihnen.", "{deadline: required}"),
            _example(_HELLO_EN + "we will get back to you as soon as possible.", "{deadline: required}", "en"),
        ),
        good=(
            _example(_HELLO + "wir melden uns bis Freitag, 12 Uhr, bei Ihnen.", "{deadline: required}"),
            _example(_HELLO_EN + "we will get back to you by Friday noon.", "{deadline: required}", "en"),
            _example(
                _HELLO + "wenn Sie in den nächsten Wochen Fragen haben, rufen Sie mich an.", "{deadline: required}"
            ),
            _example(_HELLO_EN + "if you have not heard from us soon, just call me.", "{deadline: required}", "en"),
        ),
    ),
    Rule(
        name="promises.no-deadline",
        severity="note",
        message=Text("Hier wird etwas zugesagt, aber nicht, bis wann.", "Something is promised here, but not by when."),
        why=Text(
            "Eine Zusage ohne Termin lässt warten; ein Datum macht sie überprüfbar.",
            "A commitment without a date keeps people waiting; a date makes it one that can be checked.",
        ),
        bad=(
            _example(_HELLO + "ich werde das mit dem Lager klären und Sie dann zurückrufen.", "{deadline: required}"),
            _example(
                _HELLO_EN + "I will check this with our warehouse and then call you back.", "{deadline: required}", "en"
            ),
        ),
        good=(
            _example(
                _HELLO + "ich werde das mit dem Lager klären und rufe Sie bis morgen Mittag zurück.",
                "{deadline: required}",
            ),
            _example(
                _HELLO_EN + "I will check this with our warehouse and call you back by noon tomorrow.",
                "{deadline: required}",
                "en",
            ),
            _example(_HELLO + "ich habe Ihnen den Betrag heute erstattet.", "{deadline: required}"),
        ),
    ),
    Rule(
        name="promises.over-limit",
        severity="error",
        message=Text(
            "„{text}“ ist länger, als das Haus zusagt: höchstens {limit} ({topic}).",
            "“{text}” is longer than the guide allows: at most {limit} ({topic}).",
        ),
        why=Text(
            "Die Zusage des Hauses gilt für alle; wer sich mehr Zeit nimmt, bricht sie.",
            "A commitment holds for everyone; taking longer breaks it.",
        ),
        bad=(
            _example(_HELLO + "die Erstattung dauert bis zu drei Wochen.", "{limits: {refund: 14 Tage}}"),
            _example(_HELLO_EN + "your refund will take up to 21 days.", "{limits: {refund: 14 days}}", "en"),
        ),
        good=(
            _example(_HELLO + "die Erstattung dauert höchstens zwei Wochen.", "{limits: {refund: 14 Tage}}"),
            _example(_HELLO_EN + "your refund will take up to ten days.", "{limits: {refund: 14 days}}", "en"),
            _example(_HELLO + "vor drei Wochen haben wir die Erstattung gebucht.", "{limits: {refund: 14 Tage}}"),
            _example(
                _HELLO + "erstatten können wir den Betrag leider nicht mehr, denn die Frist endete nach 30 Tagen.",
                "{limits: {refund: 14 Tage}}",
            ),
        ),
    ),
)


def watch(options: Options, _brand: Brand, language: str) -> Iterable[Watch]:
    """The guide's own phrases and the words of the topics with a limit."""
    if options.avoid:
        yield Watch(label="promises.avoid", phrases=options.avoid)
    for topic in options.limits:
        yield Watch(label=f"promises.limits.{topic}", phrases=topics(language).get(topic, (topic,)))


def applies(reply: Analysis, options: Options) -> bool:
    """Whether the reply promises anything, or a time limit is in question."""
    words = bool(options.avoid or options.absolute not in (None, "off"))
    return words or bool(commitments(reply)) or bool(reply.lexicon("vague_deadline")) or bool(options.limits)


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """Absolute promises, vague or missing dates, times over the limit."""
    yield from _absolute(reply, options)
    if options.deadline == "required":
        vague = list(_vague(reply))
        yield from vague
        if not vague:
            yield from _deadline(reply)
    yield from _over_limit(reply, options.limits)


def _absolute(reply: Analysis, options: Options) -> Iterator[Hit]:
    own = longest(reply.watched("promises.avoid")) if options.avoid else ()
    for match in own:
        yield Hit(rule="promises.absolute", start=match.start, end=match.end, at=("avoid", match.phrase))
    if options.absolute is None or options.absolute == "off":
        return
    taken = [Span(match.start, match.end) for match in own]
    absolute = _meant(reply, "absolute_promise", taken)
    taken += [Span(match.start, match.end) for match, _ in absolute]
    assured = _meant(reply, "assurance", taken)
    for match, entry in absolute:
        yield _too_much(match, entry, options.absolute)
    for match, entry in assured:
        yield _too_much(match, entry, options.absolute if absolute else "note")


def _meant(reply: Analysis, lexicon: str, taken: Sequence[Span]) -> list[tuple[Match, Entry]]:
    """The matches that the agent means: not refused, asked, told of the customer, ended by a day, or found already."""
    kept = []
    for match, entry in reply.lexicon(lexicon):
        sentence = reply.sentence_at(match.start)
        if sentence is None or overlaps(match.start, match.end, taken):
            continue
        told = is_question(reply, sentence) or is_told(reply, sentence, match.start)
        refused = reply.is_sure(sentence, "refuse") or is_denied(reply, sentence)
        if not (told or refused or is_bounded(reply, sentence)):
            kept.append((match, entry))
    return kept


def _too_much(match: Match, entry: Entry, severity: Severity) -> Hit:
    return Hit(
        rule="promises.absolute",
        start=match.start,
        end=match.end,
        severity=severity,
        suggestions=(entry.say,) if entry.say else (),
        at=("absolute",),
    )


def _vague(reply: Analysis) -> Iterator[Hit]:
    for match, entry in reply.lexicon("vague_deadline"):
        sentence = reply.sentence_at(match.start)
        if sentence is not None and (
            says_when(reply, sentence) or is_hold(reply, sentence) or is_condition(reply, sentence, match.start)
        ):
            continue
        suggestions = (entry.say,) if entry.say else ()
        yield Hit(
            rule="promises.vague-deadline",
            start=match.start,
            end=match.end,
            suggestions=suggestions,
            at=("deadline",),
        )


#: From this probability on a sentence says when, though no date that is known stands in it.
_SURELY = 0.5


def _deadline(reply: Analysis) -> Iterator[Observation]:
    promised = commitments(reply)
    if not promised:
        return
    if any(says_when(reply, one) or one.acts.get("timeframe", 0.0) >= _SURELY for one in reply.sentences):
        yield Good(Text("sagt, bis wann", "says by when"))
        return
    first, begun = promised[0], (ACT_STARTERS[reply.language]["timeframe"],)
    yield Hit(rule="promises.no-deadline", start=first.start, end=first.end, suggestions=begun, at=("deadline",))


def _over_limit(reply: Analysis, limits: Mapping[str, Duration]) -> Iterator[Observation]:
    for topic, limit in limits.items():
        words = [Span(match.start, match.end) for match in reply.watched(f"promises.limits.{topic}")]
        if not words:
            continue
        allowed = Quantity(start=0, end=0, low=limit.amount, high=limit.amount, unit=limit.unit)
        for one in _times_promised(reply, words):
            if one.kind == allowed.kind and one.span[1] > allowed.span[1]:
                yield Hit(
                    rule="promises.over-limit",
                    start=one.start,
                    end=one.end,
                    values={"limit": limit.text, "topic": topic},
                    suggestions=(limit.text,),
                    at=("limits", topic),
                )
            elif {one.kind, allowed.kind} == {"time", "months"}:
                yield Unchecked("promises.over-limit", _unclear(reply, one, limit))


def _times_promised(reply: Analysis, words: Sequence[Span]) -> Iterator[Quantity]:
    """The spans of time that are still to come and said of what the words are about."""
    for sentence in reply.sentences:
        topics = [word for word in words if sentence.start <= word.start < sentence.end]
        if not topics or reply.is_sure(sentence, "refuse"):
            continue
        for one in quantities_in(reply, sentence):
            clause = clause_of(reply, sentence, one)
            aside = is_past(reply, clause) or is_particular(reply, clause)
            if not aside and is_about(reply, sentence, topics, one):
                yield one


def _unclear(reply: Analysis, one: Quantity, limit: Duration) -> Text:
    written = reply.text[one.start : one.end]
    return Text(
        f"„{written}“ und „{limit.text}“ lassen sich nicht vergleichen: Ein Monat hat nicht immer 30 Tage",
        f"“{written}” and “{limit.text}” cannot be compared: a month does not always have 30 days",
    )
