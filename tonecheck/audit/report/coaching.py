"""A card for each agent: what goes well, what to change next, each with the agent's own examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tonecheck.audit.report.document import Advice, Coaching, Example
from tonecheck.audit.report.examples import example
from tonecheck.audit.report.groups import ALPHA, SCORE, SMALLEST
from tonecheck.audit.report.overview import points
from tonecheck.audit.report.sentences import around
from tonecheck.audit.report.series import Measured, groups
from tonecheck.audit.report.store import Store
from tonecheck.audit.statistics import contrast, moments
from tonecheck.audit.statistics.contrast import Contrast
from tonecheck.audit.statistics.multiple import benjamini_hochberg

_STRENGTHS = 2
_CHANGES = 2
_EXAMPLES = 3
_FIRST = "severity = 'error' DESC, severity = 'warning' DESC, hash(chosen.reply)"
#: A mean of fewer replies is no advice.
_FEWEST = 10
#: What an agent does at this mark on average is done well, whatever the others do.
_WELL = 95.0

_Against = tuple[str, str, Measured, Contrast, float]


def coaching(store: Store, least: int, text: bool) -> list[Coaching]:
    """The cards of all agents with `least` replies, in the order of their names."""
    by_agent: dict[str, list[_Against]] = {}
    for (kind, measure), found in groups(store, "agent", ("mark", "tone_mark")).items():
        for one, against in zip(found, contrast.means([group.adjusted for group in found]), strict=True):
            if one.name is not None and against is not None:
                by_agent.setdefault(one.name, []).append((kind, measure, one, against, 1.0))
    _correct(by_agent)
    scores = groups(store, "agent", ("score",)).get(SCORE, [])
    return [_card(store, one, by_agent.get(one.name, []), text) for one in scores if one.name and one.raw.n >= least]


def _correct(by_agent: dict[str, list[_Against]]) -> None:
    """The p-values of all cards together, so that few of the advices are chance."""
    places = [(agent, index) for agent, found in by_agent.items() for index in range(len(found))]
    adjusted = benjamini_hochberg([by_agent[agent][index][3].p for agent, index in places])
    for (agent, index), p in zip(places, adjusted, strict=True):
        by_agent[agent][index] = (*by_agent[agent][index][:4], p)


def _card(store: Store, score: Measured, found: Sequence[_Against], text: bool) -> Coaching:
    found = [one for one in found if one[2].raw.n >= _FEWEST]
    good = sorted((one for one in found if one[3].size > 0 and _is_clear(one)), key=lambda one: -one[3].size)
    if len(good) < _STRENGTHS:
        done_well = sorted((one for one in found if one[2].raw.mean >= _WELL), key=lambda one: -one[3].size)
        good += [one for one in done_well if one not in good]
    bad = sorted((one for one in found if one[3].size < 0 and _is_clear(one)), key=lambda one: one[3].size)
    if len(bad) < _CHANGES:
        # what the others do worse is no advice, however low the mark
        low = (one for one in found if one[2].raw.mean < _WELL and one[3].size <= 0)
        bad += [one for one in sorted(low, key=lambda one: one[2].raw.mean) if one not in bad]
    agent = score.name or ""
    return Coaching(
        agent,
        score.raw.n,
        points(moments.mean(score.raw)),
        [_advice(one, []) for one in good[:_STRENGTHS]],
        [_advice(one, list(_examples(store, agent, one, text))) for one in bad[:_CHANGES]],
    )


def _is_clear(one: _Against) -> bool:
    return one[4] < ALPHA and abs(one[3].size) >= SMALLEST


def _advice(one: _Against, examples: list[Example]) -> Advice:
    kind, measure, group, against, _ = one
    mean = min(100.0, group.adjusted.mean)  # with everybody's mix a perfect mark may come out above
    return Advice(
        "tone" if kind == "tone_mark" else "mark",
        measure,
        round(mean, 2),
        round(min(100.0, group.adjusted.mean - against.difference), 2),
        round(against.size, 3),
        _is_clear(one),
        examples,
    )


def _examples(store: Store, agent: str, one: _Against, text: bool) -> Iterator[Example]:
    """The agent's own replies in which the section or dimension lost most."""
    kind, measure = one[:2]
    family = f"tone.{measure}" if kind == "tone_mark" else f"{measure}.%"
    rows = store.rows(
        f"""
        WITH own AS (
            SELECT rule, reply, nullif(excerpt, '') AS excerpt, suggestion, severity, start_, end_
            FROM findings JOIN replies USING (reply) WHERE run = $run AND agent = $agent AND rule LIKE $family
        ), firsts AS (
            SELECT * FROM own
            QUALIFY row_number() OVER (
                PARTITION BY reply ORDER BY severity = 'error' DESC, start_, end_, rule, suggestion
            ) = 1
        ), chosen AS (
            SELECT * FROM firsts AS chosen QUALIFY row_number() OVER (
                PARTITION BY coalesce(excerpt, suggestion, reply::VARCHAR) ORDER BY hash(reply)
            ) = 1 ORDER BY {_FIRST} LIMIT {_EXAMPLES}
        )
        SELECT chosen.*, source || ':' || line AS place, text, language, value_tenths / 10 AS value, min, max
        FROM chosen JOIN replies USING (reply) LEFT JOIN tone
            ON tone.run = $run AND tone.reply = chosen.reply AND rule = 'tone.' || dimension
        ORDER BY {_FIRST}
        """,
        agent=agent,
        family=family,
    )
    for row in rows:
        sentence = around(row["text"], row["start_"], row["end_"], row["language"]) if text else None
        bounds = {name: row[name] for name in ("value", "min", "max")}
        yield msgspec.structs.replace(example(row, text), sentence=sentence, **bounds)
