"""What the commands of the warm process say."""

from __future__ import annotations

import datetime

from tonecheck.rule import Text
from tonecheck.serve.warm.status import Status

NONE = Text("Es läuft kein warmer Prozess.", "No warm process is running.")
OFF = Text(" Er ist abgeschaltet (TONECHECK_WARM oder CI).", " It is switched off (TONECHECK_WARM or CI).")
STARTING = Text("Ein warmer Prozess wird gerade geladen.", "A warm process is being loaded.")
STOPPED = Text("Der warme Prozess ist beendet.", "The warm process has ended.")
_RUNNING = Text(
    "Prozess {pid}, Version {version}, läuft seit {since}; {checks} Prüfungen beantwortet, {memory} MB Speicher, "
    "{guides} Guides geladen. Endet nach {idle:g} Minuten ohne Prüfung.",
    "Process {pid}, version {version}, running since {since}; {checks} checks answered, {memory} MB of memory, "
    "{guides} guides loaded. Ends after {idle:g} minutes without a check.",
)


def running(status: Status, ui: str) -> str:
    """A running process in a sentence or two."""
    return _RUNNING.get(ui).format(
        pid=status.pid,
        version=status.tonecheck,
        since=datetime.datetime.fromisoformat(status.since).strftime("%Y-%m-%d %H:%M:%S"),
        checks=status.checks,
        memory=round(status.memory / 1e6),
        guides=status.guides,
        idle=status.idle_minutes,
    )
