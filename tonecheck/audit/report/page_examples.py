"""The page's findings with their examples, the best and worst replies, the coaching cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tonecheck.audit.report.document import Advice, Coaching, Document, Example, Shown
from tonecheck.audit.report.html import paragraph, table, text_of
from tonecheck.audit.report.sayings import saying
from tonecheck.audit.report.words import group, interval, measure, number, percents, say, whole
from tonecheck.checks import all_rules

_CARDS = 200


def rules(document: Document, ui: str) -> Iterator[str]:
    """The rules that cost most."""
    if not document.rules:
        yield paragraph(say(ui, "rules.none"), "")
        return
    yield paragraph(say(ui, "rules.intro"))
    yield paragraph(say(ui, "rules.explain"))
    if not any(one.excerpt for rule in document.rules for one in rule.examples):
        yield paragraph(say(ui, "rules.no_text"))
    columns = [say(ui, f"rules.{key}") for key in ("rule", "severity", "findings", "share", "examples")]
    rows = (
        (
            f"{text_of(one.rule)}{_why(one.rule, ui)}",
            say(ui, f"severity.{one.severity}"),
            whole(one.findings, ui),
            percents(one.share, ui),
            _examples(one.examples, ui),
        )
        for one in document.rules
    )
    yield table(say(ui, "section.rules"), columns, rows, ui, raw=(0, 4))


def _why(name: str, ui: str) -> str:
    """Why there is such a rule; a house's own says it in the guide alone."""
    rule = all_rules().get(name)
    return f"<small>{text_of(rule.why.get(ui))}</small>" if rule else ""


def _examples(found: Iterable[Example], ui: str) -> str:
    """Words of replies with a better wording and the place."""
    return f'<ul class="examples">{"".join(_example(one, ui) for one in found)}</ul>'


def _example(one: Example, ui: str) -> str:
    words = text_of(say(ui, "quoted", text=" ".join(one.excerpt.split()))) + " " if one.excerpt else ""
    return f"<li>{words}{_rest(one, ui)}</li>"


def _rest(one: Example, ui: str) -> str:
    """A better wording and the place."""
    better = ""
    if one.suggestion:
        better = f"<ins>{text_of(say(ui, 'rules.better'))}: {text_of(say(ui, 'quoted', text=one.suggestion))}</ins> "
    return f'{better}<span class="place">{text_of(one.place)}</span>'


def replies(document: Document, ui: str) -> Iterator[str]:
    """Five of the best, five of the weakest."""
    yield '<div class="pair">'
    for key, found in (("best", document.best), ("worst", document.worst)):
        shown = "".join(_reply(one, ui) for one in found) or paragraph(say(ui, "replies.none"))
        yield f"<div><h3>{text_of(say(ui, f'replies.{key}'))}</h3>{shown}</div>"
    yield "</div>"


def _reply(one: Shown, ui: str) -> str:
    about = " · ".join(part for part in (one.agent, group("channel", one.channel, ui), one.place) if part)
    text = f"<blockquote>{text_of(one.text)}</blockquote>" if one.text else ""
    found = f'<p class="place">{text_of(", ".join(one.rules))}</p>' if one.rules else ""
    return (
        f'<article><h4><span class="key v-{one.verdict}"></span>{number(one.score, ui)} '
        f'<span class="soft">{text_of(say(ui, f"verdict.{one.verdict}"))}</span></h4>'
        f'<p class="place">{text_of(about)}</p>{text}{found}</article>\n'
    )


def coaching(document: Document, ui: str) -> Iterator[str]:
    """A card for each agent."""
    if not document.coaching:
        yield paragraph(say(ui, "coaching.none"), "")
        return
    yield paragraph(say(ui, "coaching.intro"))
    if len(document.coaching) > _CARDS:
        yield paragraph(say(ui, "coaching.most", n=_CARDS))
    yield f'<div class="cards">{"".join(_card(one, ui) for one in document.coaching[:_CARDS])}</div>'


def _card(one: Coaching, ui: str) -> str:
    parts = "".join(
        f"<h4>{text_of(say(ui, f'coaching.{key}'))}</h4>{_advices(found, ui)}"
        for key, found in (("strengths", one.strengths), ("changes", one.changes))
    )
    score = f"{interval(one.score, ui)}, n = {whole(one.n, ui)}"
    return f'<article><h3>{text_of(one.agent)} <span class="soft">{text_of(score)}</span></h3>{parts}</article>\n'


def _advices(found: list[Advice], ui: str) -> str:
    if not found:
        return paragraph(say(ui, "coaching.nothing"))
    return f"<ul>{''.join(_advice(one, ui) for one in found)}</ul>"


def _advice(one: Advice, ui: str) -> str:
    name = measure(one.kind, one.measure, ui)
    said = say(ui, "coaching.advice", measure=name, mean=number(one.mean, ui), others=number(one.others, ui))
    star = " ★" if one.stands_apart else ""
    shown = "".join(f"<li>{_told(example, ui)} {_rest(example, ui)}</li>" for example in one.examples)
    examples = f'<ul class="examples">{shown}</ul>' if shown else ""
    return f"<li>{text_of(said)}{star}{examples}</li>"


def _told(one: Example, ui: str) -> str:
    """The sentence with what was found in it, else what the finding says."""
    if not one.sentence:
        return text_of(saying(one, ui))
    words = " ".join((one.excerpt or "").split())
    before, found, after = one.sentence.partition(words) if words else (one.sentence, "", "")
    quoted = text_of(say(ui, "quoted", text="{}")).partition("{}")
    marked = f"<mark>{text_of(found)}</mark>" if before.strip() or after.strip(" .!?") else text_of(found)
    return f"{quoted[0]}{text_of(before)}{marked}{text_of(after)}{quoted[2]}"
