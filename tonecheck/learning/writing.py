"""The text of a draft guide: values as people write them, each below a comment on what it rests on."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from tonecheck.guide import SCHEMA_FILE
from tonecheck.guide.starter_guide import as_yaml
from tonecheck.languages import ui as interface
from tonecheck.learning.collection import Collection
from tonecheck.learning.comments import bracketed, percent, say
from tonecheck.learning.contexts import Block, Contexts, Placed
from tonecheck.learning.phrases import Phrase
from tonecheck.learning.proposal import Outside
from tonecheck.learning.settings import FEWEST, USUAL, Settings
from tonecheck.learning.statistics import wilson
from tonecheck.learning.verdicts import Easing, Judged, costly, stricter

_WIDTH = 116
_MOST_OUTSIDE = 5
_MOST_TYPICAL = 12
#: What stays on one line: `n = 12`, `90 %`.
_TIED, _TIE = re.compile(r"\w = \d|\d %"), "\0"


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a draft says."""

    settings: Settings
    collection: Collection
    contexts: Contexts
    tone_header: str | None
    typical: tuple[Phrase, ...] = ()
    stock: frozenset[str] = frozenset()
    avoid: tuple[Phrase, ...] = ()
    easing: Easing = Easing()
    before: Judged | None = None  #: what the draft made of the good replies before anything was eased
    good: Judged | None = None
    bad: Judged | None = None


def text_of(content: Content) -> str:
    """The draft as YAML with comments, the same bytes for the same content."""
    parts = [
        _head(content),
        _base(content),
        _avoid(content),
        _channels(content),
        _levels(content),
        _score(content),
        _typical(content),
        _comment(say(content.settings.ui, "not_learned")),
    ]
    blocks = ["\n".join(part) for each in parts if (part := list(each))]
    return "\n\n".join(blocks) + "\n"


def _comment(text: str, indent: int = 0, hanging: str = "  ") -> Iterator[str]:
    start = " " * indent + "# "
    lines = textwrap.wrap(
        _TIED.sub(lambda found: found[0].replace(" ", _TIE), text),
        _WIDTH,
        initial_indent=start,
        subsequent_indent=start + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
    yield from (line.replace(_TIE, " ") for line in lines)


def _head(content: Content) -> Iterator[str]:
    settings, ui = content.settings, content.settings.ui
    n = len(content.collection.good)
    yield f"# yaml-language-server: $schema=./{SCHEMA_FILE}"
    yield "#"
    yield from _comment(say(ui, "title", replies=interface.count(ui, "reply", n)), hanging="")
    yield from _comment(say(ui, "how_to_read"), hanging="")
    if content.collection.duplicates:
        yield from _comment(say(ui, "counted_once", n=len(content.collection.duplicates)), hanging="")
    if n < USUAL:
        yield from _comment(say(ui, "few" if n >= FEWEST else "too_few_all"), hanging="")
    if content.good is not None and n >= FEWEST:
        yield "#"
        yield from _promise(content, content.good)
    yield ""
    yield "tonecheck: 1"
    yield f"name: {as_yaml(settings.name)}"
    yield f"language: {settings.language}"
    yield f"extends: base-{settings.language}  # {say(ui, 'extends')}"


def _promise(content: Content, good: Judged) -> Iterator[str]:
    ui = content.settings.ui
    yield from _comment(say(ui, "promise", coverage=percent(content.settings.coverage)), hanging="")
    yield from _comment(verdict_line("verdicts", good, ui), hanging="")
    if content.bad is not None:
        yield from _on_bad(content, good, content.bad)
    if good.count("green") >= content.settings.coverage * good.scored:
        yield from _comment(say(ui, "kept_promise"), hanging="")
    else:
        rules = ", ".join(f"{rule} ({hits})" for rule, hits in costly(good))
        yield from _comment(say(ui, "broken_promise", rules=rules), hanging="")


def _on_bad(content: Content, good: Judged, bad: Judged) -> Iterator[str]:
    ui = content.settings.ui
    yield from _comment(verdict_line("verdicts_bad", bad, ui), hanging="")
    green = [label for label, verdict in bad.verdicts.items() if verdict == "green"]
    if green:
        yield from _comment(say(ui, "bad_green", listed=_labels(green, ui)), hanging="")
    if better := stricter(good, bad, content.settings):
        limit, left = better
        coverage = percent(content.settings.coverage)
        line = say(ui, "stricter", limit=limit, coverage=coverage, bad=left, now=len(green))
        yield from _comment(line, hanging="")


def verdict_line(key: str, judged: Judged, ui: str) -> str:
    """How many replies are green, amber and red."""
    green = judged.count("green")
    return say(
        ui,
        key,
        n=len(judged.verdicts),
        green=green,
        amber=judged.count("amber"),
        red=judged.count("red"),
        none=judged.count("none"),
        share=percent(green / judged.scored) if judged.scored else "–",
        interval=bracketed(wilson(green, judged.scored), 100),
    )


def _base(content: Content) -> Iterator[str]:
    header = content.tone_header
    yield from _block(content.contexts.blocks[0], content.settings, 0, {"tone": header} if header else {})


def _block(block: Block, settings: Settings, indent: int, headers: dict[str, str]) -> Iterator[str]:
    for number, (section, group) in enumerate(groupby(block.placed, key=lambda one: one.proposal.section)):
        if number and not indent:
            yield ""
        yield from _section(section, list(group), settings, indent, headers.get(section))


def _section(
    section: str, placed: Sequence[Placed], settings: Settings, indent: int, header: str | None
) -> Iterator[str]:
    empty = all(one.proposal.value is None for one in placed)
    if header:
        yield from _comment(header, indent)
    if "." not in placed[0].proposal.key:
        yield from _entry(placed[0], settings, indent)
        return
    if not empty:
        yield f"{' ' * indent}{section}:"
    for one in placed:
        yield from _entry(one, settings, indent if empty else indent + 2)


def _entry(placed: Placed, settings: Settings, indent: int) -> Iterator[str]:
    """A value below its comments; without a value the comment alone."""
    proposal = placed.proposal
    name = proposal.key.rpartition(".")[2]
    text = proposal.comment if proposal.value is not None else f"{proposal.key}: {proposal.comment}"
    yield from _comment(text, indent)
    if placed.outside:
        yield from _comment(
            say(settings.ui, "outside", n=len(placed.outside), listed=listed(placed.outside, settings.ui)), indent
        )
    if proposal.value is not None:
        yield f"{' ' * indent}{name}: {proposal.value}"


def listed(outside: Sequence[Outside], ui: str, most: int = _MOST_OUTSIDE) -> str:
    """`gut/017.txt (41), gut/020.txt (43) und 3 weitere`."""
    shown = ", ".join(f"{one.reply} ({one.value})" for one in outside[:most])
    more = len(outside) - most
    return f"{shown} {say(ui, 'and_more', n=more)}" if more > 0 else shown


def _labels(labels: Sequence[str], ui: str) -> str:
    shown, more = ", ".join(labels[:_MOST_OUTSIDE]), len(labels) - _MOST_OUTSIDE
    return f"{shown} {say(ui, 'and_more', n=more)}" if more > 0 else shown


def _avoid(content: Content) -> Iterator[str]:
    if not content.avoid:
        return
    ui = content.settings.ui
    yield from _comment(say(ui, "avoid"), hanging="")
    yield "+phrases:"
    for phrase in content.avoid:
        seen = say(
            ui, "avoid_phrase", bad=phrase.hits, bad_n=phrase.n, good=phrase.others, good_n=phrase.other_n, z=phrase.z
        )
        yield from _comment(seen, 2)
        # a single word is meant letter by letter: its inflected forms may be other words
        yield f"  - avoid: {as_yaml(phrase.text if ' ' in phrase.text else f'={phrase.text}')}"


def _channels(content: Content) -> Iterator[str]:
    blocks, ui = content.contexts.blocks[1:], content.settings.ui
    if not blocks:
        return
    main = interface.say(ui, f"channel.{content.contexts.main}")
    yield from _comment(say(ui, "channels", main=main), hanging="")
    yield "channels:"
    for block in blocks:
        yield from _comment(f"{interface.say(ui, f'channel.{block.channel}')}: n = {block.n}", 2)
        yield f"  {as_yaml(block.channel or '')}:"
        yield from _block(_merged(block), content.settings, 4, {})


def _merged(block: Block) -> Block:
    """The block with the proposals of each section side by side."""
    order = list(dict.fromkeys(one.proposal.section for one in block.placed))
    placed = tuple(sorted(block.placed, key=lambda one: order.index(one.proposal.section)))
    return msgspec.structs.replace(block, placed=placed)


def _levels(content: Content) -> Iterator[str]:
    ui, before = content.settings.ui, content.before
    if not content.easing.softened or before is None:
        return
    yield from _comment(say(ui, "levels", rest=percent(1 - content.settings.coverage)), hanging="")
    yield "levels:"
    for rule in content.easing.softened:
        labels = before.broken.get(rule, ())
        yield from _comment(say(ui, "level", hits=len(labels), n=before.scored, listed=_labels(labels, ui)), 2)
        yield f"  {rule}: note"


def _score(content: Content) -> Iterator[str]:
    easing, before = content.easing, content.before
    if easing.green_from is None or before is None:
        return
    coverage = percent(content.settings.coverage)
    usual = f"{before.green_from:g}"
    yield from _comment(
        say(content.settings.ui, "score", coverage=coverage, limit=easing.green_from, usual=usual), hanging=""
    )
    yield "score:"
    yield f"  pass: {easing.green_from}"
    yield f"  warn: {easing.amber_from}"


def _typical(content: Content) -> Iterable[str]:
    if not content.typical:
        return
    ui = content.settings.ui
    yield from _comment(say(ui, "typical", background=say(ui, "background")), hanging="")
    for phrase in content.typical[:_MOST_TYPICAL]:
        line = say(
            ui,
            "phrase",
            text=phrase.text,
            hits=phrase.hits,
            n=phrase.n,
            share=percent(phrase.hits / phrase.n),
            interval=bracketed(wilson(phrase.hits, phrase.n), 100),
            other=percent(phrase.others / phrase.other_n),
            z=phrase.z,
        )
        stock = f"; {say(ui, 'stock')}" if phrase.text in content.stock else ""
        yield from _comment(f"- {line}{stock}")
