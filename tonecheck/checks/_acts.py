"""What several checks ask of the acts in a reply: who does what, by the model and by the phrases people really use."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tonecheck.checks._shared import overlaps
from tonecheck.nlp.quantities import Quantity
from tonecheck.rule import Span, Text

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence
    from tonecheck.nlp.patterns.match import Match

#: What a step or act is called in messages.
ACT_NAMES = {
    "greeting": Text("Anrede", "greeting"),
    "thanks": Text("Dank", "thanks"),
    "acknowledge": Text("Eingehen auf das Anliegen", "acknowledgement of the concern"),
    "empathize": Text("Verständnis", "understanding"),
    "apologize": Text("Entschuldigung", "apology"),
    "explain": Text("Erklärung", "explanation"),
    "solve": Text("Lösung", "solution"),
    "instruct": Text("nächster Schritt", "next step"),
    "ask": Text("Rückfrage", "question"),
    "timeframe": Text("Termin", "date"),
    "refuse": Text("klare Absage", "clear refusal"),
    "offer_help": Text("Hilfsangebot", "offer of help"),
    "promote": Text("Angebot", "offer"),
    "feedback": Text("Bitte um Rückmeldung", "request for feedback"),
    "inform": Text("Auskunft", "information"),
    "closing": Text("Gruß", "sign-off"),
}
#: A wording to begin from, per language; without an address, for the guide's may be any.
ACT_STARTERS = {
    "de": {
        "thanks": "Vielen Dank für die Nachricht.",
        "acknowledge": "Es geht um …; das habe ich mir angesehen.",
        "empathize": "Ich kann gut verstehen, dass das ärgerlich ist.",
        "apologize": "Das war unser Fehler, und dafür bitte ich um Entschuldigung.",
        "explain": "Der Grund dafür ist …",
        "solve": "Ich habe … veranlasst.",
        "instruct": "Bitte …; dann geht es gleich weiter.",
        "ask": "Eine Frage habe ich noch: …?",
        "timeframe": "Bis zum … melde ich mich mit einer Antwort.",
        "refuse": "… können wir leider nicht übernehmen.",
        "offer_help": "Wenn noch etwas offen ist, bin ich unter … zu erreichen.",
    },
    "en": {
        "thanks": "Thank you for your message.",
        "acknowledge": "You write that … – I have looked into it.",
        "empathize": "I can see why this is frustrating.",
        "apologize": "This was our mistake, and I am sorry.",
        "explain": "The reason is …",
        "solve": "I have arranged … for you.",
        "instruct": "Please send us …",
        "ask": "Could you tell me … ?",
        "timeframe": "You will hear from me by …",
        "refuse": "I am afraid we cannot …",
        "offer_help": "If anything is still open, you can reach me at …",
    },
}
#: From this probability on an act counts as possibly done, where its absence would be the finding.
POSSIBLE = 0.1
#: With a phrase of the act's lexicon in the sentence an act is certain from here on: a phrase alone may stand in a refusal.
_SPOKEN_SURELY = 0.3
#: From this probability on even a hedged or vague sentence is a step: `Vielleicht schicken wir bald …` is none.
_IN_SPITE_OF_HEDGES = 0.75
#: From this probability on a sentence speaks of understanding, which behind an apology looks like a remedy and is none.
_UNDERSTANDS = 0.9
#: Above the first probability a sentence refuses, and below the second it does nothing beside: `Eine Erstattung ist
#: ausgeschlossen` names a remedy and is none.
_REFUSES, _DOES_BESIDE = 0.8, 0.3
_STEPS = frozenset({"solve", "timeframe", "instruct"})
#: Acts that do for another: whoever shows understanding has taken up the concern.
_STAND_INS = {
    "acknowledge": ("empathize",),
    "empathize": ("acknowledge",),
    "explain": ("deflect",),
    "solve": (),
    "inform": ("explain", "solve"),
}


def listed(names: Sequence[Text]) -> Text:
    """Names as a list in both languages."""
    return Text(", ".join(name.de for name in names), ", ".join(name.en for name in names))


def neither(names: Sequence[Text]) -> Text:
    """`weder Lösung noch Termin`, `neither solution nor date`; a single name with `kein` or `no`."""
    if len(names) == 1:
        return Text(f"{names[0].de} fehlt", f"no {names[0].en}")
    return Text(
        "weder " + " noch ".join(name.de for name in names), "neither " + " nor ".join(name.en for name in names)
    )


def sentences_with(reply: Analysis, lexicon: str) -> tuple[Sentence, ...]:
    """The sentences in which an entry of the lexicon stands."""
    found = {one.start: one for match, _ in reply.lexicon(lexicon) if (one := reply.sentence_at(match.start))}
    return tuple(found.values())


def performed(reply: Analysis, act: str) -> tuple[Sentence, ...]:
    """The sentences that perform an act for certain: by the model alone, or by a phrase that the model believes."""
    return reply.once(("performed", act), lambda: _performed(reply, act))


def _performed(reply: Analysis, act: str) -> tuple[Sentence, ...]:
    spoken = {one.start for one in sentences_with(reply, f"act_{act}")}
    return tuple(
        one
        for one in reply.sentences
        if reply.is_sure(one, act) or (one.start in spoken and one.acts.get(act, 0.0) >= _SPOKEN_SURELY)
    )


def possible(reply: Analysis, act: str) -> tuple[Sentence, ...]:
    """The sentences that may perform an act or one that stands in for it; for findings about what is missing.

    A vague time is no date, and to look into a matter without saying until when is no solution.
    """
    return reply.once(("possible", act), lambda: _possible(reply, act))


def _possible(reply: Analysis, act: str) -> tuple[Sentence, ...]:
    acts = (act, *_STAND_INS.get(act, ()))
    found = [
        one
        for one in reply.sentences
        if any(one.acts.get(name, 0.0) >= POSSIBLE for name in acts)
        or (act == "timeframe" and quantities_in(reply, one))
    ]
    if act in _STEPS:
        hedged = {one.start for one in sentences_with(reply, "hedging")}
        found = [one for one in found if one.acts.get(act, 0.0) >= _IN_SPITE_OF_HEDGES or one.start not in hedged]
    if act == "timeframe":
        return tuple(one for one in found if not _is_vague(reply, one))
    return tuple(one for one in found if act != "solve" or not _is_no_remedy(reply, one))


def says_when(reply: Analysis, sentence: Sentence) -> bool:
    """Whether the sentence names a date or span of time; one within a vague phrase ("sometime in July") is none."""
    named = [Span(one.start, one.end) for one in quantities_in(reply, sentence)]
    named += [Span(match.start, match.end) for match, _ in reply.lexicon("concrete_time")]
    vague = [Span(match.start, match.end) for match, _ in reply.lexicon("vague_deadline")]
    return any(
        sentence.start <= date.start < sentence.end and not overlaps(date.start, date.end, vague) for date in named
    )


def _is_vague(reply: Analysis, sentence: Sentence) -> bool:
    """Whether the sentence says `zeitnah`, `as soon as possible` and no date."""
    return bool(
        any(one.start == sentence.start for one in sentences_with(reply, "vague_deadline"))
        and not says_when(reply, sentence)
    )


def _is_no_remedy(reply: Analysis, sentence: Sentence) -> bool:
    """Whether it only looks into the matter or refuses, or only understands or names a vague time and hardly a deed."""
    solves = sentence.acts.get("solve", 0.0)
    if solves < _DOES_BESIDE and sentence.acts.get("refuse", 0.0) >= _REFUSES:
        return True
    understands = sentence.acts.get("empathize", 0.0) >= _UNDERSTANDS
    hardly = solves < _IN_SPITE_OF_HEDGES
    return (hardly and (understands or _is_vague(reply, sentence))) or _only_looks_into(reply, sentence)


#: Words of looking into a matter, and of those to whom it is handed.
_LOOKS_INTO = {
    "de": frozenset({"pruefe", "pruefen", "ueberpruefe", "ueberpruefen", "pruefung", "nachgehen", "zustaendige", "zustaendigen", "fachabteilung"}),
    "en": frozenset({"look", "looking", "check", "checking", "investigate", "investigating", "review", "reviewing", "relevant", "appropriate", "responsible"}),
}  # fmt: skip


def _only_looks_into(reply: Analysis, sentence: Sentence) -> bool:
    """Whether the sentence promises to look into the matter and nothing else, and neither it nor the next says when."""
    norms = reply.norms[sentence.first : sentence.last]
    if _LOOKS_INTO[reply.language].isdisjoint(norms):
        return False
    following = [one for one in reply.sentences if one.start >= sentence.start][:2]
    if any(says_when(reply, one) for one in following):
        return False
    deeds = [match for match, _ in reply.lexicon("act_solve") if sentence.start <= match.start < sentence.end]
    return all(_looks(reply, match) for match in deeds)


def _looks(reply: Analysis, match: Match) -> bool:
    """Whether a word of looking into or handing over stands in a phrase."""
    first, last = bisect_left(reply.starts, match.start), bisect_left(reply.starts, match.end)
    return not (_LOOKS_INTO[reply.language] | _HANDS_OVER).isdisjoint(reply.norms[first:last])


_HANDS_OVER = frozenset(
    {"weitergeleitet", "weitergegeben", "uebergeben", "passed", "forwarded", "escalated", "passing"}
)


_TIMES = frozenset({"time", "workdays", "months", "clock"})


def quantities(reply: Analysis) -> tuple[Quantity, ...]:
    """Every amount with a unit in the reply."""
    return reply.quantities


def quantities_in(reply: Analysis, sentence: Sentence) -> tuple[Quantity, ...]:
    """The spans of time that a sentence names, those in the past aside."""
    return tuple(
        one
        for one in quantities(reply)
        if sentence.start <= one.start < sentence.end and one.kind in _TIMES and not one.is_past
    )
