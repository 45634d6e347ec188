"""One reply as a page: one file without any request, readable without a script, on paper and by a screen reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tonecheck.formatters._explain import number
from tonecheck.inspection import wording
from tonecheck.inspection.document import Inspection, SentenceInspection, ToneInspection
from tonecheck.inspection.marked_text import marked_text
from tonecheck.languages.ui import say
from tonecheck.offline_page import opening, resource, text_of

_FOLDER = Path(__file__).parent


def render(shown: Inspection, ui: str) -> str:
    """The whole page."""
    style, script = (resource(_FOLDER / name) for name in ("page.css", "page.js"))
    parts = (_facts(shown, ui), _tone(shown, ui), _sentences(shown, ui), _details(shown, ui))
    title = wording.title(shown, ui)
    return f"""{opening(title, ui, style, script)}\
<header><h1>{text_of(title)}</h1><p class="how" id="how" hidden>{text_of(say(ui, "show.how_to_read"))}</p></header>
<main>
<section class="text" tabindex="0" aria-labelledby="h-text"><h2 id="h-text">{text_of(say(ui, "show.text"))}</h2>
<div class="reply" id="reply" lang="{shown.language}">{marked_text(shown, ui)}</div>
{_legend(ui)}
<p class="heard" role="status" id="status"></p>
</section>
<div>
{"".join(parts)}
</div>
</main>
<footer>{text_of(_made_by(shown, ui))}</footer>
<script>{script}</script>
</body>
</html>
"""


def _legend(ui: str) -> str:
    marks = (("plus", "+"), ("minus", "−"))
    items = (
        f'<li><span class="on {name} s3">{sign}</span> {text_of(say(ui, f"show.{name}"))}</li>' for name, sign in marks
    )
    return f'<ul class="legend">{"".join(items)}</ul>'


def _made_by(shown: Inspection, ui: str) -> str:
    hashes = {"models": shown.models[shown.language], "lexicons": shown.lexicons}
    return say(ui, "show.made_by", version=shown.tonecheck, **hashes)


def _section(name: str, title: str, inner: Iterable[str]) -> str:
    return f'<section aria-labelledby="h-{name}"><h2 id="h-{name}">{text_of(title)}</h2>\n{"".join(inner)}</section>\n'


def _button(key: str, label: str, sentence: int | None = None) -> str:
    place = "" if sentence is None else f' data-sentence="{sentence}"'
    return f'<button type="button" aria-pressed="false" data-key="{text_of(key)}"{place}>{text_of(label)}</button>'


def _facts(shown: Inspection, ui: str) -> str:
    address = [f"<p>{text_of(wording.address(shown, ui))}</p>"]
    for form, words in wording.address_words(shown).items():
        listed = ", ".join(say(ui, "quoted", text=word) for word in words)
        address.append(f"<p>{_button(f'address-{form}', say(ui, f'form.{form}'))} {text_of(listed)}</p>")
    rows = (
        ("show.language", text_of(wording.language(shown, ui))),
        ("show.situation", text_of(wording.situation(shown, ui))),
        ("show.address", "".join(address)),
    )
    return _section("facts", say(ui, "show.facts"), _list(rows, ui))


def _list(rows: Iterable[tuple[str, str]], ui: str) -> Iterator[str]:
    yield "<dl>"
    yield from (f"<dt>{text_of(say(ui, key))}</dt><dd>{value}</dd>\n" for key, value in rows)
    yield "</dl>"


def _tone(shown: Inspection, ui: str) -> str:
    if not shown.tone:
        return _section("tone", say(ui, "show.tone"), [f"<p>{text_of(say(ui, 'show.no_tone'))}</p>"])
    note = say(ui, "show.strongest")
    inner = (_dimension(name, tone, shown, ui) for name, tone in shown.tone.items())
    return _section(
        "tone", say(ui, "show.tone"), ['<div class="tone">', *inner, f'</div><p class="soft">{text_of(note)}</p>']
    )


def _dimension(name: str, tone: ToneInspection, shown: Inspection, ui: str) -> str:
    title = say(ui, f"dimension.{name}")
    value = number(tone.value, ui)
    doubt = say(ui, "show.plus_minus", points=f"{tone.uncertainty:.0f}")
    wanted = wording.range_in_words(tone, ui)
    css = "wanted off" if tone.mark is not None and tone.mark < 100 else "wanted"
    rows = "".join(_addend(addend, ui) for addend in wording.addends(tone, shown, ui))
    total = _row("total", value, say(ui, "show.value"))
    return (
        f'<article><h3>{_button(f"tone-{name}", title)} <span class="value">{value}</span> '
        f'<span class="soft">{text_of(doubt)}</span> <span class="{css}">{text_of(wanted)}</span></h3>\n'
        f"{_scale(tone, f'{title}: {value}, {wanted}')}"
        f'<table><caption class="heard">{text_of(title)}</caption>{rows}{total}</table></article>\n'
    )


def _addend(addend: wording.Addend, ui: str) -> str:
    kind = "rest" if addend.kind != "words" else "up" if addend.weight > 0 else "down"
    return _row(kind, wording.signed(addend, ui), addend.label)


def _row(css: str, points: str, label: str) -> str:
    return f'<tr class="{css}"><td><span>{points}</span></td><th scope="row">{text_of(label)}</th></tr>\n'


def _scale(tone: ToneInspection, label: str) -> str:
    """The scale from 0 to 100: the guide's range, the 80 % interval, the average reply, the value."""
    low, high = max(0.0, tone.value - tone.uncertainty), min(100.0, tone.value + tone.uncertainty)
    bars = [_bar("track", 0, 100, 3, 6)]
    if tone.mark is not None:
        start, end = 0 if tone.min is None else tone.min, 100 if tone.max is None else tone.max
        bars.append(_bar("range", start, end, 1, 10))
    bars.append(_bar("doubt", low, high, 5, 2))
    bars.append(_bar("average", tone.average - 0.2, tone.average + 0.2, 0, 12))
    bars.append(_bar("needle", tone.value - 0.7, tone.value + 0.7, 1, 10))
    return (
        f'<svg viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label="{text_of(label)}">'
        f"{''.join(bars)}</svg>\n"
    )


def _bar(css: str, start: float, end: float, y: float, height: float) -> str:
    start, end = max(0.0, start), min(100.0, end)
    return f'<rect class="{css}" x="{start:.1f}" y="{y:g}" width="{max(0.0, end - start):.1f}" height="{height:g}"/>'


def _sentences(shown: Inspection, ui: str) -> str:
    title = say(ui, "show.sentences")
    if not shown.sentences:
        return _section("acts", title, [f"<p>{text_of(say(ui, 'show.no_sentences'))}</p>"])
    items = (_sentence(index, sentence, shown, ui) for index, sentence in enumerate(shown.sentences))
    note = f'<p class="soft">{text_of(say(ui, "show.acts_note"))}</p>'
    return _section("acts", title, ['<ol class="sentences">', *items, "</ol>", note])


def _sentence(index: int, sentence: SentenceInspection, shown: Inspection, ui: str) -> str:
    zone, line = say(ui, f"zone.{sentence.zone}"), wording.line_of(shown, sentence.start)
    place = f"{zone} · {say(ui, 'show.line', line=line)}"
    text = text_of(wording.in_a_line(shown, sentence.start, sentence.end))
    acts = "".join(_act(act, p, index, sentence, shown, ui) for act, p in sentence.acts.items())
    return (
        f'<li><p class="said"><span lang="{shown.language}">{text}</span> '
        f'<span class="soft">{text_of(place)}</span></p>'
        f'<ul class="acts">{acts}</ul></li>\n'
    )


def _act(act: str, p: float, index: int, sentence: SentenceInspection, shown: Inspection, ui: str) -> str:
    is_done = act in sentence.done
    name = say(ui, f"act.{act}")
    limit = say(ui, "show.threshold", limit=wording.hundredths(shown.thresholds[act], ui))
    counts = say(ui, "show.reached" if is_done else "show.not_reached")
    label = _button(f"act-{index}-{act}", name, index) if is_done else f'<span class="faint">{text_of(name)}</span>'
    evidence = " · ".join(
        f'<b class="{"up" if one.weight > 0 else "down"}">{number(one.weight, ui, sign=True)}</b> '
        + text_of(wording.quoted(shown, one.start, one.end, ui))
        for one in sentence.evidence
        if one.act == act
    )
    return (
        f"<li>{label}<b>{wording.hundredths(p, ui)}</b>"
        f'<span class="soft">{text_of(limit)}<span class="heard"> {text_of(counts)}</span></span>'
        f'<span class="evidence">{evidence}</span></li>\n'
    )


def _details(shown: Inspection, ui: str) -> str:
    amounts = [wording.amount(one, shown, ui) for one in shown.amounts]
    rows = (
        ("show.amounts", _marked("amounts", amounts, ui)),
        ("show.deadlines", _marked("deadlines", list(wording.deadlines(shown, ui)), ui)),
        ("show.readability", "".join(f"<p>{text_of(line)}</p>" for line in wording.readability(shown, ui))),
    )
    return _section("details", say(ui, "show.rest"), _list(rows, ui))


def _marked(key: str, values: list[str], ui: str) -> str:
    """Values behind the button that shows where they stand."""
    if not values:
        return text_of(say(ui, "show.none"))
    return f"{_button(key, say(ui, 'show.where'))} {text_of(' · '.join(values))}"
