"""What is shown, in words: the same at a terminal and on a page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from tonecheck.formatters._explain import number
from tonecheck.formatters._layout import display
from tonecheck.inspection.document import Amount, Deadline, Inspection, ToneInspection
from tonecheck.languages.ui import say

_LINE_END = re.compile(r"\r\n|\r|\n")
#: Formulas that give easy texts high figures; the others give them low ones.
EASIER_ABOVE = ("amstad", "flesch")


class Addend(NamedTuple):
    """A part of a value: what the average reply has, what words of this reply add or take, what is left."""

    kind: Literal["average", "words", "other"]
    label: str
    weight: float  #: in points


def title(shown: Inspection, ui: str) -> str:
    """Where the reply is from and in which context it is read."""
    source = shown.source or "-"
    parts = [
        f"{source}:{shown.line}" if shown.line > 1 else source,
        shown.id,
        shown.guide.name if shown.guide else say(ui, "show.no_guide"),
        say(ui, f"channel.{shown.channel}"),
        say(ui, f"situation.{shown.situation}") if shown.situation else None,
        shown.segment,
    ]
    return " · ".join(part for part in parts if part)


def language(shown: Inspection, ui: str) -> str:
    """The language, and how sure it is."""
    read = shown.language_reading
    values = {"margin": number(read.margin, ui), "limit": number(read.sure_from, ui)}
    return say(ui, f"show.language.{read.how}", language=say(ui, f"language.{shown.language}"), **values)


def situation(shown: Inspection, ui: str) -> str:
    """The situation: given, recognised with its probability, or none, with the one that was nearest."""
    read = shown.situation_reading
    if read.how in ("given", "refusal"):
        return say(ui, f"show.situation.{read.how}", situation=say(ui, f"situation.{shown.situation}"))
    if not read.probabilities:
        return say(ui, "show.situation.unknown")
    label, p = next(iter(read.probabilities.items()))
    if label == "other" or read.sure_from is None:
        return say(ui, "show.situation.other" if read.asked else "show.situation.unknown")
    key = "unsure" if read.how == "unknown" else read.how
    values = {"p": hundredths(p, ui), "limit": hundredths(read.sure_from, ui)}
    return say(ui, f"show.situation.{key}", situation=say(ui, f"situation.{label}"), **values)


def address(shown: Inspection, ui: str) -> str:
    """The form of address beside the one that the guide wants."""
    read = shown.address
    if read.form is None:
        return say(ui, "show.address.none")
    form = say(ui, f"form.{read.form}")
    form = say(ui, "show.address.mixed", form=form) if read.mixed else form
    if read.expected is None:
        return form
    return say(ui, "show.address.expected", form=form, expected=say(ui, f"form.{read.expected}"))


def address_words(shown: Inspection) -> dict[str, list[str]]:
    """The words of each form, in their order."""
    forms: dict[str, list[str]] = {}
    for word in shown.address.evidence:
        forms.setdefault(word.form, []).append(shown.text[word.start : word.end])
    return forms


def amount(one: Amount, shown: Inspection, ui: str) -> str:
    """An amount as written, and as it was read."""
    past = f", {say(ui, 'show.amounts.past')}" if one.is_past else ""
    return f"{quoted(shown, one.start, one.end, ui)} ({read_amount(one, ui)}{past})"


def read_amount(one: Amount, ui: str) -> str:
    """An amount as it was read: `14 days`, `3–5 working days`."""
    low, high = plain(one.low, ui), plain(one.high, ui)
    return f"{low if one.low == one.high else f'{low}–{high}'} {say(ui, f'unit.{one.unit}')}"


def deadlines(shown: Inspection, ui: str) -> Iterator[str]:
    """The words that say when, each with whether it names a day."""
    for one in shown.deadlines:
        yield f"{quoted(shown, one.start, one.end, ui)} ({kind_of(one, ui)})"


def kind_of(deadline: Deadline, ui: str) -> str:
    """Whether words name a day or are vague."""
    return say(ui, "show.deadline.vague" if deadline.vague else "show.deadline.exact")


def readability(shown: Inspection, ui: str) -> Iterator[str]:
    """The counts, then each formula by its name with its figure."""
    read = shown.readability
    if read.words_per_sentence is None or read.syllables_per_word is None:
        yield say(ui, "show.none")
        return
    yield say(
        ui,
        "show.readability.counts",
        words=read.words,
        sentences=read.sentences,
        per_sentence=number(read.words_per_sentence, ui),
        syllables=hundredths(read.syllables_per_word, ui),
    )
    if not read.indices:
        yield say(ui, "show.readability.short", least=read.fewest_words)
    for name, value in read.indices.items():
        notes = [say(ui, "show.readability.easier")] if name in EASIER_ABOVE else []
        if read.wanted and read.wanted.index == name:
            notes.append(say(ui, "show.readability.wanted", range=between(read.wanted.min, read.wanted.max, ui)))
        yield f"{say(ui, f'index.{name}')}: {number(value, ui)}" + (f" ({'; '.join(notes)})" if notes else "")


def addends(tone: ToneInspection, shown: Inspection, ui: str) -> Iterator[Addend]:
    """What makes a value: the average reply, the words that moved it, and the rest."""
    yield Addend("average", say(ui, "show.average"), tone.average)
    for one in tone.evidence:
        yield Addend("words", quoted(shown, one.start, one.end, ui), one.weight)
    yield Addend("other", say(ui, "show.other"), tone.other)


def signed(addend: Addend, ui: str) -> str:
    """The points of an addend; what begins the sum has no sign."""
    return number(addend.weight, ui, sign=addend.kind != "average")


def between(low: float | None, high: float | None, ui: str) -> str:
    """A range in words."""
    if low is None or high is None:
        one = high if low is None else low
        return say(ui, "to" if low is None else "from", max=plain(one or 0, ui), min=plain(one or 0, ui))
    return f"{plain(low, ui)}–{plain(high, ui)}"


def range_in_words(tone: ToneInspection, ui: str) -> str:
    """What the guide wants of a dimension."""
    if tone.mark is None:
        return ""
    return say(ui, "show.range", range=between(tone.min, tone.max, ui))


def in_a_line(shown: Inspection, start: int, end: int) -> str:
    """Words of the reply in one line."""
    return display(shown.text[start:end])


def quoted(shown: Inspection, start: int, end: int, ui: str) -> str:
    """Words of the reply in one line, in quotation marks."""
    return say(ui, "quoted", text=display(shown.text[start:end]))


def hundredths(value: float, ui: str) -> str:
    """A probability with two decimals."""
    text = f"{value:.2f}"
    return text.replace(".", ",") if ui == "de" else text


def plain(value: float, ui: str) -> str:
    """A number with as many decimals as it has."""
    text = f"{value:.10g}"
    return text.replace(".", ",") if ui == "de" else text


def line_of(shown: Inspection, offset: int) -> int:
    """The line of an offset, counted from the reply's first."""
    return bisect_right(_line_starts(shown.text), offset)


@lru_cache(maxsize=4)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in _LINE_END.finditer(text)))
