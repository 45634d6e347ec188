from __future__ import annotations

import pytest

from tests.readers.conftest import at, line_of, read, reason


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<a>", "not readable as XML in line 1, column 4"),
        ("<a>\n<b></a>", "in line 2"),
        ('<!DOCTYPE a [<!ENTITY x "du">]><a><text>&x;</text></a>', "declares entities"),
        ("<a><c>Hallo</c></a>", "no reply found in it"),
        ("Hallo", "not readable as XML"),
    ],
)
def test_what_cannot_be_read_is_told(source: str, why: str) -> None:
    assert why in reason("xml", source)


def test_elements_are_texts_and_attributes_their_context() -> None:
    source = """<?xml version="1.0" encoding="UTF-8"?>
<replies>
  <reply id="r1" channel="chat"><text>Größe &lt;M&gt; &amp; &#228;</text></reply>
  <reply id="r2"><text><![CDATA[<p>Guten <b>Tag</b></p>]]></text></reply>
  <reply id="r3"><body><p>Liebe <em>Frau</em> Bär,</p><p>hier.</p></body></reply>
  <reply id="r4" language="de">Hallo</reply>
</replies>"""
    first, second, third, fourth = read("xml", source)
    assert (first.id, first.channel, first.text) == ("r1", "chat", "Größe <M> & ä")
    assert (at(first, "<M> & ä"), line_of(first, "Größe")) == ("&lt;M&gt; &amp; &#228;", (3, 39))
    assert (second.text, at(second, "Tag"), second.line) == ("Guten Tag", "Tag", 4)
    assert (third.text, line_of(third, "hier")) == ("Liebe Frau Bär,\n\nhier.", (5, 58))
    assert (fourth.id, fourth.language, fourth.text) == ("r4", "de", "Hallo")
