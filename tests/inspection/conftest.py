from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from tonecheck.inspection.document import (
    Amount,
    Deadline,
    Inspection,
    LanguageReading,
    Readability,
    SentenceInspection,
    SituationReading,
    ToneInspection,
    Wanted,
)
from tonecheck.report import ActEvidence, AddressEvidence, AddressResult, Weighted, ZoneResult
from tonecheck.run import GuideHead

TEXT = (
    "Guten Tag Frau Bürger,\r\n\r\n"
    "es tut uns <b>leid</b> & wir melden uns „zeitnah“ bei Ihnen, in 3-5 Werktagen 👩‍🚒.\r\n\r\n"
    "MfG\r\n{{agent}}"
)
VOID = {"meta", "rect", "br", "link", "input"}


class Page(HTMLParser):
    """The text of each element with an id, what buttons and marks there are, and whether tags are balanced."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str | None]] = []
        self.texts: dict[str, str] = {}
        self.whole = ""
        self.attributes: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.attributes.append((tag, found))
        if tag not in VOID:
            self.open.append((tag, found.get("id")))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open, f"</{tag}> without its beginning"
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if not any(tag in ("script", "style") for tag, _ in self.open):
            self.whole += data
        for _, identity in self.open:
            if identity:
                self.texts[identity] = self.texts.get(identity, "") + data

    def values(self, name: str) -> list[str]:
        """The values of that attribute on the page."""
        return [found[name] for _, found in self.attributes if name in found]


def parsed(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == []
    return page


def inspection(text: str = TEXT, **fields: object) -> Inspection:
    def span(word: str) -> tuple[int, int]:
        start = text.find(word)
        return (start, start + len(word)) if start >= 0 else (0, 0)

    body, sentence = span("es tut"), text.find("MfG")
    evidence = (Weighted(*span("tut uns"), 4.2), Weighted(*span("zeitnah"), -2.7), Weighted(*span("uns <b>leid"), 1.1))
    values = {
        "guide": GuideHead("Probehaus", "haus.yaml", "00"),
        "models": {"de": "1d", "en": "2e"},
        "lexicons": "3f",
        "source": "entwurf.txt",
        "id": None,
        "line": 1,
        "text": text,
        "language": "de",
        "language_reading": LanguageReading(how="recognised", margin=23.4, sure_from=1.6),
        "channel": "email",
        "situation": "complaint",
        "situation_reading": SituationReading(how="recognised", asked=True, probabilities={"complaint": 0.87}, sure_from=0.5),
        "segment": None,
        "words": 16,
        "address": AddressResult("Sie", "du", False, (AddressEvidence(*span("Ihnen"), "Sie"),)),
        "tone": {
            "empathy": ToneInspection(
                value=31.4, min=40, max=None, mark=65.6, uncertainty=9.0, evidence=evidence, average=47.2, other=-18.4,
                words=(Weighted(*span("tut"), 3.0), Weighted(*span("Werktagen"), -0.4)),
            ),
            "warmth": ToneInspection(
                value=50.0, min=None, max=None, mark=None, uncertainty=9.0, average=48.0, other=2.0
            ),
        },
        "zones": (
            ZoneResult("greeting", *span("Guten Tag Frau Bürger,")),
            ZoneResult("body", body[0], max(body[0], sentence - 4)),
            ZoneResult("closing", sentence, sentence + 3),
            ZoneResult("placeholder", *span("{{agent}}")),
        ),
        "sentences": (
            SentenceInspection(
                start=body[0], end=max(body[0], sentence - 4), acts={"apologize": 0.93, "timeframe": 0.2}, zone="body",
                evidence=(ActEvidence("apologize", *span("tut uns"), 6.1), ActEvidence("apologize", *span("leid"), -0.4)),
                done=("apologize",),
            ),
        ),
        "thresholds": {"apologize": 0.25, "timeframe": 0.25},
        "amounts": (Amount(start=span("3-5")[0], end=span("Werktagen")[1], low=3, high=5, unit="workday", is_past=False),),
        "deadlines": (Deadline(start=span("zeitnah")[0], end=span("zeitnah")[1], vague=True),),
        "readability": Readability(
            words=40, sentences=3, syllables=62, words_per_sentence=13.3, syllables_per_word=1.55,
            indices={"wiener-1": 3.5, "amstad": 76.0}, fewest_words=30, wanted=Wanted(index="wiener-1", min=None, max=10),
        ),
    }  # fmt: skip
    return Inspection(**{**values, **fields})  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def made() -> Callable[..., Inspection]:
    """Makes an inspection by hand."""
    return inspection


@pytest.fixture(scope="session")
def parse() -> Callable[[str], Page]:
    """Parses a page and sees that its tags are balanced."""
    return parsed
