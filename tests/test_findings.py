from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.findings import Places, fingerprint, mask_spans, masked, severity_of, told_once
from tonecheck.origin import Origin
from tonecheck.rule import Hit, Severity, Span


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("eins\nzwei", 0, (1, 1)),
        ("eins\nzwei", 4, (1, 5)),
        ("eins\nzwei", 5, (2, 1)),
        ("eins\r\nzwei", 6, (2, 1)),
        ("eins\rzwei", 5, (2, 1)),
        ("Grüße 👩‍🚒\nzwei", 10, (2, 1)),
        ("u\u0308ber\nzwei", 6, (2, 1)),
        ("a\n", 2, (2, 1)),
        ("", 0, (1, 1)),
    ],
)
def test_lines_and_columns_count_code_points_from_one(text: str, offset: int, place: tuple[int, int]) -> None:
    assert Places(text).at(offset) == place


def test_lines_count_from_where_the_reply_begins_in_its_source() -> None:
    assert Places("eins\nzwei", first=40).at(5) == (41, 1)


def test_a_text_that_was_read_out_of_something_has_the_places_of_that() -> None:
    origin = Origin(source='a\n"b\\nc"', starts=(3, 4, 6), ends=(4, 6, 7), line=7)
    assert Places("b\nc", 7, origin).at(2) == (8, 5)
    assert Places("b\nc", 7, origin).span(1, 3) == (8, 3, 8, 6)


@pytest.mark.parametrize(
    ("secret", "shown"),
    [
        ("DE02 1203 0000 0000 2020 51", "•••• •••• •••• •••• •••• 51"),
        ("geheim", "••••••"),
        ("hunter22", "••••••22"),
    ],
)
def test_secrets_are_masked(secret: str, shown: str) -> None:
    assert masked(secret) == shown


@given(st.text(max_size=30), st.data())
def test_masking_keeps_the_length(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    start, end = sorted((data.draw(offsets), data.draw(offsets)))
    low, high = sorted((data.draw(offsets), data.draw(offsets)))
    assert len(mask_spans(text, start, end, [Span(low, high)])) == end - start


def test_what_overlaps_a_secret_is_masked_too() -> None:
    assert mask_spans("Passwort hunter22 bitte", 0, 13, [Span(9, 17)]) == "Passwort ••••"


def test_a_fingerprint_survives_case_and_blanks_but_not_another_rule_or_occurrence() -> None:
    assert fingerprint("a.b", "Ein  Satz.", 1) == fingerprint("a.b", " ein satz. ", 1)
    assert len({fingerprint("a.b", "x", 1), fingerprint("a.c", "x", 1), fingerprint("a.b", "x", 2)}) == 3


def _hits(*rows: tuple[str, int, int, str | None, str]) -> list[tuple[str, Hit, Severity]]:
    return [
        (rule.partition(".")[0], Hit(rule=rule, start=start, end=end, topic=topic), severity)  # type: ignore[misc]
        for rule, start, end, topic, severity in rows
    ]


@pytest.mark.parametrize(
    "second",
    [
        ("b.y", 4, 9, "other", "note"),
        ("b.y", 4, 9, None, "note"),
        ("b.y", 6, 12, "topic", "note"),
        ("b.y", 9, 9, "topic", "note"),
        ("a.x", 4, 9, "topic", "note"),
    ],
)
def test_another_topic_place_or_the_same_rule_is_no_repetition(second: tuple[str, int, int, str | None, str]) -> None:
    assert len(told_once(_hits(("a.x", 4, 9, "topic", "warning"), second), ())) == 2


def test_what_has_no_topic_is_never_a_repetition() -> None:
    assert len(told_once(_hits(("a.x", 4, 9, None, "note"), ("b.y", 4, 9, None, "note")), ())) == 2


@pytest.mark.parametrize(
    ("rows", "critical", "kept"),
    [
        ((("a.x", 4, 4, "t", "note"), ("b.y", 90, 90, "t", "warning")), (), "b.y"),
        ((("a.x", 4, 4, "t", "note"), ("b.y", 90, 90, "t", "note")), (), "a.x"),
        ((("a.x", 4, 9, "t", "note"), ("b.y", 5, 7, "t", "error")), (), "b.y"),
        ((("a.x", 5, 7, "t", "note"), ("b.y", 4, 9, "t", "error")), ("a.x",), "a.x"),
        ((("clarity.filler", 4, 9, "t", "error"), ("phrases.avoided", 4, 9, "t", "note")), (), "phrases.avoided"),
    ],
)
def test_of_a_repetition_one_is_kept(
    rows: tuple[tuple[str, int, int, str | None, str], ...], critical: tuple[str, ...], kept: str
) -> None:
    assert [hit.rule for _, hit, _ in told_once(_hits(*rows), critical)] == [kept]


@pytest.mark.parametrize(
    ("level", "section", "severity"),
    [("off", "error", None), ("note", "error", "note"), (None, "error", "error"), (None, None, "warning")],
)
def test_levels_win_over_the_sections_severity(level: str | None, section: str | None, severity: str | None) -> None:
    hit = Hit(rule="a.b", start=0, end=0, severity=section)  # type: ignore[arg-type]
    assert severity_of(hit, None, {"a.b": level} if level else {}) == severity
