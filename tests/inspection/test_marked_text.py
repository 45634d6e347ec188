from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.inspection.document import Inspection, SentenceInspection
from tonecheck.inspection.marked_text import marked_text
from tonecheck.report import ActEvidence, AddressEvidence, AddressResult, ZoneResult

Make = Callable[..., Inspection]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert('x')</script>",
        'Sie & "wir" &amp; &lt; &#65;',
        "</div></body></html>",
        "\n\nmit Zeilen davor\n",
        "\r\nWindows\r\nalter Mac\r",
        "",
        "<!-- kein Kommentar",
        "Grüße\u00ad👩‍🚒 \u0308",
        "a\x0c\x1b\x85b",
    ],
)
def test_any_text_comes_back_as_it_was(text: str, made: Make, parse: Callable[[str], Any]) -> None:
    page = parse(f'<p id="t">{marked_text(made(text), "de")}</p>')
    assert page.texts.get("t", "") == text
    assert {tag for tag, _ in page.attributes} <= {"p", "span"}


def test_what_html_cannot_carry_is_replaced_and_shifts_nothing(made: Make, parse: Callable[[str], Any]) -> None:
    html = marked_text(made("a\0b"), "de")
    assert parse(f'<p id="t">{html}</p>').texts["t"] == "a\ufffdb"


def test_words_carry_their_signed_weights(made: Make, parse: Callable[[str], Any]) -> None:
    shown = made()
    html = marked_text(shown, "de")
    found = dict(re.findall(r'<span data-marks="([^"]*)">([^<]*)</span>', html))
    assert found["act-0-apologize:^+6.1;tone-empathy:^+4.2;heat-empathy:^+3.0"] == "tut"
    assert found["act-0-apologize:+6.1;tone-empathy:+4.2;tone-empathy:^+1.1"] == "uns"
    assert found["tone-empathy:^-2.7;deadlines:^vage"] == "zeitnah"
    assert found["address-Sie:^Sie"] == "Ihnen"
    assert found["heat-empathy:^-0.4;amounts:3–5 Werktage"] == "Werktagen"


def test_zones_are_named_sentences_numbered_and_placeholders_outlined(made: Make) -> None:
    html = marked_text(made(), "en")
    assert '<span class="zone greeting" data-name="greeting">Guten Tag Frau Bürger,</span>' in html
    assert '<span class="zone body" data-name="body"><span class="sentence" data-sentence="0">es ' in html
    assert '<span class="hole">{{agent}}</span>' in html


TEXTS = st.text(max_size=30) | st.text("<>&\"'\r\n a", max_size=30)
SPAN = st.tuples(st.integers(0, 30), st.integers(0, 30))


@given(
    text=TEXTS,
    zones=st.lists(SPAN, max_size=3),
    sentences=st.lists(SPAN, max_size=3),
    words=st.lists(SPAN, max_size=6),
)
def test_marks_in_any_place_leave_the_text_alone(
    made: Make,
    parse: Callable[[str], Any],
    text: str,
    zones: list[tuple[int, int]],
    sentences: list[tuple[int, int]],
    words: list[tuple[int, int]],
) -> None:
    shown = made(
        text,
        zones=tuple(ZoneResult("body" if at % 2 else "placeholder", *span) for at, span in enumerate(zones)),
        sentences=tuple(
            SentenceInspection(
                *span, acts={}, evidence=(ActEvidence("blame", *span, -1.0),), zone="body", done=("blame",)
            )
            for span in sentences
        ),
        address=AddressResult("du", None, False, tuple(AddressEvidence(*span, "du") for span in words)),
        tone={},
        amounts=(),
        deadlines=(),
    )
    page = parse(f'<p id="t">{marked_text(shown, "de")}</p>')
    assert page.texts.get("t", "") == text.replace("\0", "\ufffd")
    covered = {offset for start, end in words for offset in range(start, min(end, len(text)))}
    marked = [value for value in page.values("data-marks") if "address-du" in value]
    assert bool(marked) == bool(covered)
