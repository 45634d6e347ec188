from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from tonecheck.lint.jobs import Job
from tonecheck.lint.library.responses import Response
from tonecheck.lint.running import Done
from tonecheck.lint.work import Judging, Worker

GUIDE = """\
tonecheck: 1
name: Probe
language: de
templates: {known: [customer.name, order.id]}
channels: {chat: {}}
situations: {complaint: {}, praise: {}}
"""


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """What judges texts as responses of a library, by source."""
    path = tmp_path_factory.mktemp("guide") / "haus.yaml"
    path.write_text(GUIDE, encoding="utf-8")
    worker = Worker(Judging(ui="de", traits=True))

    def results(texts: dict[str, str], **context: str) -> list[Done]:
        made = []
        for source, text in texts.items():
            reader = {".html": "html", ".yaml": "yaml"}.get(Path(source).suffix, "text")
            job = Job(path=source, source=source, guide=str(path), reader=reader, **context)
            made.append(Done(job, text.encode(), worker.outcome(job, text.encode())))
        return made

    def responses(texts: dict[str, str], **context: str) -> list[Response]:
        return [
            Response(file, number, entry, entry.traits)
            for file, done in enumerate(results(texts, **context))
            for number, entry in enumerate(done.outcome.entries)
            if entry.traits
        ]

    return SimpleNamespace(results=results, responses=responses)
