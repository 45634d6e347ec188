from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

import pytest

from tonecheck.learning.observation import Observed
from tonecheck.learning.settings import Settings
from tonecheck.reply import Reply
from tonecheck.report import DIMENSIONS

_THANKS = (
    "danke für deine Nachricht und das Foto von deinem Rad.",
    "schön, dass du dich gleich bei uns gemeldet hast.",
    "danke, dass du uns so genau beschreibst, was passiert ist.",
    "das ist ärgerlich, und ich verstehe gut, dass du enttäuscht bist.",
)
_DEEDS = (
    "Ich habe dir heute früh einen neuen Sattel geschickt, er ist am Freitag bei dir.",
    "Dein Geld ist heute an dich zurückgegangen und in zwei Tagen auf deinem Konto.",
    "Unsere Werkstatt holt dein Rad morgen bei dir ab und bringt es am Dienstag zurück.",
)
_ENDS = (
    "Melde dich gern, wenn noch etwas ist.",
    "Wenn etwas klemmt, ruf mich einfach unter 040 555 123 an.",
    "Bei Fragen bin ich für dich da.",
)
_NAMES = ("Lena", "Tom", "Mia", "Jonas", "Ayşe", "Kim")
_FIXED = "Wir schnacken uns das zurecht, versprochen ist versprochen."


def _reply(number: int, thanks: str, deed: str, end: str) -> str:
    name = _NAMES[number % len(_NAMES)]
    return f"Moin {name},\n\n{thanks} {deed} {_FIXED} {end}\n\nViele Grüße\nJule Petersen\n"


@pytest.fixture(scope="session")
def house() -> list[Reply]:
    """Replies of one house that says du: alike in manners, different in words."""
    combined = enumerate(product(_THANKS, _DEEDS, _ENDS))
    return [
        Reply(text=_reply(number, *parts), source=f"gut/{number:02}.txt", channel="email") for number, parts in combined
    ]


_CURT = (
    "das ist nicht unser Problem, wende dich gefälligst an den Hersteller.",
    "das steht so in den Bedingungen, die hättest du gefälligst lesen müssen.",
    "da kann man gefälligst auch selbst draufkommen.",
    "das Rad ist eben so, damit musst du gefälligst leben.",
)
_REFUSED = (
    "Eine Erstattung gibt es nicht.",
    "Wir nehmen nichts zurück.",
    "Dein Anliegen ist damit erledigt.",
)


@pytest.fixture(scope="session")
def curt() -> list[Reply]:
    """Replies that the same house would not want."""
    combined = enumerate(product(_CURT, _REFUSED))
    return [
        Reply(text=f"Hallo,\n\n{first} {second}\n\nKundenservice\n", source=f"schlecht/{number:02}.txt")
        for number, (first, second) in combined
    ]


@pytest.fixture
def settings() -> Settings:
    return Settings(language="de", ui="de", name="Haus")


Seen = Callable[..., Observed]


def row(**changes: Any) -> Observed:
    """An ordinary reply as a row of facts, with changes."""
    tone: Mapping[str, float] = changes.pop("tone", {})
    facts: dict[str, Any] = {
        "label": "gut/1.txt",
        "channel": "email",
        "words": 80,
        "tone": {name: tone.get(name, 60.0) for name in DIMENSIONS},
        "uncertainty": dict.fromkeys(DIMENSIONS, 10.0),
        "address": "Sie",
        "capital": False,
        "greeting": "Guten Tag",
        "honorific": True,
        "greeted_by_name": True,
        "closing": "Freundliche Grüße",
        "listable": True,
        "signed": True,
        "further_help": False,
        "longest_sentence": 18,
        "apologies": 0,
        "exclamations": 0,
        "emoji": 0,
        "styles": frozenset(),
        "stock": frozenset(),
        "names": frozenset(),
        "runs": (),
    }
    return Observed(**(facts | changes))


@pytest.fixture
def seen() -> Seen:
    """Makes rows of facts."""
    return row
