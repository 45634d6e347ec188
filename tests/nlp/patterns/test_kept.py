"""Matchers from the cache find what freshly compiled ones find."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tonecheck import cache
from tonecheck.nlp.patterns import kept
from tonecheck.nlp.patterns.match import Watch
from tonecheck.nlp.patterns.matcher import Matcher
from tonecheck.nlp.patterns.pattern_error import PatternError
from tonecheck.nlp.patterns.places import compile_phrase
from tonecheck.nlp.patterns.tokens import Tokens

WATCHES = (
    Watch(
        label="a",
        phrases=("bitten um Verständnis", "lehnen … ab", "{bis|am} {date}"),
        exceptions=("bitten nicht um Verständnis",),
    ),
    Watch(label="b", phrases=("/INC-[0-9]{6}/", "*frist", "=Email", "{title} {name}"), everywhere=True),
)
TEXT = (
    "Sehr geehrte Frau Berger, wir bitten um Verständnis. Wir lehnten das gestern ab. Die Lieferfrist endet am 3. Mai, "
    "siehe INC-123456 und Ihre Email. Wir bitten nicht um Verständnis."
)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("TONECHECK_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def found(matcher: Matcher) -> object:
    return matcher.find(Tokens.read(TEXT, "de"))


def test_a_wrong_phrase_is_told_and_not_kept(place: Path) -> None:
    with pytest.raises(PatternError):
        kept.matcher([Watch(label="a", phrases=("{a|",))], "de")
    assert not place.exists()


def test_the_same_matches_with_and_without(place: Path) -> None:
    fresh = found(Matcher(WATCHES, "de"))
    assert found(kept.matcher(WATCHES, "de")) == fresh
    assert len(list(place.iterdir())) == 1
    assert found(kept.matcher(WATCHES, "de")) == fresh
    assert fresh


def test_it_rests_on_no_other_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = found(Matcher(WATCHES, "de"))
    monkeypatch.setattr(kept, "compile_phrase", compile_phrase.__wrapped__)  # each call gives a phrase of its own
    assert found(kept.matcher(WATCHES, "de")) == fresh
    assert found(kept.matcher(WATCHES, "de")) == fresh


def test_many_threads_may_compile_the_same_at_once(place: Path) -> None:
    fresh = found(Matcher(WATCHES, "de"))
    with ThreadPoolExecutor(8) as crowd:
        for _ in range(5):
            compile_phrase.cache_clear()
            for entry in place.glob("*"):
                entry.unlink()
            assert [found(one) for one in crowd.map(lambda _: kept.matcher(WATCHES, "de"), range(8))] == [fresh] * 8


def test_a_wrong_exception_is_told() -> None:
    with pytest.raises(PatternError):
        kept.matcher([Watch(label="a", phrases=("gut",), exceptions=("{a|",))], "de")


def test_other_phrases_and_languages_are_other_entries(place: Path) -> None:
    for watches, language in ((WATCHES, "de"), (WATCHES[:1], "de"), (WATCHES[:1], "en")):
        kept.matcher(watches, language)
    assert len(list(place.iterdir())) == 3


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x90", b"\x93\x01\x02\x03"])
def test_what_is_no_matcher_is_compiled_anew(place: Path, content: bytes) -> None:
    fresh = found(kept.matcher(WATCHES, "de"))
    (entry,) = place.iterdir()
    cache.write(entry.name.removesuffix(cache.SUFFIX), content)
    assert found(kept.matcher(WATCHES, "de")) == fresh
