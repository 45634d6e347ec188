"""Whether people are referred to in the way that the guide has chosen, and in one way throughout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

import msgspec

from tonecheck.nlp.gendered import Gendered, Words, find
from tonecheck.rule import Example, Good, Hit, Observation, Rule, Span, Text

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis

Style = Literal["pair", "colon", "star", "underscore", "inner-I", "neutral", "masculine", "off"]
#: In English only the first two can be told apart; every other choice of a guide means neutral there.
_ENGLISH = ("pair", "masculine")
#: Styles that mark women's part in a word; neutral words go with each of them.
_MARKED = frozenset(("pair", "colon", "star", "underscore", "inner-I", "slash"))
_SIGNS = frozenset(("colon", "star", "underscore", "inner-I"))

_NAMES = {
    "pair": Text("die Paarform (Kundinnen und Kunden)", "both forms (Kundinnen und Kunden, he or she)"),
    "colon": Text("den Doppelpunkt (Kund:innen)", "the colon (Kund:innen)"),
    "star": Text("das Sternchen (Kund*innen)", "the asterisk (Kund*innen)"),
    "underscore": Text("den Unterstrich (Kund_innen)", "the underscore (Kund_innen)"),
    "inner-I": Text("das Binnen-I (KundInnen)", "the inner I (KundInnen)"),
    "neutral": Text("neutrale Formen (Kundschaft)", "neutral words (they, chair)"),
    "masculine": Text("die männliche Form (Kunden)", "the masculine form (Kunden, he)"),
}


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How people are named when their gender is unknown or does not matter."""

    shorthand: ClassVar[str] = "style"

    style: Annotated[
        Style | None,
        msgspec.Meta(
            description="pair, colon, star, underscore, inner-I, neutral or masculine; off checks nothing; "
            "English knows only pair, neutral and masculine"
        ),
    ] = None


def _variants(german: str, english: str) -> dict[str, Text]:
    return {
        style: Text(german.replace("{style}", name.de), english.replace("{style}", name.en))
        for style, name in _NAMES.items()
    }


_STYLE = ("„{word}“: Der Guide verlangt {style}.", "“{word}”: the guide asks for {style}.")
_MIXED = (
    "„{word}“ neben „{other}“: Der Guide verlangt durchgehend {style}.",
    "“{word}” beside “{other}”: the guide asks for {style} throughout.",
)

RULES = (
    Rule(
        name="inclusive.style",
        severity="warning",
        message=Text(
            "„{word}“: Der Guide nennt Menschen anders.",
            "“{word}”: the guide refers to people differently.",
        ),
        variants=_variants(*_STYLE),
        why=Text(
            "Wie eine Marke Menschen nennt, ist entschieden; jede Antwort soll sich daran halten.",
            "How a brand refers to people is decided once; every reply should keep to it.",
        ),
        bad=(
            Example(text="Das haben wir allen Kund*innen geschrieben.", guide="inclusive: pair"),
            Example(text="Unsere Techniker melden sich morgen.", guide="inclusive: colon"),
            Example(
                text="Every customer keeps his number when he moves.",
                guide="inclusive: neutral",
                language="en",
            ),
            Example(text="Please speak to our salesman about it.", guide="inclusive: neutral", language="en"),
        ),
        good=(
            Example(text="Das haben wir allen Kundinnen und Kunden geschrieben.", guide="inclusive: pair"),
            Example(text="Unser Techniker Herr Maier ruft Sie an.", guide="inclusive: colon"),
            Example(text="Unsere Mitarbeitenden melden sich morgen.", guide="inclusive: star"),
            Example(text="Every customer keeps their number.", guide="inclusive: neutral", language="en"),
            Example(
                text="Mr Miller called, and he will be with you at ten.",
                guide="inclusive: pair",
                language="en",
            ),
        ),
    ),
    Rule(
        name="inclusive.mixed",
        severity="warning",
        message=Text(
            "„{word}“ neben „{other}“: zwei Schreibweisen in einer Antwort.",
            "“{word}” next to “{other}”: two ways of referring to people in one reply.",
        ),
        variants=_variants(*_MIXED),
        why=Text(
            "Wechselt die Schreibweise, wirkt die Antwort zusammengestückelt.",
            "A reply that switches between the two looks pieced together.",
        ),
        bad=(
            Example(
                text="Alle Nutzer:innen zahlen nichts, Kundinnen und Kunden auch nicht.",
                guide="inclusive: colon",
            ),
            Example(text="Unsere Berater*innen und VertragspartnerInnen wissen Bescheid.", guide="inclusive: pair"),
            Example(
                text="The chairman decides, or he or she asks a member.",
                guide="inclusive: neutral",
                language="en",
            ),
        ),
        good=(
            Example(text="Alle Nutzer:innen zahlen nichts, Kund:innen auch nicht.", guide="inclusive: colon"),
            Example(text="Unsere Mitarbeitenden helfen allen Kund:innen.", guide="inclusive: colon"),
            Example(text="The chair decides, or they ask a member.", guide="inclusive: neutral", language="en"),
        ),
    ),
)


def applies(reply: Analysis, options: Options) -> bool:
    """False without a style in the guide, and where nobody is named in a way that shows one."""
    return options.style not in (None, "off") and bool(_places(reply))


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """One hit for each place in another style; `inclusive.mixed` where the reply has two styles itself."""
    if options.style is None or options.style == "off":
        return
    style = options.style if reply.language == "de" or options.style in _ENGLISH else "neutral"
    places = _places(reply)
    wrong = [place for place in places if not _is_right(place, style)]
    for place in wrong:
        yield _hit(reply.text, place, style, _other(place, places, reply.language))
    if places and not wrong:
        yield Good(
            Text("nennt Menschen durchgehend im Stil des Hauses", "refers to people in the house style throughout")
        )


def _places(reply: Analysis) -> list[Gendered]:
    """The gendered words among those that the writer answers for."""
    words = Words(
        reply.text,
        [reply.norms[index] for index in reply.visible],
        [reply.starts[index] for index in reply.visible],
        [reply.ends[index] for index in reply.visible],
    )
    return find(words, reply.language)


def _is_right(place: Gendered, style: str) -> bool:
    """Whether the place has the guide's style; a neutral word suits every style but the masculine."""
    return place.style == style or (place.style == "neutral" and style != "masculine")


def _other(place: Gendered, places: list[Gendered], language: str) -> Gendered | None:
    """The first place in another style that makes the reply a mixture; the masculine alone makes none in German."""
    counted = _MARKED if language == "de" else _MARKED | {"masculine"}
    if place.style not in counted:
        return None
    return next((other for other in places if other.style in counted and other.style != place.style), None)


def _hit(text: str, place: Gendered, style: str, other: Gendered | None) -> Hit:
    values = {"word": text[place.start : place.end]}
    if other is not None:
        values["other"] = text[other.start : other.end]
    better = place.wordings.get(style)
    return Hit(
        rule="inclusive.mixed" if other else "inclusive.style",
        start=place.start,
        end=place.end,
        values=values,
        variant=style,
        suggestions=(better,) if better else (),
        safe=better is not None and place.exact and style in _SIGNS,
        related=(Span(other.start, other.end),) if other else (),
        at=("style",),
    )
