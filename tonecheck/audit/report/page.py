"""The report as a page: one file without any request or script, for the screen, on paper and for a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from tonecheck.audit.report import page_examples, page_groups, page_marks, page_ratings, page_summary, page_time
from tonecheck.audit.report.document import Document
from tonecheck.audit.report.html import section, text_of
from tonecheck.audit.report.words import say
from tonecheck.offline_page import opening, resource

_FOLDER = Path(__file__).parent

Parts = Callable[[Document, str], Iterable[str]]

_SECTIONS: dict[str, Parts] = {
    "apart": page_summary.apart,
    "overview": page_marks.overview,
    "scorecard": page_marks.scorecard,
    "trends": page_time.trends,
    "channels": page_groups.channels,
    "people": page_groups.people,
    "consistency": page_groups.consistency,
    "rules": page_examples.rules,
    "replies": page_examples.replies,
    "times": page_ratings.times,
    "outcomes": page_ratings.outcomes,
    "coaching": page_examples.coaching,
    "comparison": page_summary.comparison,
    "about": page_summary.about,
}


def render(document: Document, ui: str, *, text: bool = True) -> str:
    """The whole page; `text` says whether words of replies were asked for."""
    style = resource(_FOLDER / "page.css")
    title = say(ui, "title", guide=document.head.guide)
    named = {name: parts for name, parts in _SECTIONS.items() if name != "comparison" or document.comparison}
    body = "".join(section(name, _title(name, document, ui), parts(document, ui)) for name, parts in named.items())
    links = "".join(f'<li><a href="#{name}">{text_of(_title(name, document, ui))}</a></li>' for name in named)
    return f"""{opening(title, ui, style)}<header><h1>{text_of(title)}</h1>
{page_summary.head(document, ui)}
</header>
<nav aria-label="{text_of(say(ui, "contents"))}"><ul>{links}</ul></nav>
<main>
{body}
</main>
<footer>{page_summary.footer(document, ui, text)}</footer>
</body>
</html>
"""


def _title(name: str, document: Document, ui: str) -> str:
    run = document.comparison.run if document.comparison else ""
    return say(ui, f"section.{name}", run=run)
