"""Safe suggestions applied: nothing that must stay changes, a second fix changes nothing, no finding is added."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonecheck import Checker, Reply
from tonecheck.fix import Fixed, fix
from tonecheck.resources import bundled_guides

_SPEC = importlib.util.spec_from_file_location("fixes", Path(__file__).parent / "benchmarks" / "fixes.py")
assert _SPEC
assert _SPEC.loader
fixes: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(fixes)

SAMPLE = 120
PIECES = {
    "de": [
        "Guten Tag Frau Berger,\n\n", "Hallo Tom Wolf!\r\n", "danke für deine Mail vom 3. Mai 2024!! ", "Das ist NICHT schön. ",
        "Wir melden uns SOFORT!!! ", "Ihre Bestellung {{order.id}} ist da! ", "Ich habe dir geschrieben, du kannst antworten. ",
        "Der Knopf „Mail SENDEN!!“ hilft. ", "Alle Nutzer*innen zahlen 4,95 €. ", "Super 😀!!\u200d ", "U\u0308ber die Email: ",
        "> Eine Mail!!! NIE\n", "\n\n", "\r\n", "MfG\n", "Viele Grüße\nJana Roth\n", "-- \nMail GmbH, Tel. 0800 55!!\n", "mail\u00adbox ",
    ],
    "en": [
        "Dear Ms Brown,\n\n", "Hi Bill!\r\n", "thanks for your e-mail of 3 May 2024!! ", "That is NOT good. ",
        "We will call NOW!!! ", "Your order {{order.id}} is here! ", "Visit the store, or shop online! ",
        'The "SEND e-mail!!" button helps. ', "Every consumer pays £4.95. ", "Great 😀!!\u200d ", "Cafe\u0301 product: ",
        "> An email!!! NEVER\n", "\n\n", "\r\n", "Cheers\n", "Kind regards,\nTom Hale\n", "-- \nMail Ltd, 0800 55!!\n", "email\u00ads ",
    ],
}  # fmt: skip


@cache
def checker(name: str) -> Checker:
    return Checker(name)


@pytest.fixture
def house(tmp_path: Path) -> Callable[[str], Checker]:
    def load(sections: str) -> Checker:
        path = tmp_path / "guide.yaml"
        path.write_text(f"tonecheck: 1\nname: Probe\nlanguage: de\n{sections}", encoding="utf-8")
        return Checker(path)

    return load


@pytest.mark.parametrize("name", bundled_guides())
def test_a_sample_of_the_corpus(name: str) -> None:
    language = checker(name).guide.language
    texts = [reply for reply in fixes.corpus(SAMPLE) if reply.language == language]
    assert len(texts) > 10
    for reply in texts:
        fixed = fix(checker(name), reply, closing=True)
        assert not list(fixes.problems(checker(name), reply, fixed, closing=True)), reply.text


@pytest.mark.parametrize("name", ["everyday-de", "luxury-en", "wow-de"])
@settings(max_examples=15)
@given(data=st.data())
def test_generated_replies(name: str, data: st.DataObject) -> None:
    language = checker(name).guide.language
    text = "".join(data.draw(st.lists(st.sampled_from(PIECES[language]), min_size=1, max_size=9)))
    situation = data.draw(st.sampled_from([None, "bereavement", "praise"]))
    reply = Reply(text=text, language=language, channel="email", situation=situation)
    closing = data.draw(st.booleans())
    fixed = fix(checker(name), reply, closing=closing)
    assert not list(fixes.problems(checker(name), reply, fixed, closing=closing))


def test_every_kind_of_safe_suggestion(house: Callable[[str], Checker]) -> None:
    guide = """\
address: Sie
terms: [{use: E-Mail, not: [Mail]}]
format: {exclamations: 1, capitals: 0}
inclusive: colon
phrases: [{avoid: [umgehend], say: [heute], safe: true}]
rules: [{name: house.price, kind: substitution, swap: {Gebühr: Preis}, safe: true}]
"""
    text = "Danke! Eine Mail an dich ist SOFORT da!! Alle Nutzer*innen zahlen die Gebühr umgehend!"
    fixed = fix(house(guide), Reply(text=text, language="de"))
    assert fixed.text == "Danke! Eine E-Mail an Sie ist sofort da. Alle Nutzer:innen zahlen die Preis heute."
    assert [(one.rule, one.before, one.after) for one in fixed.changes] == [
        ("terms.replaced", "Mail", "E-Mail"),
        ("address.form", "dich", "Sie"),
        ("format.capitals", "SOFORT", "sofort"),
        ("format.exclamations", "!!", "."),
        ("inclusive.style", "Nutzer*innen", "Nutzer:innen"),
        ("house.price", "Gebühr", "Preis"),
        ("phrases.avoided", "umgehend", "heute"),
        ("format.exclamations", "!", "."),
    ]
    assert fixed.report.findings == ()
    assert len(fixed.before.findings) == 7


def test_only_the_rules_that_are_named(house: Callable[[str], Checker]) -> None:
    guide = "terms: [{use: E-Mail, not: [Mail]}]\nformat: {capitals: 0}"
    fixed = fix(house(guide), Reply(text="Die Mail ist SOFORT da.", language="de"), rules={"format.capitals"})
    assert fixed.text == "Die Mail ist sofort da."


@pytest.mark.parametrize(
    "guide",
    [
        "terms: [{use: Brief, not: [Post], safe: true}, {use: Post, not: [Brief], safe: true}]",
        "terms: [{use: Brief, not: [Post], safe: true}]\nphrases: [Brief]",
        "rules: [{name: a.b, kind: substitution, swap: {Post: Postpost Post}, safe: true}]",
    ],
)
def test_what_would_be_found_again_is_not_put_in(house: Callable[[str], Checker], guide: str) -> None:
    fixed = fix(house(guide), Reply(text="Die Post ist da.", language="de"))
    assert (fixed.text, fixed.changes) == ("Die Post ist da.", ())


def test_a_change_is_withdrawn_alone(house: Callable[[str], Checker]) -> None:
    guide = "terms: [{use: Brief, not: [Post], safe: true}, {use: E-Mail, not: [Mail]}]\nphrases: [Brief]"
    fixed = fix(house(guide), Reply(text="Die Post und die Mail sind da. Auch die Mail.", language="de"))
    assert fixed.text == "Die Post und die E-Mail sind da. Auch die E-Mail."


def test_nothing_to_fix_gives_the_same_report() -> None:
    reply = Reply(text="Guten Tag Frau Berger, Ihr Paket ist da.", language="de")
    fixed = fix(checker("everyday-de"), reply)
    assert isinstance(fixed, Fixed)
    assert (fixed.text, fixed.changes) == (reply.text, ())
    assert fixed.before == fixed.report == checker("everyday-de").check(reply)
