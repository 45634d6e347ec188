from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tonecheck.formatters import _excerpt
from tonecheck.formatters._layout import Paint
from tonecheck.report import Finding, Related, Report, SentenceResult
from tonecheck.rule import Span

PLAIN = Paint(False)
TEXT = "Hallo\nDas geht nicht so. Ihr Konto DE89 3704 ist da.\r\nEnde"


def finding(word: str, rule: str = "a.b", related: str | None = None, **fields: Any) -> Finding:
    start = TEXT.index(word)
    others = (Related(TEXT.index(related), TEXT.index(related) + len(related), related),) if related else ()
    place = {"start": start, "end": start + len(word), "line": 2, "column": 1, "end_line": 2, "end_column": 1}
    values = {"rule": rule, "severity": "warning", "message": "So nicht.", "text": word, "related": others}
    return Finding(**{**values, **place, **fields})


def checked(*findings: Finding) -> Any:
    sentences = (SentenceResult(6, 24, {}), SentenceResult(25, 52, {}))
    report = Report(
        source=None, id=None, line=1, language="de", channel="email", situation=None, segment=None, words=9,
        scored=False, score=None, verdict="none", sentences=sentences, findings=findings,
    )  # fmt: skip
    return SimpleNamespace(reply=SimpleNamespace(text=TEXT), report=report)


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("nicht", "Das geht nicht so."),
        ("Konto", "Ihr Konto DE89 3704 ist da."),
        ("Hallo", "Hallo"),
        ("Ende", "Ende"),
        ("so. Ihr", "Das geht nicht so. Ihr"),
    ],
)
def test_the_sentence_around_a_finding_or_its_line(word: str, sentence: str) -> None:
    found = finding(word)
    span = _excerpt.sentence_of(checked(found), found)
    assert TEXT[span.start : span.end].rstrip() == sentence


def lines(*findings: Finding, width: int = 60) -> list[str]:
    result = checked(*findings)
    span = _excerpt.sentence_of(result, findings[0])
    return list(_excerpt.excerpt(result, span, findings, width, PLAIN))


def test_words_are_marked_below_their_line() -> None:
    assert lines(finding("nicht", related="Das")) == ["  2  Das geht nicht so.", "     ‾‾‾      ‾‾‾‾‾"]


def test_secrets_are_masked() -> None:
    secret = finding("DE89 3704", "never.personal-data")
    assert _excerpt.secrets([secret, finding("nicht")]) == (Span(secret.start, secret.end),)
    shown = "\n".join(lines(finding("Konto"), secret))
    assert "DE89" not in shown
    assert "•••• ••04" in shown


def test_long_sentences_are_cut_to_the_lines_with_marks() -> None:
    result = checked(finding("Ende"))
    long = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
    result.reply.text = long
    start = long.index("sieben")
    found = finding("Ende", start=start, end=start + 6)
    shown = list(_excerpt.excerpt(result, Span(0, len(long)), [found], 20, PLAIN))
    assert [line.strip() for line in shown] == ["2  sieben acht …", "‾‾‾‾‾‾"]


def test_where_a_finding_comes_from() -> None:
    assert _excerpt.source_of(finding("nicht")) == "a.b"
    assert _excerpt.source_of(finding("nicht", guide="haus.yaml:4")) == "a.b · haus.yaml:4"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["     ! So nicht.", "a.b"]),
        ({"severity": "error"}, ["     ✗ So nicht.", "a.b"]),
        ({"severity": "note", "why": "Darum."}, ["     · So nicht.", "       Darum.", "a.b"]),
        (
            {"suggestions": ("eins", "zwei", "drei", "vier")},
            ["     ! So nicht.", "       → „eins“ / „zwei“ / „drei“", "a.b"],
        ),
    ],
)
def test_a_finding_is_described(fields: dict[str, Any], expected: list[str]) -> None:
    shown = list(_excerpt.describe(finding("nicht", **fields), "de", 60, PLAIN))
    assert [*shown[:-1], shown[-1].strip()] == expected
    assert len(shown[-1]) == 60
