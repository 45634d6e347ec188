"""What `audit` says, in the language of whoever reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tonecheck.audit import generated
from tonecheck.audit.auditing import Outcome
from tonecheck.audit.spark import SparkOutcome
from tonecheck.cli import _audit_words
from tonecheck.rule import Text

Run = Callable[..., tuple[int, str, str]]


def _outcome(**figures: int) -> Outcome:
    return Outcome(**{**dict.fromkeys(("judged", "copied", "known", "skipped", "dropped"), 0), "run": 1, **figures})


@pytest.mark.parametrize(
    ("outcome", "german", "english"),
    [
        (
            _outcome(replies=1, judged=1, skipped=1, dropped=1),
            "1 Antwort, davon jetzt beurteilt: 1, schon bekannt: 0; 1 Zeile übersprungen; 1 Bewertung oder Zeit neben"
            " einer Antwort weggelassen (Lauf 1)",
            "1 reply, 1 of them judged now, 0 known already; 1 row skipped; 1 rating or time beside a reply left out"
            " (run 1)",
        ),
        (
            _outcome(replies=12, judged=7, known=2, copied=3, run=2),
            "12 Antworten, davon jetzt beurteilt: 7, schon bekannt: 2, aus dem letzten Lauf übernommen: 3 (Lauf 2)",
            "12 replies, 7 of them judged now, 2 known already, 3 taken over from the last run (run 2)",
        ),
        (
            SparkOutcome(12, 7, 2, 3),
            "12 Antworten, davon jetzt beurteilt: 7; 2 Zeilen übersprungen; 3 Bewertungen oder Zeiten neben Antworten"
            " weggelassen",
            "12 replies, 7 of them judged now; 2 rows skipped; 3 ratings or times beside replies left out",
        ),
    ],
)
def test_an_outcome_is_said_in_both_languages(outcome: Outcome | SparkOutcome, german: str, english: str) -> None:
    assert _audit_words.outcome(outcome, "de") == german
    assert _audit_words.outcome(outcome, "en") == english


def test_every_text_has_both_languages_and_the_same_values() -> None:
    texts = [one for one in vars(_audit_words).values() if isinstance(one, Text)]
    assert len(texts) > 8
    for text in texts:
        assert text.de != text.en
        assert set(re.findall(r"{\w+}", text.de)) == set(re.findall(r"{\w+}", text.en))


@pytest.fixture
def archive(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five replies, one of them without text and one with a rating that is none."""
    monkeypatch.setenv("TONECHECK_CONFIG", str(house / "config"))
    rows = list(generated.rows(5))
    lines = [
        f"{row['agent']},{number},Ihr Paket {number} kommt morgen bei Ihnen an.,gut" for number, row in enumerate(rows)
    ]
    (house / "a.csv").write_text("\n".join(["agent,id,reply,csat", *lines[:4], "a,9, ,3"]), encoding="utf-8")


@pytest.mark.usefixtures("archive")
def test_an_audit_speaks_german_where_the_locale_does(tonecheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    audit = ("audit", "a.csv", "--store", "s", "--guide", "haus.yaml", "--workers", "1")
    err = tonecheck(*audit)[2]
    assert "a.csv: die Spalten, wie sie erraten wurden" in err
    assert "s: 4 Antworten, davon jetzt beurteilt: 4, schon bekannt: 0; 1 Zeile übersprungen; 4 Bewertungen" in err
    assert "  a.csv:6: Die Antwort ist leer.\n" in err
    assert "  a.csv:2: csat „gut“ ist nicht zu lesen; die Antwort zählt ohne diese Angabe\n" in err
    assert tonecheck("audit", "forget", "s", "--before", "2020-01-01")[2] == (
        "s: 0 Antworten sind gelöscht; spätere Auswertungen lassen sie aus.\n"
    )
    assert "Stimmt die Schreibweise" in tonecheck("audit", "forget", "s", "--agent", "Niemand")[2]


@pytest.mark.usefixtures("archive")
def test_the_option_and_the_settings_choose_the_language_too(tonecheck: Run, house: Path) -> None:
    audit = ("audit", "a.csv", "--store", "s", "--guide", "haus.yaml", "--preview")
    assert "columns as guessed" in tonecheck(*audit)[2]
    assert "wie sie erraten wurden" in tonecheck(*audit, "--ui", "de")[2]
    (house / ".tonecheck.toml").write_text('ui = "de"\n', encoding="utf-8")
    assert "wie sie erraten wurden" in tonecheck(*audit)[2]
    assert "columns as guessed" in tonecheck(*audit, "--ui", "en")[2]


@pytest.mark.usefixtures("archive")
def test_after_an_interruption_it_is_said_that_the_same_command_goes_on(
    tonecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tonecheck.audit import auditing

    audit = ("audit", "a.csv", "--store", "s", "--guide", "haus.yaml", "--workers", "1")

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(auditing, "audit", interrupted)
        status, _, err = tonecheck(*audit)
        assert (status, err.strip()) == (130, "Interrupted.")
    tonecheck(*audit)
    monkeypatch.setattr(auditing, "audit", interrupted)
    assert "s: what was judged is kept; the same command goes on from there.\n" in tonecheck(*audit)[2]
