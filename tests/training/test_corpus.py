"""The corpus reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.training.corpus import Record, data_hash, read_further, read_test, read_training

REPLY = """#### de-a-001 | de | email | late | parcels | Sie | F4 P4 W3 E5 N2 C4 | hedging, typo
> Wo ist mein Paket?
[greeting] Guten Tag Frau Berger,

[apologize,explain] es tut mir leid, der Bote war krank.
[solve] Ich suche es.

[closing] Freundliche Grüße
[closing] Jana Roth
[closing] Kundenservice

#### de-a-005 | de | chat | late | parcels | du | F2 P3 W3 E1 N2 C4 | -
> hallo?
[inform] kommt morgen
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "replies-de-a.txt").write_text(REPLY, encoding="utf-8")
    ratings = "id,F,P,W,E,N,C,flaws\nde-a-001,3,4,4,4,2,5,hedging+passive\nde-a-005,2,3,3,1,2,4,-\n"
    (tmp_path / "ratings-de-a.csv").write_text(ratings, encoding="utf-8")
    (tmp_path / "situations-de.csv").write_text("id,situation\nde-a-001,complaint\n", encoding="utf-8")
    return tmp_path


def acts(record: Record) -> list[tuple[str, tuple[str, ...]]]:
    return [(record.text[s.start : s.end], s.acts) for s in record.sentences]


def test_text_and_acts(folder: Path) -> None:
    (record,) = read_training(folder)
    assert record.text == (
        "Guten Tag Frau Berger,\n\nes tut mir leid, der Bote war krank. Ich suche es.\n\n"
        "Freundliche Grüße\nJana Roth\nKundenservice"
    )
    assert acts(record) == [
        ("Guten Tag Frau Berger,", ("greeting",)),
        ("es tut mir leid, der Bote war krank.", ("apologize", "explain")),
        ("Ich suche es.", ("solve",)),
        ("Freundliche Grüße", ("closing",)),
        ("Jana Roth", ("closing",)),
        ("Kundenservice", ()),
    ]
    assert record.customer == "Wo ist mein Paket?"
    assert record.situation == "complaint"


def test_ratings_are_averaged_and_flaws_weighed(folder: Path) -> None:
    (record,) = read_training(folder)
    assert record.tone["formality"] == 3.5
    assert record.tone["empathy"] == 4.5
    assert record.flaws == {"hedging": True, "passive": False, "typo": False}


def test_every_fifth_number_is_kept_apart(folder: Path) -> None:
    assert [record.id for record in read_test(folder)] == ["de-a-005"]
    assert [record.id for record in read_training(folder)] == ["de-a-001"]


def test_a_further_slice_is_in_neither_part(folder: Path) -> None:
    (folder / "replies-de-h.txt").write_text(REPLY.replace("de-a-", "de-h-"), encoding="utf-8")
    assert [record.id for record in read_test(folder)] == ["de-a-005"]
    assert [record.id for record in read_training(folder)] == ["de-a-001"]
    assert [record.id for record in read_further(folder)] == ["de-h-001", "de-h-005"]


def test_a_corpus_needs_no_further_slice(folder: Path) -> None:
    assert read_further(folder) == []


def test_no_further_record_repeats_a_reply_that_is_measured() -> None:
    measured = {record.text for record in (*read_training(), *read_test())}
    further = [record.text for record in read_further()]
    assert len(further) > 400
    assert len({*further, *measured}) == len(further) + len(measured)


def test_the_shipped_corpus_is_whole() -> None:
    records = read_training()
    assert len(records) == 1232
    assert not any(record.is_test for record in records)
    for record in records:
        assert all(0 <= s.start < s.end <= len(record.text) for s in record.sentences)
        assert all(a.end < b.start for a, b in zip(record.sentences, record.sentences[1:], strict=False))


def test_the_hash_follows_the_data(folder: Path) -> None:
    before = data_hash(folder)
    (folder / "ratings-de-a.csv").write_text("id,F,P,W,E,N,C,flaws\n", encoding="utf-8")
    assert data_hash(folder) != before


def test_mistakes_are_named(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(TonecheckError, match=r"replies-\*\.txt"):
        read_training(tmp_path / "nowhere")
    (folder / "replies-de-a.txt").write_text("#### de-a-001 | de | email\n", encoding="utf-8")
    with pytest.raises(TonecheckError, match="3 fields"):
        read_training(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("replies-de-a.txt", "de-a-001 |", "a1 |", r"replies-de-a\.txt:1: the id 'a1' is none"),
        (
            "replies-de-a.txt",
            "de-a-005 | de |",
            "de-a-005 | fr |",
            r"replies-de-a\.txt:12: de-a-005: the language 'fr' is unknown",
        ),
        ("replies-de-a.txt", "F4 P4 W3", "F4 P9 W3", r"replies-de-a\.txt:1: de-a-001: no rating from 1 to 5 for P\."),
        ("replies-de-a.txt", "[solve]", "[solved]", r"replies-de-a\.txt:1: de-a-001: the act 'solved' is unknown"),
        ("replies-de-a.txt", "[inform] ", "", r"replies-de-a\.txt:12: de-a-005: no acts before 'kommt morgen'"),
        ("ratings-de-a.csv", "de-a-001,3", "de-a-001,x", r"ratings-de-a\.csv:2: F is 'x'"),
        ("ratings-de-a.csv", ",hedging+passive", "", r"ratings-de-a\.csv:2: no flaws"),
        ("ratings-de-a.csv", "id,F", "id;F", r"ratings-de-a\.csv:2: no id, F"),
        ("situations-de.csv", "complaint", "", r"situations-de\.csv:2: no situation"),
    ],
)
def test_a_mistake_has_a_place_and_a_remedy(file: str, old: str, new: str, message: str, folder: Path) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(TonecheckError, match=message + r"(.|\n)*nothing was done"):
        read_training(folder)


def test_all_mistakes_are_said_at_once(folder: Path) -> None:
    text = (folder / "replies-de-a.txt").read_text(encoding="utf-8")
    (folder / "replies-de-a.txt").write_text(text.replace("| de |", "| fr |"), encoding="utf-8")
    with pytest.raises(TonecheckError, match="2 mistakes in the labelled files"):
        read_training(folder)


def test_a_file_that_is_not_utf8_is_said(folder: Path) -> None:
    (folder / "replies-de-a.txt").write_bytes(REPLY.encode("latin-1"))
    with pytest.raises(TonecheckError, match=r"replies-de-a\.txt:8: not UTF-8"):
        read_training(folder)
