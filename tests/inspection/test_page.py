from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.inspection.document import Inspection
from tonecheck.inspection.page import render

Make = Callable[..., Inspection]
Parse = Callable[[str], Any]


def test_a_reply_cannot_put_elements_into_the_page(made: Make, parse: Parse) -> None:
    text = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    shown = made(text, source=text, id=text, segment=text, channel=text)
    plain = parse(render(made("x"), "de"))
    page = parse(render(shown, "de"))
    assert {tag for tag, _ in page.attributes} <= {tag for tag, _ in plain.attributes}
    assert sum(tag == "script" for tag, _ in page.attributes) == 1
    assert page.texts["reply"] == text


@pytest.mark.parametrize("ui", ["de", "en"])
def test_nothing_is_asked_from_anywhere_else(ui: str, made: Make, parse: Parse) -> None:
    html = render(made(), ui)
    page = parse(html)
    assert not {"src", "href", "action", "style"} & {name for _, found in page.attributes for name in found}
    assert not [name for _, found in page.attributes for name in found if name.startswith("on")]
    assert not re.search(r"url\(|@import|https?:|fetch\(|XMLHttp", html)


def test_only_the_pages_own_style_and_script_are_let_in(made: Make, parse: Parse) -> None:
    html = render(made(), "de")
    (policy,) = (value for value in parse(html).values("content") if "default-src" in value)
    for tag in ("style", "script"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert inner
        digest = base64.b64encode(hashlib.sha256(inner[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")


@given(text=st.text(max_size=40))
def test_the_page_has_the_text_as_it_is(made: Make, parse: Parse, text: str) -> None:
    page = parse(render(made(text, amounts=(), deadlines=()), "en"))
    assert page.texts.get("reply", "") == text.replace("\0", "\ufffd")


def test_every_button_has_words_to_light_up(made: Make, parse: Parse) -> None:
    page = parse(render(made(tone={"empathy": made().tone["empathy"]}), "de"))
    keys = {entry.partition(":")[0] for value in page.values("data-marks") for entry in value.split(";")}
    assert set(page.values("data-key")) == keys - {"heat-empathy"}
    assert {"tone-empathy", "act-0-apologize", "address-Sie", "amounts", "deadlines"} <= keys


def test_the_page_can_be_used_without_a_mouse_and_without_eyes(made: Make, parse: Parse) -> None:
    page = parse(render(made(), "de"))
    buttons = [found for tag, found in page.attributes if tag == "button"]
    assert all(found["type"] == "button" and found["aria-pressed"] == "false" for found in buttons)
    headings = {found["id"] for tag, found in page.attributes if tag == "h2"}
    assert {found["aria-labelledby"] for tag, found in page.attributes if tag == "section"} == headings
    assert all(found["role"] == "img" and found["aria-label"] for tag, found in page.attributes if tag == "svg")
    assert [found["lang"] for tag, found in page.attributes if tag == "html"] == ["de"]
    assert "Empathie: 31,4, Guide: ab 40" in page.values("aria-label")


@pytest.mark.parametrize(
    ("ui", "phrases"),
    [
        ("de", ("Antwort", "Empathie", "Guide: ab 40", "durchschnittliche Antwort", "Entschuldigung", "zählt nicht", "3–5 Werktage")),
        ("en", ("Reply", "Empathy", "guide: at least 40", "average reply", "apology", "does not count", "3–5 working days")),
    ],
)  # fmt: skip
def test_the_page_speaks_both_languages(ui: str, phrases: tuple[str, ...], made: Make, parse: Parse) -> None:
    shown = parse(render(made(), ui)).whole
    assert [phrase for phrase in phrases if phrase not in shown] == []
    assert ("+4,2" if ui == "de" else "+4.2") in shown
    assert "−2" in shown


def test_without_a_guide_no_range_is_drawn(made: Make, parse: Parse) -> None:
    warmth = made().tone["warmth"]
    page = parse(render(made(guide=None, tone={"warmth": warmth}), "en"))
    assert "no guide" in page.whole
    assert not [found for tag, found in page.attributes if tag == "rect" and found["class"] == "range"]


def test_a_short_reply_says_what_it_lacks(made: Make, parse: Parse) -> None:
    page = parse(render(made("Ja", tone={}, sentences=(), zones=(), amounts=(), deadlines=()), "en"))
    assert "The reply is too short to have a tone." in page.whole
    assert "No sentence of its own." in page.whole


def test_light_dark_and_paper_have_their_colours(made: Make) -> None:
    html = render(made(), "de")
    assert "prefers-color-scheme: dark" in html
    assert "@media print" in html
    assert '<meta name="color-scheme" content="light dark">' in html
