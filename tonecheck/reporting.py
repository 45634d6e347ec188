"""From what was read in a reply to the parts of its report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tonecheck.languages.identify import identify
from tonecheck.languages.passages import alien_language
from tonecheck.report import (
    ActEvidence,
    AddressEvidence,
    AddressResult,
    LogOdds,
    SentenceResult,
    ToneResult,
    Weighted,
    ZoneResult,
)
from tonecheck.rule import Text, Unchecked
from tonecheck.score import tone_mark

if TYPE_CHECKING:
    from tonecheck.guide.policy import Policy
    from tonecheck.nlp import acts
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence

#: Acts less probable than this are not worth a line of output.
FAINT = 0.1
_LANGUAGES = {
    "de": Text("auf Deutsch", "in German"),
    "en": Text("auf Englisch", "in English"),
    "other": Text("in einer anderen Sprache als Deutsch und Englisch", "in another language than German and English"),
}


def zones(reply: Analysis) -> tuple[ZoneResult, ...]:
    """The zones and the placeholders of a reply, by place."""
    parts = [ZoneResult(zone.zone, zone.start, zone.end) for zone in reply.anatomy.zones]
    parts += [ZoneResult("placeholder", hole.start, hole.end) for hole in reply.anatomy.placeholders]
    return tuple(sorted(parts, key=lambda part: (part.start, -part.end)))


def is_alien(reply: Analysis) -> bool:
    """Whether the reply is wholly in another language than it would be judged in; not where its language was given."""
    return _alien(reply) is not None


def left_out(reply: Analysis) -> Iterator[Unchecked]:
    """What of the reply is not judged, as it is in another language."""
    alien = _alien(reply)
    if alien:
        told = _LANGUAGES[alien]
        yield Unchecked("language", Text(f"die Antwort ist {told.de}", f"the reply is {told.en}"))
    for zone in reply.anatomy.zones:
        if zone.zone == "foreign" and not alien:
            yield Unchecked("language", _passage(reply.text, zone.start, zone.end))


def _alien(reply: Analysis) -> str | None:
    if reply.reply.language is not None:
        return None
    return reply.once("alien", lambda: alien_language(reply.text, reply.language))


def _passage(text: str, start: int, end: int) -> Text:
    """Which lines are in which other language."""
    found = identify(text[start:end])
    told = _LANGUAGES[found.language or "other"]
    first, last = (len(text[:offset].splitlines() or [""]) for offset in (start + 1, end))
    if first == last:
        return Text(f"Zeile {first} ist {told.de}", f"line {first} is {told.en}")
    return Text(f"Zeile {first} bis {last} sind {told.de}", f"lines {first} to {last} are {told.en}")


def address(reply: Analysis, policy: Policy) -> AddressResult:
    """How the customer is addressed beside how the guide wants it."""
    options: Any = policy.options.get("address")
    reading = reply.address
    return AddressResult(
        form=reading.form,
        expected=options.form if options else None,
        mixed=reading.mixed,
        evidence=tuple(AddressEvidence(word.start, word.end, word.form) for word in reading.words),
    )


def tone(reply: Analysis, policy: Policy, *, evidence: bool = True) -> dict[str, ToneResult]:
    """Each dimension against its range, with its evidence unless that is not wanted; nothing where none was read."""
    ranges: Any = policy.options.get("tone")
    results = {}
    if evidence and reply.tone:
        reply.explain_tone()
    for name, read in reply.tone.items():
        value, average = round(read.value, 1), round(read.average, 1)
        spans = reply.tone_evidence(name) if evidence else ()
        moved = tuple(Weighted(span.start, span.end, round(span.weight, 1)) for span in spans)
        judged = ranges and not (name == "empathy" and reply.is_notice)
        wanted = getattr(ranges, name, None) if judged else None
        results[name] = ToneResult(
            value=value,
            min=wanted.min if wanted else None,
            max=wanted.max if wanted else None,
            mark=tone_mark(value, wanted.min, wanted.max) if wanted else None,
            uncertainty=round(read.uncertainty, 1),
            average=average,
            evidence=moved,
            # From the rounded numbers, so that what is shown adds up.
            other=round(value - average - sum(one.weight for one in moved), 1) + 0.0,
        )
    return results


def sentences(reply: Analysis, *, evidence: bool = True) -> tuple[SentenceResult, ...]:
    """The agent's own sentences with the acts that they may perform, most probable first, and their evidence."""
    reasons = reply.act_evidence if evidence else [()] * len(reply.sentences)
    return tuple(_sentence(sentence, why) for sentence, why in zip(reply.sentences, reasons, strict=True))


def _sentence(sentence: Sentence, reasons: Sequence[acts.ActEvidence]) -> SentenceResult:
    likely = [(act, round(p, 2)) for act, p in sentence.acts.items() if p >= FAINT]
    likely.sort(key=lambda item: (-item[1], item[0]))
    evidence = tuple(
        ActEvidence(why.act, span.start, span.end, round(span.weight, 1)) for why in reasons for span in why.spans
    )
    bases = {why.act: LogOdds(round(why.average, 1), round(why.other, 1)) for why in reasons}
    return SentenceResult(sentence.start, sentence.end, dict(likely), evidence, bases)
