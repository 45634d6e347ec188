"""What Spark chooses of messages is what the local engine chooses of the same."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

pytest.importorskip("pyspark")

from tonecheck.audit import spark_frames, spark_selection
from tonecheck.audit.auditing import Plan
from tonecheck.audit.selection import Sample, allocated, drawn, rank
from tonecheck.audit.spark_worker import READ
from tonecheck.errors import TonecheckError

pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java"),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support:FutureWarning"),
]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    with spark_frames.session("local[2]") as session:
        yield session


class _Message(msgspec.Struct):
    key: int
    agent: str


def _messages() -> list[_Message]:
    """Sixty messages of three agents of unlike size, some of them twice."""
    chance = random.Random(5)
    once = [_Message(chance.getrandbits(40), chance.choices(("a", "b", ""), (8, 3, 1))[0]) for _ in range(60)]
    return [*once, *once[:9], once[3]]


def _rows(spark: Any, messages: list[_Message], sample: Sample | None) -> Any:
    seed = sample.seed if sample else 0
    rows = [
        {
            **dict.fromkeys(READ.names),
            "key": one.key,
            "message": str(number).encode(),
            "stratum": one.agent if sample and sample.stratify else "",
            "rank": rank(seed, one.key),
            **{"place": 0, "block": 0, "row": number, "source": "a.csv", "line": number + 2},
        }
        for number, one in enumerate(messages)
    ]
    bad = {**dict.fromkeys(READ.names), "place": 0, "block": 0, "row": 30, "source": "a.csv", "line": 99, "reason": "x"}
    return spark.createDataFrame([*rows, bad], spark_frames.ddl(READ))


def _plan(**wanted: Any) -> Plan:
    return Plan(inputs=(), store=None, guide="everyday-de", key=b"k" * 32, **wanted)  # type: ignore[arg-type]


def test_a_limit_needs_an_order(spark: Any) -> None:
    with pytest.raises(TonecheckError, match=r"this table has no order.*--sample"):
        spark_selection.chosen(_rows(spark, _messages(), None), _plan(limit=3), is_ordered=False)


@pytest.mark.parametrize("sample", [Sample(size=7, seed=2), Sample(size=13, stratify="agent"), Sample(size=500)])
def test_a_sample_is_that_of_the_local_engine(spark: Any, sample: Sample) -> None:
    messages = _messages()
    found = spark_selection.chosen(_rows(spark, messages, sample), _plan(sample=sample), is_ordered=False)
    assert {row.key for row in found.messages.collect()} == drawn(messages, sample)  # type: ignore[arg-type]
    assert [row.line for row in found.skipped.collect()] == [99]
    assert sum(allocated({"": 60}, sample.size).values()) == min(sample.size, 60)


@pytest.mark.parametrize(("limit", "skipped"), [(3, 0), (31, 1), (500, 1)])
def test_a_limit_takes_the_first_and_what_is_skipped_among_them(spark: Any, limit: int, skipped: int) -> None:
    found = spark_selection.chosen(_rows(spark, _messages(), None), _plan(limit=limit), is_ordered=True)
    assert sorted(row.row for row in found.messages.collect()) == list(range(min(limit, 70)))
    assert found.skipped.count() == skipped


def test_of_doubles_the_first_is_taken(spark: Any) -> None:
    messages = _messages()
    found = spark_selection.once(_rows(spark, messages, None).where("reason IS NULL"), 2).collect()
    assert sorted(int(row.message) for row in found) == list(range(60))
