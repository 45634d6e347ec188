"""What cannot be read, with place and remedy; then the tree of what can."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.patterns.syntax import (
    Affix,
    Choice,
    Exact,
    Gap,
    Pattern,
    PatternError,
    Regex,
    Sign,
    Slot,
    Word,
    parse,
)

WRONG = [
    ("", 0, "empty"),
    ("  \n", 0, "empty"),
    ('""', 0, "no words"),
    ("…", 0, "only a gap"),
    ("... …", 0, "only a gap"),
    ("… ab", 0, "gap at the start"),
    ("lehnen …", 7, "gap at the end"),
    ("lehnen ... ... ab", 11, "two gaps"),
    ("{a|… b} c", 3, "gap at the start"),
    ("{a", 0, "not closed"),
    ("a {b|c", 2, "not closed"),
    ("a}", 1, "closing brace"),
    ("a|b", 1, "bar outside"),
    ("{a|}", 3, "alternative is empty"),
    ("{|a}", 1, "alternative is empty"),
    ("{}", 0, "empty braces"),
    ("{nmae}", 0, "Did you mean {name}?"),
    ("{firstname}", 0, "Did you mean {first_name}?"),
    ("{werden}", 0, "alternatives have a bar"),
    ("Rück{gabe|sendung}", 4, "middle of a word"),
    ("{a|b}s", 5, "middle of a word"),
    ("*", 0, "star alone"),
    ("a ** b", 2, "star alone"),
    ("a*b*c", 0, "too many stars"),
    ("/abc", 0, "not closed"),
    ("/(a/", 1, "bad regular expression"),
    ("/a*/", 1, "matches nothing"),
    ("/x(?=y)/", 2, "linear-time"),
    ("/(?<!x)y/", 1, "linear-time"),
    (r"/(a)\1/", 4, "linear-time"),
    ("/(?P<a>x)(?P=a)/", 9, "linear-time"),
    ("{" * 7 + "a|b" + "|c}" * 7, 5, "nested deeper"),
    ("a" * 1001, 1000, "longer than"),
]


@pytest.mark.parametrize(("phrase", "offset", "words"), WRONG)
def test_mistakes_name_place_cause_and_remedy(phrase: str, offset: int, words: str) -> None:
    with pytest.raises(PatternError) as caught:
        parse(phrase)
    assert caught.value.offset == offset
    assert words in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("phrase", "elements"),
    [
        ("nicht zuständig", (Word("nicht"), Word("zuständig"))),
        ("lehnen … ab", (Word("lehnen"), Gap(), Word("ab"))),
        ("lehnen...ab", (Word("lehnen"), Gap(), Word("ab"))),
        ("nicht, aber", (Word("nicht"), Sign(","), Word("aber"))),
        ("100 %", (Word("100"), Sign("%"))),
        ("z. B.", (Word("z. B."),)),
        ("„Ja“", (Word("Ja"),)),
        ("*frist", (Affix("", "frist"),)),
        ("Rückgabe*", (Affix("rueckgabe", ""),)),
        ("Rück*frist", (Affix("rueck", "frist"),)),
        ("*gabe*", (Affix("", "", "gabe"),)),
        ("=E-Mail", (Exact(("E-Mail",)),)),
        (r"Kund\*innen", (Word("Kund*innen"),)),
        ("Hallo {name},", (Word("Hallo"), Slot("name"), Sign(","))),
        ("/INC-[0-9]{6}/", (Regex("INC-[0-9]{6}"),)),
        ("Ticket /[0-9]+/", (Word("Ticket"), Regex("[0-9]+"))),
        ("/https?://a/", (Regex("https?://a"),)),
        ("und/oder", (Word("und"), Sign("/"), Word("oder"))),
        (r"/\(?=x/", (Regex(r"\(?=x"),)),
        ("{a b|c}", (Choice(((Word("a"), Word("b")), (Word("c"),))),)),
        ("{a|{b|c} d}", (Choice(((Word("a"),), (Choice(((Word("b"),), (Word("c"),))), Word("d")))),)),
    ],
)
def test_tree(phrase: str, elements: tuple[object, ...]) -> None:
    assert parse(phrase) == Pattern(phrase, elements)  # type: ignore[arg-type]


def test_a_phrase_that_is_an_expression_says_so() -> None:
    assert parse("/a+/").regex == "a+"
    assert parse("x /a+/").regex is None


@given(st.text(alphabet="ab {}|…./*=\\,\"'ß\u0308(?)[]1\n", max_size=30) | st.text(max_size=30))
def test_every_text_is_read_or_refused_with_a_place(phrase: str) -> None:
    try:
        offset = 0 if parse(phrase).elements else -1
    except PatternError as error:
        offset = error.offset
    assert 0 <= offset <= len(phrase)


def test_reading_a_phrase_loads_neither_spacy_nor_numpy() -> None:
    code = (
        "import sys; from tonecheck.nlp.patterns.syntax import parse; parse('nicht {a|b} … /x+/');"
        "sys.exit(bool({'spacy', 'numpy', 'sklearn', 'simplemma'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
