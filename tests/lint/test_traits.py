from __future__ import annotations

from tonecheck.checker import Checker
from tonecheck.lint.traits import traits_of
from tonecheck.reply import Reply

TEXT = "Guten Tag {{name}},\n\nes tut uns leid. Wir zahlen 4,95 € binnen 2 Wochen, um 8:30 Uhr.\nMehr: https://a.example/x. Oder a@b.example!\n\nGrüße\n[NAME]\n"


def test_what_a_response_says_and_does() -> None:
    reply = Reply(text=TEXT, language="de", line=5, is_template=True)
    found = traits_of(reply, [Checker("everyday-de").examine(reply)[1]])
    assert [one.value for one in found.amounts] == [("euro", 4.95, 4.95), ("time", 336.0, 336.0)]
    assert [TEXT[one.start : one.end] for one in found.amounts] == ["4,95 €", "2 Wochen"]
    assert found.amounts[0].place[:2] == (7, TEXT.splitlines()[2].index("4,95") + 1)
    assert found.links == ("https://a.example/x", "a@b.example")
    assert found.variables[0] == "name"
    assert "apologize" in found.acts
    assert found.place == (5, 1, 5, 1)
