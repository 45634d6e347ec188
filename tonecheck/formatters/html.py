"""One page to look through a library: no request leaves it, it works without a script, and it prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from tonecheck.findings import mask_spans
from tonecheck.formatters import Options
from tonecheck.formatters._counts import counts_of, known_of
from tonecheck.formatters._excerpt import secrets, source_of
from tonecheck.formatters._explain import number
from tonecheck.formatters._machine import path, path_of
from tonecheck.languages.ui import count, say
from tonecheck.offline_page import opening, resource, text_of
from tonecheck.report import Finding
from tonecheck.rule import SEVERITIES
from tonecheck.run import Checked, Head, Tally

_FOLDER = Path(__file__).parent


def render(head: Head, results: Iterable[Checked], tally: Tally, _options: Options) -> Iterator[str]:
    """The page, piece by piece: responses with their findings beside their text, the worst first."""
    listed = sorted(results, key=lambda one: _RANK[one.report.verdict])
    style, script = (resource(_FOLDER / name) for name in ("html.css", "html.js"))
    title = say(head.ui, "lint.title", guide=head.guide.name)
    yield opening(title, head.ui, style, script)
    summary = "".join(f"<p>{text_of(line)}</p>" for line in _summary(tally, head.ui))
    yield f"""<header><h1>{text_of(title)}</h1>{summary}</header>
{_form(listed, head.ui)}
<main>
"""
    for result in listed:
        yield _response(result, head.ui)
    yield f"</main>\n{_skipped(tally, head.ui)}<footer>tonecheck {head.tonecheck}</footer>\n"
    yield f"<script>{script}</script>\n</body>\n</html>\n"


_RANK = {"red": 0, "amber": 1, "none": 2, "green": 3}


def _summary(tally: Tally, ui: str) -> Iterator[str]:
    summary = tally.summary
    none = summary.replies - summary.green - summary.amber - summary.red
    counts = {"green": summary.green, "amber": summary.amber, "red": summary.red, "none": none}
    mean = summary.mean_score
    yield say(ui, "summary", replies=count(ui, "reply", summary.replies), **counts) + (
        f" · {say(ui, 'mean_score', score=number(mean, ui))}" if mean is not None else ""
    )
    found = [*counts_of(summary.findings, ui), *known_of(summary, ui)]
    yield " · ".join(found or [say(ui, "no_findings")])


def _form(results: Iterable[Checked], ui: str) -> str:
    """What to look at; without a script all of it is there, and the form is not."""
    rules = sorted({found.rule for result in results for found in result.report.findings})
    boxes: list[tuple[str, str, bool]] = [(one, f"severity.{one}", True) for one in reversed(SEVERITIES)]
    boxes += [("new", "state.new", True), ("baseline", "state.baseline", False)]
    boxes += [("suppressed", "state.suppressed", False), ("clean", "lint.clean", False)]
    rows = "".join(
        f'<label><input type="checkbox" value="{value}"{" checked" if on else ""}> {text_of(say(ui, key))}</label>'
        for value, key, on in boxes
    )
    options = "".join(f'<option value="{text_of(rule)}">{text_of(rule)}</option>' for rule in rules)
    every, words = text_of(say(ui, "lint.every_rule")), text_of(say(ui, "lint.words"))
    return (
        f'<form hidden>{rows}<select name="rule" aria-label="{every}"><option value="">{every}</option>{options}'
        f'</select><input type="search" name="words" placeholder="{words}" aria-label="{words}">'
        "<output></output></form>"
    )


def _response(result: Checked, ui: str) -> str:
    report = result.report
    name = path_of(result) + (f" · {report.id}" if report.id else f":{report.line}" if report.line > 1 else "")
    score = number(report.score, ui) if report.score is not None else "–"
    verdict = text_of(f"{score} {say(ui, f'verdict.{report.verdict}')}")
    rows = "".join(_item(found, ui) for found in report.findings)
    is_open = " open" if any(found.state == "new" for found in report.findings) else ""
    return (
        f'<details{is_open}><summary><span class="name">{text_of(name)}</span>'
        f'<span class="light {report.verdict}">{verdict}</span></summary>\n<div class="inner">'
        f'<div class="reply" lang="{report.language}">{_text(result)}</div>\n<ol>{rows}</ol></div></details>\n'
    )


def _item(found: Finding, ui: str) -> str:
    better = (
        f" → {' / '.join(say(ui, 'quoted', text=one) for one in found.suggestions[:3])}" if found.suggestions else ""
    )
    state = "" if found.state == "new" else f" ({say(ui, f'state.{found.state}')}: {found.reason or '–'})"
    why = f'<div class="why">{text_of(found.why)}</div>' if found.why else ""
    known = " known" if found.state != "new" else ""
    return (
        f'<li class="{found.severity}{known}" data-severity="{found.severity}" data-state="{found.state}" '
        f'data-rule="{text_of(found.rule)}"><span class="place">{found.line}:{found.column}</span> '
        f'<span class="severity">{text_of(say(ui, f"severity.{found.severity}"))}</span> '
        f'{text_of(found.message + better + state)} <span class="rule">{text_of(source_of(found))}</span>{why}</li>\n'
    )


def _text(result: Checked) -> str:
    """The reply with the words of its findings marked; where several overlap, by the most severe."""
    hidden = secrets(result.report.findings)
    text = mask_spans(result.reply.text, 0, len(result.reply.text), hidden)
    spans = [found for found in result.report.findings if found.end > found.start and found.state == "new"]
    cuts = sorted({0, len(text), *(at for found in spans for at in (found.start, found.end) if at <= len(text))})
    parts = []
    for start, end in pairwise(cuts):
        over = [found for found in spans if found.start <= start and end <= found.end]
        piece = text_of(text[start:end])
        if over:
            worst = max(over, key=lambda found: SEVERITIES.index(found.severity))
            told = text_of("\n".join(found.message for found in over))
            piece = f'<mark class="{worst.severity}" title="{told}">{piece}</mark>'
        parts.append(piece)
    return "".join(parts)


def _skipped(tally: Tally, ui: str) -> str:
    rows = "".join(f"<li>{text_of(path(one.source))}: {text_of(one.reason)}</li>" for one in tally.skipped)
    return f"<section><h2>{text_of(say(ui, 'skipped'))}</h2><ol>{rows}</ol></section>\n" if rows else ""
