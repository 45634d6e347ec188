"""Helpers of several checks, without a reply or with a small one made by hand."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.anatomy.zone import Name
from tonecheck.checker import Checker
from tonecheck.checks import _shared as shared
from tonecheck.checks import all_checks
from tonecheck.guide import load_text
from tonecheck.nlp.patterns.match import Match
from tonecheck.nlp.words import fold, scan
from tonecheck.reply import Reply
from tonecheck.rule import Span


def match(start: int, end: int, phrase: int = 0) -> Match:
    return Match(label="x", phrase=phrase, start=start, end=end)


def name(text: str, title: str | None = None, first: str | None = None, last: str | None = None) -> Name:
    return Name(start=0, end=len(text), text=text, title=title, first=first, last=last)


@pytest.mark.parametrize(
    ("situations", "channels", "meant"),
    [
        ((), (), True),
        (("complaint",), (), True),
        ((), ("email",), True),
        (("praise", "complaint"), ("email", "chat"), True),
        (("praise",), (), False),
        ((), ("chat",), False),
        (("complaint",), ("chat",), False),
        (("praise",), ("email",), False),
    ],
)
def test_for_which_replies_an_entry_is_meant(
    situations: tuple[str, ...], channels: tuple[str, ...], meant: bool
) -> None:
    reply: Any = SimpleNamespace(situation="complaint", channel="email")
    assert shared.meant_for(reply, situations, channels) == meant


@given(st.text(max_size=30))
def test_the_guides_own_words_are_said_as_they_are(text: str) -> None:
    assert shared.own_message(text).get("de", {"text": "x"}) == text
    assert shared.own_message(text).get("en", {"text": "x"}) == text


def test_the_guides_own_reason() -> None:
    assert shared.own_why(None) is None
    assert shared.own_why("") is None
    why = shared.own_why("Floskel.")
    assert why is not None
    assert why.de == why.en == "Floskel."


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("kurz", 60, "kurz"),
        ("  zwei\n\n Zeilen\t", 60, "zwei Zeilen"),
        ("genau", 5, "genau"),
        ("länger", 5, "läng…"),
        ("ein Wort", 5, "ein…"),
        ("", 5, ""),
    ],
)
def test_excerpts_stay_on_one_line(text: str, limit: int, short: str) -> None:
    assert shared.excerpt(text, limit) == short


@given(st.text(max_size=80), st.integers(2, 20))
def test_excerpts_are_never_longer_than_asked(text: str, limit: int) -> None:
    assert len(shared.excerpt(text, limit)) <= limit


@pytest.mark.parametrize(
    ("body", "sentences", "end"), [((), (), 5), ((), ((0, 3),), 3), (((4, 9), (10, 19)), ((0, 3),), 19)]
)
def test_what_is_missing_belongs_behind_the_body(
    body: tuple[tuple[int, int], ...], sentences: tuple[tuple[int, int], ...], end: int
) -> None:
    reply: Any = SimpleNamespace(
        text="Hallo \n", body=[Span(*one) for one in body], sentences=[Span(*one) for one in sentences]
    )
    assert shared.body_end(reply) == Span(end, end)


def test_matches_inside_a_range_count_once() -> None:
    reply: Any = SimpleNamespace(watched=lambda _: (match(0, 4), match(2, 4, 0), match(2, 4, 1), match(3, 9)))
    assert [(m.start, m.end, m.phrase) for m in shared.inside(reply, "x", 2, 8)] == [(2, 4, 0)]


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ([], []),
        ([(0, 4), (4, 6)], [(0, 4), (4, 6)]),
        ([(2, 4), (0, 4)], [(0, 4)]),
        ([(0, 4), (0, 9)], [(0, 9)]),
        ([(0, 4), (3, 9), (8, 10)], [(0, 4), (8, 10)]),
    ],
)
def test_the_longest_of_overlapping_matches(spans: list[tuple[int, int]], kept: list[tuple[int, int]]) -> None:
    assert [(m.start, m.end) for m in shared.longest(match(*span) for span in spans)] == kept


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1])), max_size=8)


@given(SPANS)
def test_the_longest_matches_never_overlap_and_cover_the_rest(spans: list[tuple[int, int]]) -> None:
    kept = shared.longest(match(*span) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(kept))
    assert all(shared.overlaps(*span, [Span(one.start, one.end) for one in kept]) for span in spans)


@pytest.mark.parametrize(
    ("start", "end", "expected"), [(0, 2, False), (4, 9, False), (2, 3, True), (0, 3, True), (3, 9, True)]
)
def test_overlaps(start: int, end: int, expected: bool) -> None:
    assert shared.overlaps(start, end, [Span(2, 4)]) == expected


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("Hallo Frau Berger!", ["Hallo"], False),
        ("Hallo Frau Berger!", ["Hallo", "Berger"], False),
        ("Hallo Frau Berger!", ["Hallo", "Frau Berger"], True),
        ("Hallo Eva und Tim,", ["Hallo", "Eva", "Tim"], True),
        ("Dear Eva & Tim,", ["Dear", "Eva", "Tim"], True),
        ("Hallo Eva, schön", ["Hallo", "Eva"], False),
        ("!", [], True),
    ],
)
def test_whether_every_word_is_known(text: str, known: list[str], expected: bool) -> None:
    spans = scan(text, "de")
    reply: Any = SimpleNamespace(
        norms=[fold(text[start:end]) for start, end in spans],
        starts=[start for start, _ in spans],
        ends=[end for _, end in spans],
    )
    assert shared.covered(reply, len(text), len(text), [])
    covers = [Span(text.index(word), text.index(word) + len(word)) for word in known]
    assert shared.covered(reply, 0, len(text), covers) == expected


@pytest.mark.parametrize(
    ("phrase", "without"),
    [("Hallo {name}", "Hallo"), ("{name}", ""), ("Hi {first_name} , hallo", "Hi , hallo"), ("Hallo", "Hallo")],
)
def test_a_phrase_without_its_slots(phrase: str, without: str) -> None:
    assert shared.without_slots(phrase) == without


BERGER = name("Frau Dr. Berger", "Frau Dr.", None, "Berger")
EVA = name("Eva Berger", None, "Eva", "Berger")
MS = name("Ms Hart", "Ms", None, "Hart")


@pytest.mark.parametrize(
    ("phrase", "person", "expected"),
    [
        ("/Hallo .*/", None, None),
        ("Rückgabe*", None, None),
        ("Herzliche Grüße", None, "Herzliche Grüße"),
        ("=MfG", None, "MfG"),
        ("{Hallo|Hi} du", None, "Hallo du"),
        ("Hallo {name}", None, "Hallo …"),
        ("Hallo {name}", BERGER, "Hallo Frau Dr. Berger"),
        ("Hallo {name},", EVA, "Hallo Eva Berger,"),
        ("Hallo {first_name}", EVA, "Hallo Eva"),
        ("Hallo {first_name}", BERGER, None),
        ("Liebe Frau {name}", BERGER, "Liebe Frau Dr. Berger"),
        ("Liebe Frau {name}", None, "Liebe Frau …"),
        ("Liebe Frau {name}", EVA, None),
        ("Lieber Herr {name}", BERGER, None),
        ("Dear Ms {name}", MS, "Dear Ms Hart"),
        ("Dear Mr {name}", MS, None),
        ("Hallo {title}", MS, "Hallo Ms"),
        ("bis {date}", None, None),
    ],
)
def test_a_phrase_as_people_would_write_it(phrase: str, person: Name | None, expected: str | None) -> None:
    assert shared.wording(phrase, person) == expected


@pytest.mark.parametrize(
    ("better", "original", "first", "expected"),
    [
        ("das", "Wir", True, "Das"),
        ("das", "wir", True, "das"),
        ("das", "Wir", False, "das"),
        ("Das", "wir", True, "Das"),
        ("", "Wir", True, ""),
        ("über", "Ü", True, "Über"),
    ],
)
def test_a_capital_where_a_sentence_begins(better: str, original: str, first: bool, expected: str) -> None:
    assert shared.like_original(better, original, first=first) == expected


@pytest.mark.parametrize(("offset", "begins"), [(0, True), (1, True), (4, False), (9, True), (20, False)])
def test_where_a_sentence_begins(offset: int, begins: bool) -> None:
    sentences = (Span(0, 8), Span(9, 12))
    reply: Any = SimpleNamespace(
        text="„So ja.“ Na.",
        sentence_at=lambda at: next((one for one in sentences if one.start <= at < one.end), None),
    )
    assert shared.begins_sentence(reply, offset) == begins


@pytest.mark.parametrize(
    ("text", "is_template", "rules"),
    [
        ("Anschrift:\n{{ house.address }}", True, []),
        ("Danke, das hilft uns sehr weiter!", True, []),
        (
            "Über das Formular auf unserer Seite kam gerade diese neue Anfrage für Sie herein.\n\nName des Kunden: {{ name }}\nNummer seines Telefons: {{ phone }}\nBetreff: {{ topic }}",
            True,
            [],
        ),
        ("Hallo Frau Berger,\n\ndanke für den Hinweis!", True, ["closing.missing", "clarity.short-reply"]),
        ("Danke, das hilft uns sehr weiter!", False, ["greeting.missing", "closing.missing", "clarity.short-reply"]),
        (
            "Danke, das hilft uns sehr weiter! Ihr Paket ist damit schon morgen bei Ihnen.",
            True,
            ["greeting.missing", "closing.missing", "clarity.short-reply"],
        ),
    ],
)
def test_a_building_block_of_a_library_is_no_whole_reply(text: str, is_template: bool, rules: list[str]) -> None:
    guide = "tonecheck: 1\nname: x\ngreeting: {required: true}\nclosing: {required: true}\nclarity: {reply_words: {min: 20}}"
    reply = Reply(text=text, language="de", is_template=is_template)
    found = Checker(load_text(guide, all_checks())).check(reply).findings
    assert sorted(finding.rule for finding in found) == sorted(rules)
