"""What of an archive Spark cannot read is said before it is read."""

from __future__ import annotations

import pytest

pytest.importorskip("pyspark")

from tonecheck.audit import spark_input
from tonecheck.audit.auditing import Plan
from tonecheck.errors import TonecheckError

PLAN = Plan(inputs=(), store=None, guide="everyday-de", key=b"k" * 32)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("s3a://house/replies", r"says no format.*--input-format"),
        ("s3a://house/replies.doc/", r"says no format.*--input-format"),
        ("missing.csv", "no such file"),
    ],
)
def test_what_cannot_be_read_is_said_with_a_remedy(name: str, words: str) -> None:
    with pytest.raises(TonecheckError, match=words):
        spark_input.read(None, PLAN, [name], None, None)  # type: ignore[arg-type]
