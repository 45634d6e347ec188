from __future__ import annotations

import pytest

from tests.readers.conftest import at, line_of, read, reason

HEADER = 'msgid ""\nmsgstr ""\n"Language: de_AT\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "du"\nmsgstr ""\n',
        '#, fuzzy\nmsgid "du"\nmsgstr "dir"\n',
        '#~ msgid "du"\n#~ msgstr "dir"\n',
        '# du\n#: du.py:7\nmsgid "du"\nmsgstr " "\n',
    ],
)
def test_what_is_not_translated_is_no_reply(entry: str) -> None:
    assert reason("po", HEADER + entry) == "no reply found in it"


def test_a_line_that_is_none_of_gettexts_is_named() -> None:
    assert "in line 6" in reason("po", HEADER + 'du\nmsgid "a"\n')


def test_translations_with_their_context_language_and_places() -> None:
    source = HEADER + (
        'msgctxt "mail.hello"\nmsgid "Hello"\nmsgstr ""\n"Hallo \\"Sie\\",\\n"\n"wie geht es?"\n\n'
        'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "ein Tag"\nmsgstr[1] "%d Tage"\n'
    )
    first, one, many = read("po", source)
    assert (first.id, first.language, first.text, first.line) == ("mail.hello", "de", 'Hallo "Sie",\nwie geht es?', 9)
    assert (at(first, '"Sie"'), line_of(first, "wie")) == ('\\"Sie\\"', (10, 2))
    assert [(reply.id, reply.text) for reply in (one, many)] == [("day", "ein Tag"), ("day", "%d Tage")]
