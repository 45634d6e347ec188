from __future__ import annotations

import re

import msgspec
import pytest

from tonecheck.audit.report import page_time
from tonecheck.audit.report.document import Document, Drift

STAYS = Drift(
    by="all",
    name="all",
    measure="score",
    n=4000,
    week="2025-09-01",
    until=None,
    before=98.0,
    after=92.2,
    size=-0.1,
    p=0.6,
    alarm=None,
    drifts=False,
)


@pytest.mark.parametrize(
    ("drift", "week", "outcome"),
    [
        (STAYS, "01.09.2025", "bleibt"),
        (msgspec.structs.replace(STAYS, p=0.02), "01.09.2025", "ändert sich wenig"),
        (msgspec.structs.replace(STAYS, p=0.0, drifts=True), "01.09.2025", "ändert sich"),
        (msgspec.structs.replace(STAYS, p=0.0, until="2025-09-29"), "01.09.2025 bis 29.09.2025", "vorübergehend"),
    ],
)
def test_the_table_says_whether_it_stays_changes_or_passes(
    drift: Drift, week: str, outcome: str, document: Document
) -> None:
    page = "".join(page_time.trends(msgspec.structs.replace(document, drift=[drift]), "de"))
    row = next(row for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL) if 'scope="row">alle<' in row)
    cells = re.findall(r"<td>(.*?)</td>", row)
    assert (cells[1], cells[-1]) == (week, outcome)


def test_without_times_a_sentence_says_so(document: Document) -> None:
    assert "Das Archiv nennt keine Zeiten" in "".join(
        page_time.trends(msgspec.structs.replace(document, months=[]), "de")
    )
