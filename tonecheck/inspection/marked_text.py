"""The reply as HTML: zones, sentences and marked words around a text that stays what it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tonecheck.inspection import wording
from tonecheck.inspection.document import Inspection
from tonecheck.inspection.marks import Mark, Piece, pieces
from tonecheck.languages.ui import say
from tonecheck.offline_page import text_of

#: Marks that are elements of their own, not entries of `data-marks`.
_ZONE, _SENTENCE, _HOLE = "zone", "sentence", "hole"


def marked_text(shown: Inspection, ui: str) -> str:
    """The text with `data-marks="key:value key:value"` on marked words; `^` before a value: the mark begins here."""
    cut = pieces(len(shown.text), _marks(shown, ui))
    return "".join(_zones(list(cut), shown.text, ui))


def _marks(shown: Inspection, ui: str) -> Iterator[Mark]:
    for zone in shown.zones:
        yield Mark(zone.start, zone.end, _HOLE if zone.zone == "placeholder" else _ZONE, zone.zone)
    for number, sentence in enumerate(shown.sentences):
        yield Mark(sentence.start, sentence.end, _SENTENCE, str(number))
        for act in sentence.evidence:
            yield Mark(act.start, act.end, f"act-{number}-{act.act}", f"{act.weight:+.1f}")
    for name, tone in shown.tone.items():
        for word in tone.evidence:
            yield Mark(word.start, word.end, f"tone-{name}", f"{word.weight:+.1f}")
        for word in tone.words:
            yield Mark(word.start, word.end, f"heat-{name}", f"{word.weight:+.1f}")
    for address in shown.address.evidence:
        yield Mark(address.start, address.end, f"address-{address.form}", say(ui, f"form.{address.form}"))
    for amount in shown.amounts:
        yield Mark(amount.start, amount.end, "amounts", wording.read_amount(amount, ui))
    for deadline in shown.deadlines:
        yield Mark(deadline.start, deadline.end, "deadlines", wording.kind_of(deadline, ui))


def _zones(cut: list[Piece], text: str, ui: str) -> Iterator[str]:
    for zone, group in groupby(cut, lambda piece: _of(piece, _ZONE)):
        inner = "".join(_sentences(list(group), text))
        if zone is None:
            yield inner
        else:
            name = text_of(say(ui, f"zone.{zone.value}"))
            yield f'<span class="zone {zone.value}" data-name="{name}">{inner}</span>'


def _sentences(cut: list[Piece], text: str) -> Iterator[str]:
    for sentence, group in groupby(cut, lambda piece: _of(piece, _SENTENCE)):
        inner = "".join(_word(piece, text) for piece in group)
        yield inner if sentence is None else f'<span class="sentence" data-sentence="{sentence.value}">{inner}</span>'


def _word(piece: Piece, text: str) -> str:
    inner = text_of(text[piece.start : piece.end])
    entries = [
        f"{mark.key}:{'^' if mark.start == piece.start else ''}{mark.value}"
        for mark in piece.marks
        if mark.key not in (_ZONE, _SENTENCE, _HOLE)
    ]
    hole = ' class="hole"' if _of(piece, _HOLE) else ""
    marked = f' data-marks="{text_of(";".join(entries))}"' if entries else ""
    return f"<span{hole}{marked}>{inner}</span>" if hole or marked else inner


def _of(piece: Piece, key: str) -> Mark | None:
    return next((mark for mark in piece.marks if mark.key == key), None)
