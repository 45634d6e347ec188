"""The pieces of the page: sections, tables that scroll on their own, figures with the table behind the chart."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Sequence

from tonecheck.audit.report.words import number, say
from tonecheck.offline_page import text_of

__all__ = ["details", "figure", "heat_table", "paragraph", "section", "table", "text_of"]

#: Where a distance becomes small and medium (Cohen 1988), on either side.
_SHADES = (-0.5, -0.2, 0.2, 0.5)
_DASH = re.compile(r"(?<=\d)–(?=[\d−])")


def section(name: str, title: str, parts: Iterable[str]) -> str:
    """A section with its heading, to which the contents lead."""
    heading = f'<h2 id="h-{name}">{text_of(title)}</h2>'
    return f'<section id="{name}" aria-labelledby="h-{name}">{heading}\n{"".join(parts)}</section>\n'


def paragraph(text: str, css: str = "soft") -> str:
    """A sentence or two."""
    return f'<p class="{css}">{text_of(text)}</p>\n'


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]], ui: str, raw: Sequence[int] = ()) -> str:
    """A table with its caption; the first column names the row. Columns in `raw` are HTML already."""
    body = "".join(_row(row, raw) for row in rows)
    columns = "".join(f'<th scope="col">{text_of(name)}</th>' for name in head)
    region = text_of(say(ui, "region", title=title))
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{region}"><table>'
        f"<caption>{text_of(title)}</caption><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table></div>\n"
    )


def heat_table(title: str, head: Sequence[str], rows: Iterable[tuple[str, Sequence[float]]], ui: str) -> str:
    """A table of sizes in units of the spread, each field in one of five shades; the first column names the row."""
    body = "".join(_heat_row(name, sizes, ui) for name, sizes in rows)
    columns = "".join(f'<th scope="col"><span>{text_of(name)}</span></th>' for name in head)
    region = text_of(say(ui, "region", title=title))
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{region}"><table class="heat">'
        f"<caption>{text_of(title)}</caption><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table></div>\n"
    )


def _heat_row(name: str, sizes: Sequence[float], ui: str) -> str:
    fields = "".join(f'<td class="d{1 + bisect(_SHADES, size)}">{number(size, ui, 2)}</td>' for size in sizes)
    return f'<tr><th scope="row">{text_of(name)}</th>{fields}</tr>\n'


def _row(row: Sequence[str], raw: Sequence[int]) -> str:
    first, *rest = (text if index in raw else _unbroken(text_of(text)) for index, text in enumerate(row))
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{text}</td>" for text in rest)}</tr>\n'


def _unbroken(text: str) -> str:
    """On paper an interval may break before its bracket, and not inside of it."""
    return _DASH.sub("\u2060–\u2060", text)


def figure(title: str, chart: str, ui: str) -> str:
    """A chart under its title; readers of the screen are told where its figures are."""
    told = text_of(say(ui, "chart", title=title))
    return (
        f'<figure class="chart"><figcaption>{text_of(title)}</figcaption>'
        f'<div role="img" aria-label="{told}">{chart}</div></figure>\n'
    )


def details(title: str, inner: str) -> str:
    """What is folded until somebody asks for it; paper shows it all."""
    return f"<details><summary>{text_of(title)}</summary>{inner}</details>\n"
