from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.readers.conftest import at, line_of, read, reason
from tonecheck.readers import markdown


@pytest.mark.parametrize("source", ["```\ndu\n```\n", "<!-- du -->\n", "---\ntitle: du\n---\n", "![](du.png)\n"])
def test_what_nobody_sees_is_no_text(source: str) -> None:
    assert reason("markdown", source) == "no reply found in it"


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Späte Lieferung\nchannel: chat\nsituation: complaint\nlanguage: de\n---\n",
        '+++\ntitle = "Späte Lieferung"\nchannel = "chat"\nsituation = "complaint"\nlanguage = "de"\n+++\n',
    ],
)
def test_front_matter_gives_the_context(front: str) -> None:
    (reply,) = read("markdown", f"{front}Hallo **Sie**\n")
    assert (reply.id, reply.channel, reply.situation, reply.language) == ("Späte Lieferung", "chat", "complaint", "de")
    assert (reply.text, line_of(reply, "Sie")) == ("Hallo Sie", (7, 9))


@pytest.mark.parametrize("front", ["---\n: [\n---\n", "---\nlanguage: fr\n---\n", "---\n- a\n---\n", "+++\n=\n+++\n"])
def test_front_matter_that_says_nothing_is_passed_over(front: str) -> None:
    (reply,) = read("markdown", f"{front}Hallo\n")
    assert (reply.text, reply.language, reply.channel) == ("Hallo", None, "email")


def test_other_names_for_the_fields() -> None:
    (reply,) = read("markdown", "---\nkanal: chat\n---\nHallo\n", channel="kanal")
    assert reply.channel == "chat"


def test_markup_is_no_text_and_template_code_stays_whole() -> None:
    source = "# Ihre *Bestellung*\n\n- Hallo <<Vorname>>, {{ a_b | c: '*' }} [hier]({{ url }})\n- ~~weg~~ {% if x_y %}da{% endif %}\n"
    (reply,) = read("markdown", source)
    assert reply.text == "Ihre Bestellung\n\nHallo <<Vorname>>, {{ a_b | c: '*' }} hier\nweg {% if x_y %}da{% endif %}"
    assert [at(reply, words) for words in ("Bestellung", "<<Vorname>>", "hier", "da")] == [
        "Bestellung",
        "<<Vorname>>",
        "hier",
        "da",
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Hallo<br>Sie<br/>\nda\n", "Hallo\nSie\nda"),
        ("<p>Gr&uuml;&szlig;e <b>Sie</b></p>\n\nda\n", "Grüße Sie\n\nda"),
        ("eins\n\n<div>\n\n**zwei**\n\n</div>\n", "eins\n\nzwei"),
        ("> <p>du</p>\n\nda\n", "da"),
        ("eins\n\n<!-- du\n\ndu -->\n\nzwei\n", "eins\n\nzwei"),
    ],
)
def test_html_in_markdown_is_what_a_person_sees(source: str, text: str) -> None:
    (reply,) = read("markdown", source)
    assert reply.text == text
    last = text.split()[-1]
    assert at(reply, last) == last


MARKS = st.text(st.sampled_from("aZü9 .,:;!?'\"()-+*#=_`~<>[]{}&|\\\n\r\t\u00a0\u2028\x1c$%@/"), max_size=40)
PLAIN = st.lists(st.sampled_from(["Hallo", "Frau", "3.", "-", "–", "10 %", "b@c.de", " ", "\n", "\n\n"])).map("".join)


@given(st.one_of(MARKS, PLAIN))
@example("eins\n  zwei")
@example("eins \nzwei")
@example("Titel\n---\nText")
@example("1. eins\n2. zwei")
@example("eins\n\n\n\nzwei\n")
def test_paragraphs_are_what_the_parser_makes_of_them(source: str) -> None:
    found = markdown._paragraphs(source, 0)
    if found is not None:
        parsed = markdown._Document(source).builder
        assert (found.text, found.origin(source)) == (parsed.text, parsed.origin(source))


def test_most_text_is_paragraphs() -> None:
    source = "Hallo Frau Roth,\n\n10 % sind 3,50 € - das ist\nviel.\n\nViele Grüße\nIhr Team\n"
    found = markdown._paragraphs(source, 0)
    assert found is not None
    assert found.text.strip() == source.strip()


@given(
    st.lists(st.text(st.sampled_from("aBnNoOyYesfu 10-.:#,"), min_size=1, max_size=8).map("k: ".__add__), max_size=3)
)
@example(["on: a"])
@example(["a: yes"])
@example(["a: No"])
@example(["a: b # c"])
@example(["a: b: c"])
@example(["a: b", "a: c"])
def test_plain_front_matter_is_what_yaml_makes_of_it(lines: list[str]) -> None:
    front = markdown._FRONT_MATTER.match("\n".join(["---", *lines, "---", ""]))
    assert front is not None
    try:
        content = yaml.safe_load("\n".join(lines))
    except yaml.YAMLError:
        content = None
    values = content if isinstance(content, dict) else {}
    expected = {str(key): str(value) for key, value in values.items() if isinstance(value, str | int)}
    assert markdown._front_matter(front) == expected
