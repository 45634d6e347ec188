"""Stores that are made by SQL, with truths hidden in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pytest

import tonecheck.audit
from tonecheck.audit.report.build import build
from tonecheck.audit.report.document import Document
from tonecheck.audit.report.store import Store
from tonecheck.report import DIMENSIONS

SCHEMA = Path(tonecheck.audit.__file__).with_name("schema.sql")
AGENTS = [f"agent-{letter}" for letter in "abcdefgh"]
START = datetime(2025, 1, 1)
PLANTS = frozenset({"drift", "channel", "month", "template", "csat"})

Make = Callable[..., Path]


def make_store(
    path: Path, n: int = 1500, seed: int = 1, plants: frozenset[str] = PLANTS, text: bool = True, times: bool = True
) -> Path:
    """`n` replies of eight agents over a year: agent-c grows colder, chat is colder, May is worse, `part-1` fails.

    The plant `step` lowers the scores of everybody from August on.
    """
    chance = np.random.default_rng(seed)
    share = np.sort(chance.uniform(size=n))
    sent = [START + timedelta(minutes=int(at * 365 * 1440)) for at in share]
    agent = chance.choice(len(AGENTS), n, p=np.array([26, 20, 18, 12, 10, 8, 5, 1]) / 100)
    channel = chance.choice(["email", "chat", "letter"], n, p=[0.6, 0.3, 0.1])
    template = chance.choice(["part-1", "part-2", None], n, p=[0.1, 0.2, 0.7])
    month = np.array([at.month for at in sent])
    tone = {name: chance.normal(60, 12, n) for name in DIMENSIONS}
    score = chance.normal(85, 8, n)
    bad_address = chance.uniform(size=n) < 0.03
    if "drift" in plants:
        tone["warmth"] -= np.where((agent == 2) & (share > 0.5), 14, 0)
    if "channel" in plants:
        tone["empathy"] -= np.where(channel == "chat", 10, 0)
    if "month" in plants:
        score -= np.where(month == 5, 9, 0)
    if "step" in plants:
        score -= np.where(share > 0.6, 9, 0)
    if "template" in plants:
        bad_address |= template == "part-1"
    liking = (tone["warmth"] - 60) / 12 if "csat" in plants else np.zeros(n)
    csat = np.clip(np.round(3.5 + 0.5 * liking + chance.normal(0, 0.8, n)), 1, 5)
    rated = chance.uniform(size=n) < 0.4
    tenths = np.round(10 * np.clip(score, 0, 100)).astype(int)
    verdict = np.where(tenths >= 800, "green", np.where(tenths >= 600, "amber", "red"))
    words = [f"Guten Tag, Antwort {number} <b>mit & ohne</b>" for number in range(n)]
    columns: dict[str, Any] = {
        "reply": range(1, n + 1),
        "key": range(1, n + 1),
        "source": ["a.csv"] * n,
        "line": range(2, n + 2),
        "ticket": [f"t{number // 2}" for number in range(n)],
        "agent": [AGENTS[index] for index in agent],
        "team": ["north" if index % 2 else "south" for index in agent],
        "channel": channel.tolist(),
        "language": ["de"] * n,
        "situation": chance.choice(["complaint", "request", None], n).tolist(),
        "situation_told": [True] * n,
        "sent_at": sent if times else pa.nulls(n, pa.timestamp("us")),
        "response_seconds": chance.exponential(9000, n).round() if times else pa.nulls(n, pa.float64()),
        "words": chance.integers(20, 120, n),
        "template": template.tolist(),
        "text_key": range(n),
        "csat": pa.array(csat, mask=~rated),
        "text": words if text else pa.nulls(n, pa.string()),
    }
    database = duckdb.connect(str(path))
    database.execute(SCHEMA.read_text(encoding="utf-8"))
    everyone = {"run": [1] * n, "reply": range(1, n + 1)}
    _put(database, "replies", columns)
    _put(database, "scores", {**everyone, "scored": [True] * n, "score_tenths": tenths, "verdict": verdict.tolist()})
    for name, values in tone.items():
        marks = np.where(values < 40, 800, 1000)
        figures = {"value_tenths": np.round(10 * np.clip(values, 0, 100)).astype(int), "uncertainty_tenths": [90] * n}
        _put(
            database, "tone", {**everyone, "dimension": [name] * n, **figures, "min": [40.0] * n, "mark_tenths": marks}
        )
    for family, bad in (("address", bad_address), ("closing", chance.uniform(size=n) < 0.2)):
        marks = np.where(bad, 600, 1000)
        _put(database, "marks", {**everyone, "family": [family] * n, "mark_tenths": marks})
        found = np.flatnonzero(bad) + 1
        _put(
            database,
            "findings",
            {
                "run": [1] * len(found),
                "reply": found,
                "rule": [f"{family}.wrong"] * len(found),
                "severity": ["error" if family == "address" else "note"] * len(found),
                "start_": [0] * len(found),
                "end_": [4] * len(found),
                "excerpt": [f"Stelle {number} <i>" for number in found] if text else pa.nulls(len(found), pa.string()),
                "suggestion": ["besser"] * len(found),
            },
        )
    _put(database, "acts", {"run": [1] * n, "reply": range(1, n + 1), "act": ["solve"] * n, "sentences": [1] * n})
    service = json.dumps({"email": {"first_reply": {"amount": 4, "unit": "hour", "text": "4 Stunden"}}})
    database.execute(
        "INSERT INTO runs BY NAME SELECT 1 AS run, 'Haus <Probe>' AS guide_name, 'abc' AS guide_sha256, '{}' AS models, "
        "'lex' AS lexicons, '0.1.0' AS tonecheck, 'de' AS ui, ? AS service, true AS finished",
        [service],
    )
    database.execute("INSERT INTO meta VALUES ('schema', '1'), ('names', 'false')")
    database.execute("INSERT INTO skipped VALUES ('a.csv', 9, 'no reply'), ('a.csv', 12, 'no reply')")
    database.close()
    return path


def _put(database: Any, table: str, columns: dict[str, Any]) -> None:
    given = pa.table(
        {name: values if isinstance(values, pa.Array) else pa.array(values) for name, values in columns.items()}
    )
    database.register("given", given)
    database.execute(f"INSERT INTO {table} BY NAME SELECT * FROM given")
    database.unregister("given")


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with every truth hidden in it."""
    return make_store(tmp_path_factory.mktemp("planted") / "a.duckdb")


@pytest.fixture(scope="session")
def document(planted: Path) -> Document:
    """The report on it."""
    store = Store(planted)
    found = build(store)
    store.close()
    return found


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes further stores."""

    def call(**options: Any) -> Path:
        return make_store(tmp_path / "b.duckdb", **options)

    return call


@pytest.fixture
def ask(planted: Path) -> Callable[..., list[tuple[Any, ...]]]:
    """SQL over the planted store, past all of the report's own code."""

    def call(sql: str, *values: Any) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(planted), read_only=True) as database:
            return database.execute(sql, list(values)).fetchall()

    return call
