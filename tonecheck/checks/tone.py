"""Whether the six dimensions of tone, each from 0 to 100, lie in the ranges that the guide gives them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec

from tonecheck.checks._said import is_said
from tonecheck.guide.values import Range
from tonecheck.nlp.analysis import Analysis
from tonecheck.nlp.parts import ToneValue
from tonecheck.rule import Example, Good, Hit, Observation, Rule, Span, Text, Unchecked
from tonecheck.score import FEWEST_WORDS


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The ranges; a dimension without one is not judged."""

    formality: Annotated[
        Range | None,
        msgspec.Meta(description="from slang (0) to official letters (100): a range, or casual, neutral, formal"),
    ] = None
    politeness: Annotated[
        Range | None,
        msgspec.Meta(description="from rude (0) to markedly courteous (100): a range, or low, medium, high"),
    ] = None
    warmth: Annotated[
        Range | None,
        msgspec.Meta(description="from cold (0) to very warm (100): a range, or low, medium, high"),
    ] = None
    empathy: Annotated[
        Range | None,
        msgspec.Meta(
            description="from dismissive (0) through stock phrases (50) to the customer's own view (100): a range, "
            "or low, medium, high"
        ),
    ] = None
    enthusiasm: Annotated[
        Range | None,
        msgspec.Meta(description="from listless (0) to exuberant (100): a range, or low, medium, high"),
    ] = None
    confidence: Annotated[
        Range | None,
        msgspec.Meta(description="from evasive (0) to decisive, with commitments (100): a range, or low, medium, high"),
    ] = None


NAMES = {
    "formality": Text("Förmlichkeit", "Formality"),
    "politeness": Text("Höflichkeit", "Politeness"),
    "warmth": Text("Wärme", "Warmth"),
    "empathy": Text("Empathie", "Empathy"),
    "enthusiasm": Text("Begeisterung", "Enthusiasm"),
    "confidence": Text("Bestimmtheit", "Confidence"),
}

#: What a reader of the reply would say to its writer: (too low, too high).
ADVICE = {
    "formality": (
        Text("zu locker für diese Stelle", "too casual here"),
        Text("zu steif; schreib so, wie du am Telefon sprichst", "too stiff: write as you would speak"),
    ),
    "politeness": (
        Text(
            "nicht höflich genug; es hilft ein „bitte“, ein „danke“, eine Frage statt einer Anweisung",
            "not polite enough: say please and thank you, ask rather than tell",
        ),
        Text("zu viele Höflichkeiten; komm zur Sache", "too many courtesies: get to the point"),
    ),
    "warmth": (
        Text("zu kühl; sprich mit dem Menschen, nicht über den Vorgang", "too cool: speak to the person"),
        Text("zu herzlich für diese Stelle", "too warm here"),
    ),
    "empathy": (
        Text(
            "nichts geht auf die Lage der Kundin oder des Kunden ein",
            "nothing responds to the customer's situation",
        ),
        Text("zu viel Mitgefühl für diesen Anlass", "more sympathy than the matter calls for"),
    ),
    "enthusiasm": (
        Text("zu matt", "too flat"),
        Text("zu überschwänglich für diese Stelle", "too exuberant here"),
    ),
    "confidence": (
        Text("zu unbestimmt; sag, wer was bis wann tut", "too vague: say who does what by when"),
        Text("verspricht mehr, als hier passt", "more certain than is right here"),
    ),
}


def _rule(name: str, why: Text, bad: tuple[Example, ...], good: tuple[Example, ...]) -> Rule:
    title = NAMES[name]
    low, high = ADVICE[name]
    return Rule(
        name=f"tone.{name}",
        severity="warning",
        message=Text(
            f"{title.de} {{value}}, vorgesehen {{range}}: {low.de}.",
            f"{title.en} {{value}}, the guide asks for {{range}}: {low.en}.",
        ),
        variants={
            "above": Text(
                f"{title.de} {{value}}, vorgesehen {{range}}: {high.de}.",
                f"{title.en} {{value}}, the guide asks for {{range}}: {high.en}.",
            ),
            "but_not": Text(
                f"{title.de} {{value}}, vorgesehen {{range}}: {{but_not}}.",
                f"{title.en} {{value}}, the guide asks for {{range}}: {{but_not}}.",
            ),
        },
        why=why,
        bad=bad,
        good=good,
    )


_CURT_DE = (
    "Hallo,\n\ndas steht in den Bedingungen. Lesen Sie die gefälligst. Ihre Bestellung wird nicht erstattet, da haben Sie "
    "selbst Schuld. Weitere Mails können Sie sich sparen.\n\nMfG\nKundenservice"
)
_KIND_DE = (
    "Liebe Frau Berger,\n\nvielen Dank, dass Sie uns so offen geschrieben haben. Drei Tage auf ein Geburtstagsgeschenk zu "
    "warten, das ist für Sie und Ihre Tochter sehr ärgerlich, und es tut mir von Herzen leid. Ich habe das Paket heute "
    "früh selbst gesucht und gefunden; es ist morgen bis 12 Uhr bei Ihnen. Bitte rufen Sie mich jederzeit gern an, wenn "
    "ich noch etwas für Sie tun kann.\n\nHerzliche Grüße\nJana Roth"
)
_CURT_EN = (
    "Hello,\n\nRead the terms. Your order will not be refunded, that is your own fault. We are not going to discuss this "
    "again. Do not write back.\n\nCustomer Service"
)
_KIND_EN = (
    "Dear Ms Hart,\n\nThank you so much for telling us so openly. Waiting three days for your daughter's birthday present "
    "must have been so upsetting for you both, and I'm truly sorry. I found the parcel myself this morning and it will be "
    "with you tomorrow by noon. Please do call me any time if there is anything else I can do for you.\n\n"
    "Warm regards,\nJana Roth"
)
_CASUAL_DE = (
    "Heyy Timo 👋\n\nuff, das is ja mega nervig. Probier mal nen Neustart, dann läuft die Kiste meistens wieder. Wenn nich, "
    "meld dich einfach nochmal, kriegen wir schon hin 😄\n\nCiao, Mia"
)
_OFFICIAL_DE = (
    "Sehr geehrte Damen und Herren,\n\nunter Bezugnahme auf Ihr Schreiben vom 3. März teilen wir Ihnen hierdurch mit, dass "
    "die Prüfung Ihres Anliegens gemäß Ziffer 4 der Vertragsbedingungen abgeschlossen wurde. Eine Erstattung kann "
    "diesbezüglich nicht in Aussicht gestellt werden.\n\nHochachtungsvoll\nRechtsabteilung"
)
_GUSH_EN = (
    "Hi Tom!!!\n\nWow, you're absolutely amazing and we are SO excited about your fantastic order! It's going to be the "
    "best thing ever, we just love it!!! Can't wait for you to see it, it's awesome! 🎉🎉\n\nBig hugs,\nMia"
)
_FLAT_EN = (
    "Dear customer,\n\nYour order has been received. It is being processed. Delivery times are stated on the website. The "
    "invoice is attached. Further information is not available.\n\nOrders Department"
)
_VAGUE_DE = (
    "Hallo Timo,\n\nhm, das könnte eventuell an der App liegen, vielleicht aber auch am Gerät, so genau weiß ich das leider "
    "auch nicht. Möglicherweise hilft ein Neustart, sicher bin ich mir aber nicht. Eigentlich müsste es irgendwann wieder "
    "gehen, denke ich mal.\n\nGruß\nMia"
)


def _low(name: str, text: str, language: str = "de", bound: int = 60) -> Example:
    return Example(text=text, guide=f"tone: {{{name}: {{min: {bound}}}}}", language=language)


def _high(name: str, text: str, language: str = "de", bound: int = 45) -> Example:
    return Example(text=text, guide=f"tone: {{{name}: {{max: {bound}}}}}", language=language)


RULES = (
    _rule(
        "formality",
        Text(
            "Wie förmlich ein Haus schreibt, ist Teil der Marke; eine Antwort im falschen Register klingt wie von fremder Hand.",
            "How formal you sound is part of the brand; a reply in another register seems to come from elsewhere.",
        ),
        bad=(_low("formality", _CASUAL_DE), _high("formality", _OFFICIAL_DE, bound=55)),
        good=(_high("formality", _CASUAL_DE), _low("formality", _OFFICIAL_DE)),
    ),
    _rule(
        "politeness",
        Text(
            "Bitte und danke kosten nichts; Schroffheit kostet oft mehr Vertrauen als der Fehler, um den es geht.",
            "Please and thank you cost nothing; curtness often costs more trust than the mistake it is about.",
        ),
        bad=(_low("politeness", _CURT_DE), _low("politeness", _CURT_EN, "en")),
        good=(_low("politeness", _KIND_DE), _low("politeness", _KIND_EN, "en")),
    ),
    _rule(
        "warmth",
        Text(
            "Nähe entscheidet, ob sich jemand als Mensch oder als Vorgang behandelt fühlt.",
            "Warmth decides whether people feel treated as people or as case numbers.",
        ),
        bad=(_low("warmth", _CURT_DE), _low("warmth", _CURT_EN, "en")),
        good=(_low("warmth", _KIND_DE), _low("warmth", _KIND_EN, "en")),
    ),
    _rule(
        "empathy",
        Text(
            "Verständnis für die Lage, in eigenen Worten, zählt bei einer Beschwerde mehr als jede Formel.",
            "Understanding in your own words counts for more in a complaint than any formula.",
        ),
        bad=(_low("empathy", _CURT_DE, bound=50), _low("empathy", _CURT_EN, "en", bound=50)),
        good=(_low("empathy", _KIND_DE, bound=50), _low("empathy", _KIND_EN, "en", bound=50)),
    ),
    _rule(
        "enthusiasm",
        Text(
            "Begeisterung passt zum Anlass oder wirkt unecht: zu viel verletzt bei einer Beschwerde, zu wenig enttäuscht bei einem Lob.",
            "Enthusiasm fits the occasion or rings false: too much hurts after a complaint, too little disappoints after praise.",
        ),
        bad=(_high("enthusiasm", _GUSH_EN, "en"), _low("enthusiasm", _FLAT_EN, "en")),
        good=(_low("enthusiasm", _GUSH_EN, "en"), _high("enthusiasm", _FLAT_EN, "en")),
    ),
    _rule(
        "confidence",
        Text(
            "Wer ausweicht, zwingt zum Nachfragen; eine klare Zusage erspart die zweite Mail.",
            "Evasive replies make people ask again; a clear commitment saves the second message.",
        ),
        bad=(_low("confidence", _VAGUE_DE, bound=50), _high("confidence", _KIND_DE, bound=40)),
        good=(_low("confidence", _KIND_DE, bound=50), _low("confidence", _KIND_EN, "en", bound=50)),
    ),
)


#: A dimension that is outside by less than this share of its uncertainty is not worth a word.
FAINT = 0.5
#: A finding points to a word that explains this share of the distance, else to the beginning of the body.
TELLING = 0.25


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """A hit for each dimension clearly outside its range: a note where the uncertainty still reaches into it."""
    ranges = {name: wanted for name in NAMES if (wanted := getattr(options, name)) is not None}
    if not reply.tone or reply.words < FEWEST_WORDS:
        reason = Text("zu kurz für ein Urteil über den Ton", "too short to judge its tone")
        yield from (Unchecked(f"tone.{name}", reason) for name in ranges)
        return
    if "empathy" in ranges and reply.is_notice:
        reason = Text("die Antwort sagt nicht, worauf sie antwortet", "the response does not say what it answers")
        yield Unchecked("tone.empathy", reason)
        del ranges["empathy"]
    distances = {name: _outside(reply.tone[name], wanted) for name, wanted in ranges.items()}
    for name, distance in distances.items():
        if abs(distance) > FAINT * reply.tone[name].uncertainty:
            yield _hit(reply, name, ranges[name], distance)
    if ranges and not any(distances.values()):
        yield Good(Text("trifft den Ton", "strikes the right tone"))


def applies(_reply: Analysis, options: Options) -> bool:
    """Whether there is a range to hold a tone against."""
    return any(getattr(options, name) is not None for name in NAMES)


def _outside(read: ToneValue, wanted: Range) -> float:
    """By how many points the value is above its range, or below it (negative); 0 inside."""
    value = round(read.value, 1)
    if wanted.max is not None and value > wanted.max:
        return value - wanted.max
    return min(0.0, value - wanted.min) if wanted.min is not None else 0.0


def _hit(reply: Analysis, name: str, wanted: Range, distance: float) -> Hit:
    read, above = reply.tone[name], distance > 0
    moved = [
        one for one in reply.tone_evidence(name) if (one.weight > 0) == above and is_said(reply, one.start, one.end)
    ]
    spans = [Span(one.start, one.end) for one in moved]
    if not moved or abs(moved[0].weight) < TELLING * abs(distance):
        spans.insert(0, _body_start(reply))
    at = spans[0]
    return Hit(
        rule=f"tone.{name}",
        start=at.start,
        end=at.end,
        related=tuple(spans[1:3]),
        variant=("but_not" if wanted.but_not else "above") if above else None,
        values={"value": f"{read.value:.0f}", "range": shown(wanted), "but_not": wanted.but_not or ""},
        severity="note" if abs(distance) <= read.uncertainty else "warning",
        at=(name,),
    )


def _body_start(reply: Analysis) -> Span:
    start = reply.body[0].start if reply.body else 0
    return Span(start, start)


def shown(wanted: Range) -> str:
    """A range as a person writes it: `45–75`, `≥ 60`, `≤ 20`."""
    if wanted.max is None:
        return f"≥ {wanted.min:g}"
    if wanted.min is None:
        return f"≤ {wanted.max:g}"
    return f"{wanted.min:g}–{wanted.max:g}"
