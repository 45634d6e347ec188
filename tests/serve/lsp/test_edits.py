from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck import Checker
from tonecheck.checks import all_checks
from tonecheck.config import Settings
from tonecheck.guide import load_text
from tonecheck.serve.lsp.documents import Document
from tonecheck.serve.lsp.edits import Edit, applied, edit_of, without_overlaps
from tonecheck.serve.lsp.judging import Judgement, judge

CHECKER = Checker(load_text("tonecheck: 1\nlanguage: de\naddress: Sie\n", all_checks()))


def judged(format_: str, source: str) -> Judgement:
    document = Document(uri=Path("/nowhere/x").as_uri(), version=1, language="", text=source)
    return judge(document, format_, CHECKER, Settings())


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
    format_: str, source: str, old: str, new: str, expected: str | None
) -> None:
    judgement = judged(format_, source)
    start = judgement.judged[0].passage.text.index(old)
    edit = edit_of(judgement, 0, start, start + len(old), new)
    assert (applied(source, [edit]) if edit else None) == expected


def test_of_edits_that_overlap_the_first_is_kept() -> None:
    edits = [Edit(4, 6, "x"), Edit(0, 5, "y"), Edit(6, 7, "z")]
    assert list(without_overlaps(edits)) == [Edit(0, 5, "y"), Edit(6, 7, "z")]
    assert applied("abcdefg", without_overlaps(edits)) == "yfz"
