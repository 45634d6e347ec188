"""One reply at a terminal: how it is read, its tone with what makes it, its sentences with what they do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len

from tonecheck.formatters import Options
from tonecheck.formatters._explain import number
from tonecheck.formatters._layout import Paint, display, paragraph, wrap
from tonecheck.formatters.terminal import gauge, range_of
from tonecheck.inspection import wording
from tonecheck.inspection.document import Inspection, SentenceInspection, ToneInspection
from tonecheck.languages.ui import say
from tonecheck.report import ZoneResult

_INDENT = "     "
_LABEL = 14
_ACT = 27
#: The cells of a sign, a probability and a threshold.
_FIGURES = 17
#: Evidence stands beside its act from this room on, else below it.
_ROOM = 24


class _View(NamedTuple):
    """A reply, and how its lines are written."""

    shown: Inspection
    ui: str
    width: int
    paint: Paint

    def say(self, key: str, **values: object) -> str:
        return say(self.ui, key, **values)

    def heading(self, key: str) -> Iterator[str]:
        yield ""
        yield self.paint("strong", f"  {self.say(key)}")

    def fact(self, key: str, values: Iterable[str]) -> Iterator[str]:
        """A label with its values, which flow beside it."""
        indent = " " * (_LABEL + 2)
        lines = _flow([(value, value) for value in values], self.width, indent)
        yield self.paint("dim", f"  {self.say(key):<{_LABEL}}") + next(lines, indent)[len(indent) :]
        yield from lines

    def weight(self, points: str, weight: float, words: str) -> tuple[str, str]:
        """A signed weight with its words: plain, which is measured, and painted, which is shown."""
        return f"{points} {words}", f"{self.paint('plus' if weight > 0 else 'minus', points)} {words}"


def render(shown: Inspection, ui: str, options: Options) -> str:
    """All of it, as lines of at most `options.width` cells."""
    view = _View(shown, ui, options.width, Paint(options.color))
    parts = (_title, _facts, _tone, _sentences, _details)
    return "\n".join(line.rstrip() for part in parts for line in part(view)) + "\n"


def _title(view: _View) -> Iterator[str]:
    title = paragraph(wording.title(view.shown, view.ui), view.width, "  ", "")
    yield from (view.paint("strong", line) for line in title)


def _facts(view: _View) -> Iterator[str]:
    yield ""
    yield from view.fact("show.language", [wording.language(view.shown, view.ui)])
    yield from view.fact("show.situation", [wording.situation(view.shown, view.ui)])
    yield from view.fact("show.address", [wording.address(view.shown, view.ui)])
    for form, words in wording.address_words(view.shown).items():
        quoted = ", ".join(view.say("quoted", text=display(word)) for word in words)
        lead = " " * (_LABEL + 2)
        yield from paragraph(f"{view.say(f'form.{form}')}: {quoted}", view.width, lead + "  ", lead)


def _tone(view: _View) -> Iterator[str]:
    yield from view.heading("show.tone")
    if not view.shown.tone:
        yield f"  {view.say('show.no_tone')}"
    for name, tone in view.shown.tone.items():
        yield from _dimension(name, tone, view)


def _dimension(name: str, tone: ToneInspection, view: _View) -> Iterator[str]:
    yield from gauge_lines(name, tone, view.ui, view.width, view.paint)
    yield from _flow(list(_addends(tone, view)), view.width, " " * (_LABEL + 2))


def gauge_lines(name: str, tone: ToneInspection, ui: str, width: int, paint: Paint) -> Iterator[str]:
    """A dimension's scale with its figures, in two lines where one is too long."""
    label = f"{say(ui, f'dimension.{name}'):<{_LABEL}}"
    doubt = say(ui, "show.plus_minus", points=f"{tone.uncertainty:.0f}")
    figures = f"{number(tone.value, ui):>5} {doubt:<5} {range_of(tone, ui)}".rstrip()
    line = f"  {label}{gauge(tone)} {figures}"
    lines = [line] if cell_len(line) <= width else [f"  {label}{figures}", f"  {gauge(tone)}"]
    hue = "warning" if tone.mark is not None and tone.mark < 100 else "plain"
    yield from (paint(hue, line) for line in lines)


def _addends(tone: ToneInspection, view: _View) -> Iterator[tuple[str, str]]:
    for addend in wording.addends(tone, view.shown, view.ui):
        points = wording.signed(addend, view.ui)
        if addend.kind == "words":
            yield view.weight(points, addend.weight, addend.label)
        else:
            yield f"{points} {addend.label}", view.paint("dim", f"{points} {addend.label}")


def _sentences(view: _View) -> Iterator[str]:
    """The zones in their order, and in them the agent's sentences."""
    yield from view.heading("show.sentences")
    if not view.shown.sentences:
        yield f"  {view.say('show.no_sentences')}"
    for zone in view.shown.zones:
        yield from _zone(zone, view)
        for sentence in view.shown.sentences if zone.zone != "placeholder" else ():
            if zone.start <= sentence.start < zone.end:
                yield from _sentence(sentence, view)


def _zone(zone: ZoneResult, view: _View) -> Iterator[str]:
    name, place = view.say(f"zone.{zone.zone}"), view.say("show.place", start=zone.start, end=zone.end)
    words = " " + wording.quoted(view.shown, zone.start, zone.end, view.ui) if zone.zone == "placeholder" else ""
    line = f"  {name}{words}  {place}"
    if cell_len(line) > view.width:
        yield from paragraph(line.strip(), view.width, "    ", "  ")
    else:
        yield f"  {view.paint('strong', name)}{words}" + view.paint("dim", f"  {place}")


def _sentence(sentence: SentenceInspection, view: _View) -> Iterator[str]:
    text = view.shown.text[sentence.start : sentence.end]
    lead = f"{wording.line_of(view.shown, sentence.start):>4} "
    for line in wrap(text, view.width - len(_INDENT)):
        yield view.paint("dim", lead) + display(text[line.start : line.end])
        lead = _INDENT
    for act, probability in sentence.acts.items():
        yield from _act(act, probability, sentence, view)


def _act(act: str, probability: float, sentence: SentenceInspection, view: _View) -> Iterator[str]:
    """`● apology  0.98  from 0.25  +9.4 “I am sorry”`; a dot where the act does not count."""
    is_done = act in sentence.done
    limit = view.say("show.threshold", limit=wording.hundredths(view.shown.thresholds[act], view.ui))
    room = min(_ACT, view.width - len(_INDENT) - _FIGURES)
    label = f"{'●' if is_done else '·'} {view.say(f'act.{act}'):<{room}}"
    head = f"{_INDENT}{label} {wording.hundredths(probability, view.ui)}  {limit}"
    heads = list(paragraph(head.strip(), view.width, f"{_INDENT}  ", _INDENT))
    if not is_done:
        yield from (view.paint("dim", line) for line in heads)
        return
    items = [
        view.weight(
            number(one.weight, view.ui, sign=True),
            one.weight,
            wording.quoted(view.shown, one.start, one.end, view.ui),
        )
        for one in sentence.evidence
        if one.act == act
    ]
    indent = " " * (len(head) + 3)
    if len(indent) + _ROOM > view.width:
        yield from heads
        yield from _flow(items, view.width, f"{_INDENT}  ")
        return
    lines = _flow(items, view.width, indent)
    yield head + " " * 3 + next(lines, indent)[len(indent) :]
    yield from lines


def _details(view: _View) -> Iterator[str]:
    shown, ui, none = view.shown, view.ui, [view.say("show.none")]
    yield from view.heading("show.rest")
    yield from view.fact("show.amounts", [wording.amount(one, shown, ui) for one in shown.amounts] or none)
    yield from view.fact("show.deadlines", list(wording.deadlines(shown, ui)) or none)
    yield from view.fact("show.readability", wording.readability(shown, ui))


def _flow(items: Iterable[tuple[str, str]], width: int, indent: str) -> Iterator[str]:
    """Items, plain and painted, in lines with dots between them; one is broken only where no line is wide enough."""
    line, used, room = "", 0, max(20, width - len(indent))
    for plain, painted in items:
        cells = cell_len(plain)
        if used and used + 3 + cells <= room:
            line, used = f"{line} · {painted}", used + 3 + cells
            continue
        if used:
            yield indent + line
        *full, last = [plain[part.start : part.end] for part in wrap(plain, room)] if cells > room else [painted]
        yield from (indent + part for part in full)
        line, used = last, cell_len(last) if cells > room else cells
    if used:
        yield indent + line
