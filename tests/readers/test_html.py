from __future__ import annotations

import pytest

from tests.readers.conftest import at, line_of, read, reason


@pytest.mark.parametrize(
    "source",
    [
        "<style>.du { color: red }</style>",
        "<!-- du -->",
        "<script>du()</script>",
        "<img alt='du'>",
        "<blockquote>du</blockquote>",
        "<head><title>du</title></head>",
        "<blockquote>du<blockquote>du</blockquote>du</blockquote>",
        "<div style='color: red; display: none'>du<div>du</div><br>du</div>",
        "<!--[if mso]><p>du</p><![endif]-->",
    ],
)
def test_what_nobody_sees_is_no_text(source: str) -> None:
    assert reason("html", source) == "no reply found in it"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>eins</p>\n<p>zwei<br/>drei</p>", "eins\n\nzwei\ndrei"),
        ("<br><div>eins</br>zwei</div>", "eins\nzwei"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\nb\nc"),
        ("<div style='display:none'>du<p>du</div>da <button>hier</button><label>dort</label>", "da\nhier\ndort"),
        ("a {{ x | default: '<b>' }} b", "a {{ x | default: '<b>' }} b"),
        ("<p>{% if a < b and c > d %}ja{% endif %}</p>", "{% if a < b and c > d %}ja{% endif %}"),
        ('<a href="{{ url }}" title="{% if x %}du{% endif %}">hier</a>', "hier"),
        ("<p>Danke, <<Name>> und <OTRS_CUSTOMER_REALNAME>!</p>", "Danke, <<Name>> und <OTRS_CUSTOMER_REALNAME>!"),
        ("<p>{{ n | default: &quot;Sie&quot; }} &lt;OTRS_X&gt;</p>", '{{ n | default: "Sie" }} <OTRS_X>'),
        ("<p>{% set x =\n [1,\n 2] %}</p><p>da</p>", "{% set x =\n [1,\n 2] %}\n\nda"),
        ("Gr&uuml;&szlig;e&nbsp;&#8222;Sie&#x201c; &nosuch;", "Grüße\u00a0„Sie“ &nosuch;"),
    ],
)
def test_what_a_person_sees(source: str, text: str) -> None:
    (reply,) = read("html", source)
    assert reply.text == text


def test_places_are_behind_multi_line_tags_and_entities() -> None:
    source = "<p\n class='du'>Gr&uuml;&szlig;e an\n {{ name }},</p>\n<!-- du\n -->\n<p>  danke</p>"
    (reply,) = read("html", source)
    assert at(reply, "Grüße") == "Gr&uuml;&szlig;e"
    assert (line_of(reply, "Grüße"), line_of(reply, "{{ name }}"), line_of(reply, "danke")) == ((2, 13), (3, 2), (6, 6))
    assert reply.line == 2


@pytest.mark.parametrize(
    ("source", "language"),
    [
        ('<html lang="de-AT"><p>Hallo</p></html>', "de"),
        ("<html xml:lang='en'><p>Hello</p></html>", "en"),
        ('<html lang="fr"><p>Salut</p></html>', None),
        ('<p lang="de">Hallo</p>', None),
    ],
)
def test_the_language_of_a_page(source: str, language: str | None) -> None:
    assert read("html", source)[0].language == language
