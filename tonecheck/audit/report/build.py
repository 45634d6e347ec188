"""All figures of a report from a store."""

from __future__ import annotations

import msgspec

from tonecheck.audit.report import canned, coaching, comparison, examples, groups, outcomes, overview, service, trends
from tonecheck.audit.report.document import Document, Head
from tonecheck.audit.report.store import Store

FORMAT = 1
#: Replies that an agent, a team … needs to be named.
LEAST = 30


def build(store: Store, *, least: int = LEAST, text: bool = True, before: int | None = None) -> Document:
    """The document; `text` False leaves out every word of a reply, `before` is an earlier run to compare with."""
    measures = groups.all_measures(store)
    drift = trends.drifts(store, least)
    return Document(
        head=_head(store, least),
        overview=overview.overview(store),
        scorecard=overview.scorecard(store),
        groups=groups.groupings(measures, least),
        apart=groups.apart(trends.leveled(store, measures, drift), least),
        consistency=groups.consistencies(measures),
        months=trends.months(store),
        drift=drift,
        seasons=trends.seasons(store),
        profiles=groups.profiles(measures, least),
        heat=groups.heat(measures, least),
        rules=examples.rules(store, text),
        best=examples.best(store, text),
        worst=examples.worst(store, text),
        times=service.times(store),
        outcomes=outcomes.outcomes(store, least),
        coaching=coaching.coaching(store, least, text),
        comparison=comparison.comparison(store, before),
        templates=canned.templates(store, least, text),
    )


def _head(store: Store, least: int) -> Head:
    run = store.run
    return Head(
        tonecheck=run.tonecheck,
        format=FORMAT,
        schema=store.meta["schema"],
        run=run.run,
        guide=run.guide_name,
        guide_sha256=run.guide_sha256,
        models=msgspec.json.decode(run.models),
        lexicons=run.lexicons,
        least=least,
        names=store.meta.get("names") == "true",
        finished=run.finished,
    )
