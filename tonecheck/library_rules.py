"""The rules on libraries: on the comments that suppress findings, and on responses beside each other."""

from __future__ import annotations

from collections.abc import Mapping

from tonecheck.rule import Rule, Severity, Text


def _rule(name: str, severity: Severity, message: Text, why: Text, **variants: Text) -> Rule:
    return Rule(name=name, severity=severity, message=message, why=why, bad=(), good=(), variants=variants)


_TWINS = Text(
    "Wer auf Deutsch schreibt, soll dasselbe erfahren wie jemand, der auf Englisch schreibt.",
    "Whoever writes in German should learn the same as whoever writes in English.",
)
_RULES = (
    _rule(
        "suppressions.unused",
        "warning",
        Text(
            "{rules}: Hier gibt es nichts zu unterdrücken.{near}", "{rules}: there is nothing to suppress here.{near}"
        ),
        Text(
            "Ein Kommentar, der nichts mehr unterdrückt, verdeckt den nächsten Befund.",
            "A comment that suppresses nothing any more will hide the next finding.",
        ),
        near=Text(" Meinten Sie „{near}“?", " Did you mean “{near}”?"),
        all=Text("alle Regeln", "all rules"),
    ),
    _rule(
        "suppressions.no-reason",
        "warning",
        Text("Wer unterdrückt, nennt den Grund: „-- Grund“.", "A suppression gives its reason: “-- reason”."),
        Text(
            "Ohne Grund weiß in einem Jahr niemand, ob er noch gilt.",
            "Without a reason nobody will know in a year whether it still holds.",
        ),
    ),
    _rule(
        "suppressions.unreadable",
        "error",
        Text(
            "Nicht zu verstehen. Gemeint ist: tonecheck: disable=REGEL -- Grund.",
            "Cannot be understood. Write: tonecheck: disable=RULE -- reason.",
        ),
        Text("Was niemand versteht, unterdrückt nichts.", "What cannot be understood suppresses nothing."),
    ),
    _rule(
        "library.twin-steps",
        "note",
        Text("Hier fehlt, was {twin} enthält: {what}.", "Missing here, but in {twin}: {what}."),
        _TWINS,
    ),
    _rule(
        "library.twin-facts",
        "warning",
        Text("Das steht nicht in {twin}: {what}.", "{twin} does not say this: {what}."),
        _TWINS,
    ),
    _rule(
        "library.twin-placeholders",
        "warning",
        Text(
            "Variablen, die {twin} hat und diese Antwort nicht: {what}.",
            "Variables that {twin} has and this response lacks: {what}.",
        ),
        _TWINS,
    ),
    _rule(
        "library.twin-formality",
        "note",
        Text("Förmlichkeit {own}, in {twin} {other}.", "Formality {own}; {twin} has {other}."),
        Text("Eine Marke klingt in beiden Sprachen gleich.", "A brand sounds the same in both languages."),
    ),
    _rule(
        "library.duplicate",
        "note",
        Text(
            "Sagt fast dasselbe wie {other} ({percent} % gleich).",
            "Says nearly the same as {other} ({percent} % alike).",
        ),
        Text(
            "Von zwei gleichen Antworten wird eine vergessen, wenn sich etwas ändert.",
            "Of two responses that are alike, one is forgotten when something changes.",
        ),
        others=Text(
            "Sagt fast dasselbe wie {other} ({percent} % gleich); auch andere sind ihr ähnlich: {n}.",
            "Says nearly the same as {other} ({percent} % alike); others are like it as well: {n}.",
        ),
    ),
    _rule(
        "library.tones",
        "warning",
        Text("Sagt dasselbe wie {other}, aber anders: {what}.", "Says the same as {other}, in another tone: {what}."),
        Text(
            "Dieselbe Auskunft in zwei Tönen klingt nach zwei Häusern.",
            "The same answer in two tones sounds like two houses.",
        ),
        form=Text("{own} statt {other}", "{own} instead of {other}"),
        formality=Text("Förmlichkeit {own} statt {other}", "formality {own} instead of {other}"),
    ),
    _rule(
        "library.contradiction",
        "warning",
        Text("Hier „{own}“, in {other} „{theirs}“.", "“{own}” here, “{theirs}” in {other}."),
        Text(
            "Wer zweimal fragt, soll dieselbe Auskunft bekommen.",
            "Whoever asks twice should get the same answer.",
        ),
    ),
    _rule(
        "library.outlier",
        "note",
        Text(
            "{dimension} {value}; in der Bibliothek sind es in der Mitte {median}.",
            "{dimension} {value}; the library's median is {median}.",
        ),
        Text(
            "Eine Antwort, die aus der Reihe fällt, fällt auch Kundinnen und Kunden auf.",
            "A response that stands apart is noticed by customers too.",
        ),
    ),
)
LIBRARY_RULES: Mapping[str, Rule] = {rule.name: rule for rule in _RULES}
