"""One dimension of tone at a terminal: how its value adds up, and the words of the reply that raise or lower it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tonecheck.formatters import Options
from tonecheck.formatters._explain import number
from tonecheck.formatters._layout import Paint, cells, display, paragraph, wrap
from tonecheck.inspection import wording
from tonecheck.inspection.document import Inspection, ToneInspection
from tonecheck.inspection.terminal import gauge_lines
from tonecheck.languages.ui import say
from tonecheck.report import Weighted
from tonecheck.rule import Span

_INDENT = "     "
_POINTS = 8
#: Words that weigh less than this share of the heaviest are not marked.
_FAINT = 0.1


def render(shown: Inspection, name: str, ui: str, options: Options) -> str:
    """The dimension's scale, its sum, and the agent's sentences with a row of signs below each line."""
    paint = Paint(options.color)
    tone = shown.tone.get(name)
    lines = [*(paint("strong", line) for line in paragraph(wording.title(shown, ui), options.width, "  ", "")), ""]
    if tone is None:
        lines.append(f"  {say(ui, 'show.no_tone')}")
    else:
        lines += gauge_lines(name, tone, ui, options.width, paint)
        lines += ["", *_sum(tone, shown, ui, options.width, paint), ""]
        lines += _sentences(tone, shown, options.width, paint)
        lines += ["", paint("dim", f"{_INDENT}+ {say(ui, 'show.plus')} · − {say(ui, 'show.minus')}")]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _sum(tone: ToneInspection, shown: Inspection, ui: str, width: int, paint: Paint) -> Iterator[str]:
    indent = " " * (_POINTS + 2)
    for addend in wording.addends(tone, shown, ui):
        hue = "dim" if addend.kind != "words" else "plus" if addend.weight > 0 else "minus"
        first, *rest = paragraph(addend.label, width, indent)
        yield paint(hue, f"{wording.signed(addend, ui):>{_POINTS}}") + first[_POINTS:]
        yield from rest
    yield paint("strong", f"{number(tone.value, ui):>{_POINTS}}  {say(ui, 'show.value')}")


def _sentences(tone: ToneInspection, shown: Inspection, width: int, paint: Paint) -> Iterator[str]:
    heaviest = max((abs(one.weight) for one in tone.words or tone.evidence), default=0.0)
    marked = [one for one in tone.words or tone.evidence if one.weight and abs(one.weight) >= _FAINT * heaviest]
    for sentence in shown.sentences:
        lead = f"{wording.line_of(shown, sentence.start):>4} "
        inside = [one for one in marked if one.start < sentence.end and sentence.start < one.end]
        for line in wrap(shown.text[sentence.start : sentence.end], width - len(_INDENT)):
            span = Span(sentence.start + line.start, sentence.start + line.end)
            yield paint("dim", lead) + display(shown.text[span.start : span.end])
            row = signs(shown.text, span, inside)
            if row:
                yield _INDENT + "".join(paint(_HUES[char], char) for char in row)
            lead = _INDENT


_HUES = {"+": "plus", "−": "minus", " ": "plain"}


def signs(text: str, line: Span, weighted: Sequence[Weighted]) -> str:
    """The row below a line: a plus under what raises the value, a minus under what lowers it."""
    row = ""
    for offset in range(line.start, line.end):
        weight = sum(one.weight for one in weighted if one.start <= offset < one.end)
        row += ("+" if weight > 0 else "−" if weight < 0 else " ") * cells(text[offset])
    return row.rstrip()
