from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tonecheck.inspection import dimension, page, terminal, wording
from tonecheck.inspection.document import Amount, Inspection, LanguageReading, SituationReading
from tonecheck.inspection.inspect import INDICES
from tonecheck.languages.data import values
from tonecheck.languages.ui import words
from tonecheck.nlp.acts import ACTS
from tonecheck.nlp.readability import INDICES as FORMULAS
from tonecheck.report import AddressResult

Make = Callable[..., Inspection]


def test_no_key_of_the_view_is_unknown_and_none_is_unused() -> None:
    code = "".join(inspect.getsource(module) for module in (wording, terminal, dimension, page))
    code += (Path(__file__).parents[2] / "tonecheck" / "cli" / "_show.py").read_text(encoding="utf-8")
    known = {key for key in words("de") if key.startswith("show.")}
    used = set(re.findall(r"\"(show\.[a-z_.]+)\"|'(show\.[a-z_.]+)'", code))
    literal = {one or other for one, other in used}
    assert literal - known == set()
    computed = {key for key in known if key.rpartition(".")[0] in ("show.language", "show.situation")}
    assert known - literal - computed == set()


@pytest.mark.parametrize("ui", ["de", "en"])
def test_everything_that_can_be_shown_has_a_name(ui: str) -> None:
    units = {unit for language in ("de", "en") for unit in values(language, "quantities")["units"]}
    zones = ("subject", "greeting", "body", "closing", "signature", "quote", "disclaimer", "placeholder")
    needed = (
        {f"act.{act}" for act in ACTS} | {f"index.{name}" for name in FORMULAS} | {f"unit.{unit}" for unit in units}
    )
    needed |= {f"zone.{zone}" for zone in zones} | {
        f"form.{form}" for form in ("Sie", "du", "Du", "ihr", "Ihr", "neutral", "avoid")
    }
    assert needed - words(ui).keys() == set()
    assert {name for names in INDICES.values() for name in names} == set(FORMULAS)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("given", "Deutsch (angegeben)"),
        ("recognised", "Deutsch (erkannt: Log-Odds 2,0, sicher ab 1,6)"),
        (
            "assumed",
            "Deutsch (angenommen: nicht sicher zu erkennen, Log-Odds 2,0, sicher ab 1,6; --language legt sie fest)",
        ),
    ],
)
def test_the_language_is_said_with_how_sure_it_is(how: str, said: str, made: Make) -> None:
    reading = LanguageReading(how=how, margin=2.0, sure_from=1.6)  # type: ignore[arg-type]
    assert wording.language(made(language_reading=reading), "de") == said


@pytest.mark.parametrize(
    ("situation", "how", "probabilities", "said"),
    [
        (None, "unknown", {}, "none (not given, no customer's message)"),
        (None, "unknown", {"request": 0.4, "other": 0.3}, "none (most likely request: 0.40, sure from 0.50)"),
        (None, "unknown", {"other": 0.9}, "none (the customer's message fits none)"),
        ("refund", "given", {}, "refund (given)"),
        ("refusal", "refusal", {"other": 0.9}, "refusal (the reply itself refuses)"),
        (
            "outage",
            "recognised",
            {"outage": 0.9},
            "outage (recognised in the customer's message: 0.90, sure from 0.50)",
        ),
    ],
)
def test_the_situation_is_said_with_where_it_comes_from(
    situation: str | None, how: str, probabilities: dict[str, float], said: str, made: Make
) -> None:
    reading = SituationReading(how=how, asked=True, probabilities=probabilities, sure_from=0.5)  # type: ignore[arg-type]
    assert wording.situation(made(situation=situation, situation_reading=reading), "en") == said


@pytest.mark.parametrize(
    ("form", "expected", "mixed", "said"),
    [
        (None, None, False, "none (German only)"),
        ("neutral", None, False, "none"),
        ("neutral", "du", False, "none (the guide wants du)"),
        ("du", "Sie", True, "du, mixed (the guide wants Sie)"),
        ("Sie", "avoid", False, "Sie (the guide wants none)"),
    ],
)
def test_the_address_is_said_beside_what_the_guide_wants(
    form: str | None, expected: str | None, mixed: bool, said: str, made: Make
) -> None:
    assert wording.address(made(address=AddressResult(form, expected, mixed)), "en") == said


@pytest.mark.parametrize(
    ("low", "high", "past", "said"),
    [
        (14, 14, False, "“3-5” (14 working days)"),
        (3, 5, False, "“3-5” (3–5 working days)"),
        (1.5, 1.5, True, "“3-5” (1.5 working days, in the past)"),
    ],
)
def test_an_amount_is_said_as_written_and_as_read(low: float, high: float, past: bool, said: str, made: Make) -> None:
    shown = made()
    start = shown.text.index("3-5")
    one = Amount(start=start, end=start + 3, low=low, high=high, unit="workday", is_past=past)
    assert wording.amount(one, shown, "en") == said


def test_the_addends_begin_with_the_average_and_end_with_the_rest(made: Make) -> None:
    shown = made()
    addends = list(wording.addends(shown.tone["empathy"], shown, "de"))
    assert [wording.signed(one, "de") for one in addends] == ["47,2", "+4,2", "−2,7", "+1,1", "−18,4"]
    assert [one.label for one in addends[::4]] == ["durchschnittliche Antwort", "alles Übrige"]
    plain = list(wording.addends(shown.tone["warmth"], shown, "de"))
    assert [wording.signed(one, "de") for one in plain] == ["48,0", "+2,0"]


def test_readability_says_which_formula_the_guide_limits(made: Make) -> None:
    shown = made()
    assert list(wording.readability(shown, "en")) == [
        "40 words in 3 sentences, 13.3 a sentence, 1.55 syllables a word",
        "Wiener Sachtextformel 1: 3.5 (the guide wants at most 10)",
        "Flesch (Amstad): 76.0 (higher is easier)",
    ]
    short = msgspec.structs.replace(shown.readability, indices={})
    assert list(wording.readability(made(readability=short), "en"))[1:] == ["no formula under 30 words"]
    none = msgspec.structs.replace(short, words_per_sentence=None, syllables_per_word=None)
    assert list(wording.readability(made(readability=none), "en")) == ["none"]


@pytest.mark.parametrize(("before", "line"), [("", 1), ("a\nb\n", 3), ("a\r\nb", 2), ("a\rb", 2), ("\n\r\n\r", 4)])
def test_lines_are_counted_by_any_line_end(before: str, line: int, made: Make) -> None:
    assert wording.line_of(made(before + "x"), len(before)) == line
