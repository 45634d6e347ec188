from __future__ import annotations

from collections.abc import Callable

import pytest

from tonecheck.serve.lsp.edits import Edit, Wanted, applied, edits_of
from tonecheck.serve.lsp.judging import Judgement

Judged = Callable[..., Judgement]


@pytest.mark.parametrize(
    ("format_", "source", "old", "new", "expected"),
    [
        ("text", "du bist da", "du", "Sie", "Sie bist da"),
        ("markdown", "**du** bist", "du", "Sie", "**Sie** bist"),
        ("markdown", "**du** bist", "du bist", "Sie sind", None),  # a tag would be torn apart
        ("markdown", "du bist", "du", "*", None),  # would begin a list
        ("markdown", "du bist", "du", "*a*", None),  # would be markup
        ("html", "<p>du bist</p>", "du", "A & <B>", "<p>A &amp; &lt;B&gt; bist</p>"),
        ("html", "<p>d&uuml; bist</p>", "dü", "Sie", "<p>Sie bist</p>"),
        ("yaml", "text: 'du bist'", "du", "geht's", "text: 'geht''s bist'"),
        ("yaml", 'text: "du bist"', "du", 'sag "ja"', 'text: "sag \\"ja\\" bist"'),
        ("yaml", "text: du bist", "du", "Fazit: Sie", None),  # would be a map
        ("yaml", "text: |\n  du bist\n", "du", "eins\nzwei", None),  # would end the block
        ("yaml", "text: '<b>du</b> bist'", "du", "it's", "text: '<b>it''s</b> bist'"),
        ("eml", "Subject: x\nContent-Transfer-Encoding: quoted-printable\n\nd=C3=BC bist", "dü", "für =", "Subject: x\nContent-Transfer-Encoding: quoted-printable\n\nf=C3=BCr =3D bist"),
    ],
)  # fmt: skip
def test_an_edit_changes_the_words_and_nothing_around_them(
    format_: str, source: str, old: str, new: str, expected: str | None, judged: Judged
) -> None:
    judgement = judged(source, format_)
    start = judgement.judged[0].passage.text.index(old)
    edits = edits_of(judgement, [Wanted(0, start, start + len(old), new)])
    assert (applied(source, edits) if edits else None) == expected


def test_of_many_changes_those_that_would_break_the_source_are_left_out(judged: Judged) -> None:
    source = "- text: du bist\n- text: 'du gehst'\n- text: du kommst\n"
    judgement = judged(source, "yaml")
    wanted = [Wanted(0, 0, 2, "Sie"), Wanted(1, 0, 2, "Sie's"), Wanted(2, 0, 2, "Fazit: Sie")]
    assert (
        applied(source, edits_of(judgement, wanted)) == "- text: Sie bist\n- text: 'Sie''s gehst'\n- text: du kommst\n"
    )


def test_many_changes_of_one_reply_are_made_together(judged: Judged) -> None:
    judgement = judged("**du** und _du_ hier", "markdown")
    edits = edits_of(judgement, [Wanted(0, 7, 9, "er"), Wanted(0, 0, 2, "Sie selbst")])
    assert edits == [Edit(2, 4, "Sie selbst"), Edit(12, 14, "er")]
