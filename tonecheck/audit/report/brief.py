"""The report's first lines for a terminal: key figures and what stands out."""

from __future__ import annotations

import shlex
import textwrap
from collections.abc import Iterator

from tonecheck.audit.report import page_summary
from tonecheck.audit.report.document import Document
from tonecheck.audit.report.words import count, day, interval, percents, say, whole

_SENTENCES = 5


def brief(document: Document, ui: str, store: str, width: int = 100) -> str:
    """A few lines, wrapped at `width` columns, with the command that writes the whole report on `store`."""
    return "\n".join(_lines(document, ui, store, width)) + "\n"


def _lines(document: Document, ui: str, store: str, width: int) -> Iterator[str]:
    found = document.overview
    yield say(ui, "title", guide=document.head.guide)
    if found.first and found.last:
        yield say(ui, "period", first=day(found.first, ui), last=day(found.last, ui))
    yield from ("", say(ui, "brief.replies", n=whole(found.replies, ui), scored=whole(found.scored, ui)))
    yield f"{say(ui, 'tile.score')}: {interval(found.score, ui)}"
    yield f"{say(ui, 'tile.green')}: {percents(found.green_share, ui)}"
    yield from ("", f"{say(ui, 'section.apart')}:")
    sentences = page_summary.sentences(document, ui)
    for sentence in sentences[:_SENTENCES] or [say(ui, "apart.none")]:
        yield textwrap.fill(sentence, width, initial_indent="  – ", subsequent_indent="    ", break_on_hyphens=False)
    if len(sentences) > _SENTENCES:
        yield f"  – {count('apart.sentences', len(sentences) - _SENTENCES, ui)}"
    yield from ("", say(ui, "brief.how", store=shlex.quote(store)))
