"""A packed index finds what the index found that was packed."""

from __future__ import annotations

import msgspec
import pytest

from tonecheck.nlp.patterns import entries
from tonecheck.nlp.patterns.entries import Index
from tonecheck.nlp.patterns.matcher import Matcher
from tonecheck.nlp.patterns.places import Phrase, compile_phrase
from tonecheck.nlp.patterns.stored import Store, pack
from tonecheck.nlp.patterns.tokens import Tokens

PHRASES = (
    "leider nicht",
    "lehnen … ab",
    "{bedauern|tut uns leid}",
    "=Bitte um Verständnis",
    "Rückgabe*",
    "{amount} erstatten",
    "{date}",
    "wir …  {number} Tage",
    "{nicht möglich|geht {gar nicht|nicht}}",
    "am /x[0-9]+/ vorbei",
    "E-Mail-Adresse nennen",
)
TEXT = (
    "Leider können wir das nicht. Wir lehnen den Antrag ab, und das tut uns leid. Bitte um Verständnis! Der "
    "Rückgabewunsch ist nicht möglich, es geht gar nicht. 4,95 € erstatten wir am 3. Mai. Wir warten 14 Tage am x7 "
    "vorbei und bedauern es. Nennen Sie Ihre E-Mail-Adresse: die E-Mail-Adresse nennen."
)


def compiled() -> tuple[Matcher, list[Phrase]]:
    phrases = [
        compile_phrase(text, "de", "lexicon", number, False, ("bedauern es",)) for number, text in enumerate(PHRASES)
    ]
    matcher = Matcher((), "de")
    for phrase in phrases:
        matcher.add_compiled(phrase)
    return matcher, phrases


def stored() -> Matcher:
    matcher, phrases = compiled()

    def phrase(number: int) -> Phrase:
        return Phrase("lexicon", number, False, None, (), (), ("bedauern es",))

    return Matcher((), "de", Store(pack(matcher.index, phrases), "de", phrase))


@pytest.mark.parametrize("text", ["", "Nichts davon.", TEXT, TEXT.lower(), TEXT.upper()])
def test_the_same_is_found(text: str) -> None:
    tokens = Tokens.read(text, "de")
    assert stored().find(tokens) == compiled()[0].find(tokens)


def test_exceptions_are_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens, matcher = Tokens.read(TEXT, "de"), stored()
    expected = compiled()[0].find(tokens)

    def compile_excuse(source: str, language: str) -> None:
        raise AssertionError(f"{source} ({language}) is in the store")

    monkeypatch.setattr(entries, "compile_excuse", compile_excuse)
    assert matcher.find(tokens) == expected
    assert matcher.index.excuse("bedauern es").rows


def test_an_exception_that_no_stored_phrase_has_is_compiled() -> None:
    assert stored().index.excuse("tut uns {leid|weh}").rows


def test_every_kind_of_phrase_is_found_at_all() -> None:
    found = stored().find(Tokens.read(TEXT, "de"))["lexicon"]
    assert {match.phrase for match in found} >= {1, 2, 3, 4, 5, 7, 8, 9}


def test_phrases_can_be_added_to_a_store() -> None:
    matcher = stored()
    matcher.add("more", 0, "nicht möglich")
    found = matcher.find(Tokens.read(TEXT, "de"))
    assert [match.phrase for match in found["more"]] == [0]
    assert found["lexicon"]


def test_the_same_index_gives_the_same_bytes() -> None:
    assert pack(*_index()) == pack(*_index())


def _index() -> tuple[Index, list[Phrase]]:
    matcher, phrases = compiled()
    return matcher.index, phrases


def test_other_bytes_are_refused() -> None:
    with pytest.raises(msgspec.DecodeError):
        Store(b"{}", "de", lambda _: pytest.fail("no phrase is asked for"))
