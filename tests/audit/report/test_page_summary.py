from __future__ import annotations

import html
import re

import msgspec
import pytest

from tonecheck.audit.report import page_summary
from tonecheck.audit.report.document import Apart, Document, Drift, Skipped

PASSING = Drift(
    by="all",
    name="all",
    measure="score",
    n=4000,
    week="2025-09-01",
    until="2025-09-29",
    before=98.0,
    after=92.2,
    size=-1.9,
    p=0.0,
    alarm="2025-09-08",
    drifts=False,
)
SEPTEMBER = Apart(
    by="month", name="2025-09", kind="score", measure="score", n=347, value=91.7, others=98.0, size=-2.0, p=0.0
)
LASTING = msgspec.structs.replace(PASSING, until=None, drifts=True)


@pytest.mark.parametrize(("ui", "said"), [("de", "Die Antwort ist leer."), ("en", "the reply is empty")])
def test_skipped_rows_say_why_in_the_language_of_the_report(ui: str, said: str, document: Document) -> None:
    skipped = [Skipped("the reply is empty", 3, "a.csv:9")]
    shown = msgspec.structs.replace(document, overview=msgspec.structs.replace(document.overview, skipped=skipped))
    assert said in "".join(page_summary.about(shown, ui))


@pytest.mark.parametrize(
    ("drift", "apart", "sentence"),
    [
        (PASSING, [SEPTEMBER], None),
        (msgspec.structs.replace(PASSING, until=None, p=1.0), [], None),
        (
            PASSING,
            [],
            "Alle zusammen: Punktzahl liegt von der Woche vom 01.09.2025 bis zur Woche vom 29.09.2025 bei 92,2, "
            "sonst bei 98,0 (4.000 Antworten).",
        ),
        (PASSING, [msgspec.structs.replace(SEPTEMBER, measure="warmth", kind="tone")], "bis zur Woche vom 29.09.2025"),
        (msgspec.structs.replace(PASSING, week="2025-06-02"), [SEPTEMBER], "von der Woche vom 02.06.2025"),
        (msgspec.structs.replace(PASSING, by="agent", name="agent-b"), [SEPTEMBER], "agent-b: Punktzahl liegt von"),
        (
            msgspec.structs.replace(PASSING, week="2025-12-15", until="2025-12-29"),
            [],
            "Alle zusammen: Punktzahl liegt seit der Woche vom 15.12.2025 bei 92,2, vorher bei 98,0 (4.000 Antworten); "
            "ob es so bleibt, ist noch offen.",
        ),
        (
            LASTING,
            [SEPTEMBER],
            "Alle zusammen: Punktzahl ändert sich um die Woche vom 01.09.2025 von 98,0 auf 92,2 (4.000 Antworten). "
            "Wer von Anfang an mitgezählt hätte, wüsste es seit der Woche vom 08.09.2025.",
        ),
    ],
)
def test_what_passes_is_told_once_and_what_lasts_as_such(
    drift: Drift, apart: list[Apart], sentence: str | None, document: Document
) -> None:
    overview = msgspec.structs.replace(document.overview, last="2025-12-31")
    shown = msgspec.structs.replace(document, drift=[drift], apart=apart, overview=overview)
    lines = re.findall(r"<li>(.*?)</li>", "".join(page_summary.apart(shown, "de")))
    told = [html.unescape(line) for line in lines if not line.startswith("Monat")]
    assert len(told) == (sentence is not None)
    assert sentence is None or sentence in told[0]
