"""Words of address in another form."""

from __future__ import annotations

import pytest

from tonecheck.nlp.address import read
from tonecheck.nlp.address_wording import Place, reword
from tonecheck.nlp.sentences import sentence_starts
from tonecheck.nlp.words import fold, scan


def reworded(text: str, target: str) -> str | None:
    """The text with its first word of address in the target form; None where nothing is proposed."""
    tokens = [(start, end, fold(text[start:end])) for start, end in scan(text, "de")]
    word = read(text, tokens, sentence_starts(text, tokens, "de")).words[0]
    starts, ends, norms = zip(*tokens, strict=True)
    place = Place(text=text, norms=norms, starts=starts, ends=ends, word=word, target=target)
    wording = reword(place)
    return text[: wording.start] + wording.texts[0] + text[wording.end :] if wording.texts else None


@pytest.mark.parametrize(
    ("target", "text", "expected"),
    [
        ("Sie", "Probier's nochmal.", None),
        ("Sie", "Freust dich?", None),
        ("Sie", "Kannste haben.", "Können Sie haben."),
        ("Sie", "Sei so nett.", "Seien Sie so nett."),
        ("Sie", "Hab keine Sorge.", "Haben Sie keine Sorge."),
        ("Sie", "Gebts uns Bescheid.", "Geben Sie uns Bescheid."),
        ("du", "Bitte seien Sie unbesorgt.", "Bitte sei unbesorgt."),
        ("Sie", "Hättest du Zeit?", "Hätten Sie Zeit?"),
        ("Sie", "Bist du da?", "Sind Sie da?"),
        ("Sie", "Wärst du da?", "Wären Sie da?"),
        ("Sie", "Wartest du noch?", "Warten Sie noch?"),
        ("Sie", "Gib uns Bescheid.", "Geben Sie uns Bescheid."),
        ("Sie", "Nimm den Zettel.", "Nehmen Sie den Zettel."),
        ("Sie", "Wende dich an uns.", "Wenden Sie sich an uns."),
        ("Sie", "Schickt uns bitte ein Foto.", "Schicken Sie uns bitte ein Foto."),
        ("Sie", "Ihr könnt kommen.", "Sie können kommen."),
        ("Sie", "Dein Gerät ist da.", "Ihr Gerät ist da."),
        ("Sie", "Wir haben es deiner Tochter gesagt.", "Wir haben es Ihrer Tochter gesagt."),
        ("du", "Ihr Gerät ist da.", "Dein Gerät ist da."),
        ("du", "Wir danken Ihnen.", "Wir danken dir."),
        ("du", "Könnten Sie das prüfen?", "Könntest du das prüfen?"),
        ("du", "Bestätigen Sie das bitte.", "Bestätige das bitte."),
        ("du", "Bestätigen Sie das?", "Bestätigst du das?"),
        ("du", "Geben Sie uns Bescheid.", "Gib uns Bescheid."),
        ("du", "Dürfen wir Sie anrufen?", "Dürfen wir dich anrufen?"),
        ("du", "Sind Sie da?", "Bist du da?"),
        ("Du", "Haben Sie Zeit?", "Hast Du Zeit?"),
        ("ihr", "Haben Sie Zeit?", "Habt ihr Zeit?"),
        ("ihr", "Wir haben Ihre Karten.", "Wir haben eure Karten."),
        ("Ihr", "Wir haben dein Gerät.", "Wir haben Euer Gerät."),
    ],
)
def test_the_first_proposal(target: str, text: str, expected: str | None) -> None:
    assert reworded(text, target) == expected
