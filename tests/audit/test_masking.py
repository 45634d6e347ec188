"""The test set of personal data: how much of it is masked, and how much of what is masked is any.

`python tests/audit/test_masking.py -v` prints the figures by kind, with all that was missed or masked for nothing.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.anatomy import dissect
from tonecheck.audit import masking

_DATA = Path(__file__).parent / "data"
_MARKED = re.compile(r"\{(\w+):([^{}]*)\}")


class Figures(NamedTuple):
    """Counts by kind of the set, and of what was masked beside it."""

    items: Counter[str]
    found: Counter[str]
    right: int  #: masked spans that touch a marked item
    wrong: list[str]  #: those that do not
    missed: list[str]

    @property
    def recall(self) -> float:
        return self.found.total() / self.items.total()

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong))


def texts(language: str) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """Each text without its marks, with the spans that they marked."""
    result = []
    for line in (_DATA / f"personal-{language}.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        text, items, at = "", [], 0
        for mark in _MARKED.finditer(line):
            text += line[at : mark.start()].replace("|", "\n")
            items.append((len(text), len(text) + len(mark[2]), mark[1]))
            text, at = text + mark[2], mark.end()
        result.append((text + line[at:].replace("|", "\n"), items))
    return result


def measure(language: str) -> Figures:
    """An item counts as found where every letter and digit of it is masked; a title need not be."""
    figures = Figures(Counter(), Counter(), 0, [], [])
    right = 0
    for text, items in texts(language):
        pieces = masking.found(text, dissect(text, language=language), language)
        for start, end, kind in items:
            start += _title(text[start:end]) if kind in ("name", "address", "birth") else 0
            figures.items[kind] += 1
            if masking.covers(pieces, start, end, text):
                figures.found[kind] += 1
            else:
                figures.missed.append(f"{kind}: {text[start:end]}")
        for piece in pieces:
            if any(piece.start < end and start < piece.end for start, end, _ in items):
                right += 1
            else:
                figures.wrong.append(f"{piece.kind}: {text[piece.start : piece.end]}")
    return figures._replace(right=right)


def _title(name: str) -> int:
    found = re.match(
        r"(?:(?:Frau|Herrn?|Hr\.|Familie|Mr and Mrs|Mr|Ms|Mrs|Dr\.?|Mag\.|geb\.|geboren am|am|born(?: on)?)\s)+", name
    )
    return found.end() if found else 0


@pytest.mark.parametrize("language", ["de", "en"])
def test_personal_data_of_the_test_set_are_masked(language: str) -> None:
    figures = measure(language)
    assert figures.items.total() >= 300
    assert figures.recall >= 0.97
    assert figures.precision >= 0.98
    for kind in ("mail", "iban", "card", "phone", "address", "number"):
        assert figures.found[kind] >= 0.95 * figures.items[kind], kind


@pytest.mark.parametrize(
    "text",
    [
        "Wir erstatten 1.240,50 € bis zum 14.03.2025 um 14:30 Uhr.",
        "Nach § 312g BGB und Art. 15 DSGVO haben Sie 14 Tage Zeit.",
        "Unser Büro ist montags bis freitags von 8 bis 17 Uhr besetzt.",
        "Der Rasenmäher KM 320 wiegt 12 kg und verbraucht 1.100 W.",
        "Seit 2019-2024 gilt der Tarif, ab 2025-01-31 der neue.",
        "Ernst gemeint: Mark und Pfennig gibt es im August nicht mehr.",
        "Vielen Dank für Ihre Geduld. Mit freundlichen Grüßen",
        "Thank you for your patience. We will refund £1,310.50 by 2 May.",
        "You may return it within 30 days, as section 12 says.",
        "Sehr geehrte Damen und Herren, das Kundenservice-Team hilft.",
        "Hallo {{ticket.requester.first_name}}, Ihre Nummer ist {{order.id}}.",
    ],
)
def test_other_words_and_figures_stay(text: str) -> None:
    language = "en" if text.isascii() and " you" in text.lower() else "de"
    assert masking.found(text, dissect(text, language=language), language) == []


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Frau Berger wartet.", "Frau •••••• wartet."),
        ("Guten Tag Herr Dr. von Hagen, Hagen!", "Guten Tag Herr Dr. ••• •••••, •••••!"),
        ("Ruf 0421 5550-318 an.", "Ruf •••• •••••••• an."),
    ],
)
def test_masks_keep_the_length_and_blanks(text: str, masked: str) -> None:
    assert masking.masked(text, masking.found(text)) == masked


@given(st.text(alphabet=st.sampled_from("Frau Berg@. \n0123456789-/DEabn#"), max_size=80))
def test_any_text_keeps_its_length_and_its_other_characters(text: str) -> None:
    pieces = masking.found(text)
    result = masking.masked(text, pieces)
    assert len(result) == len(text)
    assert all(new in (old, masking.MARK) for old, new in zip(text, result, strict=True))
    assert all(first.end < second.end for first, second in pairwise(pieces))


def test_quotes_and_signatures_are_none_of_the_agents_own() -> None:
    text = "Guten Tag,\n\nalles klar.\n\nViele Grüße\nJana Roth\n\nAm 3. Mai schrieb Otto Kern:\n> Wo ist es?\n"
    anatomy = dissect(text)
    whole = masking.masked(text, masking.not_own(anatomy))
    assert "Wo ist es" not in whole
    assert "alles klar" in whole


def main() -> None:
    for language in ("de", "en"):
        figures = measure(language)
        print(f"{language}: recall {figures.recall:.3f} of {figures.items.total()}, precision {figures.precision:.3f}")
        for kind, count in sorted(figures.items.items()):
            print(f"  {kind:<10} {figures.found[kind]}/{count}")
        if "-v" in sys.argv:
            print("missed", *figures.missed, "wrong", *figures.wrong, sep="\n    ")


if __name__ == "__main__":
    main()
