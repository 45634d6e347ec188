"""Made archives: the seed decides, and plants are where they were put."""

from __future__ import annotations

from collections import Counter

import pytest

from tonecheck.audit.generated import FIELDS, NONE, Language, rows, truths
from tonecheck.audit.generated_words import CONTRADICTING


def test_without_plants_nothing_is_planted() -> None:
    made = list(rows(400, plants=NONE))
    assert not any(CONTRADICTING["de"] in row["reply"] for row in made)
    assert truths(NONE) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_seed_decides(language: Language) -> None:
    first = list(rows(60, 3, language=language))
    assert first == list(rows(60, 3, language=language))
    assert first != list(rows(60, 4, language=language))
    assert all(tuple(row) == FIELDS and row["reply"].strip() for row in first)


def test_the_archive_has_what_was_planted() -> None:
    made = list(rows(1500))
    share = sum(CONTRADICTING["de"] in row["reply"] for row in made) / len(made)
    agents = Counter(row["agent"] for row in made)
    assert 0.03 < share < 0.07
    assert len(agents) == 24
    assert agents["a01"] > 3 * agents["a24"]
    assert {row["sent_at"][:7] for row in made} == {f"2025-{month:02}" for month in range(1, 13)}
