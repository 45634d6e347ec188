"""What `audit` says on standard error, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tonecheck import config
from tonecheck.cli import _terminal
from tonecheck.rule import Text

if TYPE_CHECKING:
    from tonecheck.audit.auditing import Outcome
    from tonecheck.audit.spark import SparkOutcome

SENDERS = Text(
    "Jeder Absender einer Mail zählt als Agent; --agent-domain sagt, welche es sind.",
    "Every sender of a mail counts as an agent; --agent-domain says which do.",
)
GUESSED = Text(
    "{source}: die Spalten, wie sie erraten wurden; --map legt andere fest",
    "{source}: columns as guessed; --map says others",
)
MAPPED = Text("{source}: die Spalten; --map legt andere fest", "{source}: columns; --map says others")
RATE = Text("{n} je Sekunde", "{n} a second")
DROPPED = Text(
    "{field} „{value}“ ist nicht zu lesen; die Antwort zählt ohne diese Angabe",
    "{field} '{value}' cannot be read; the reply counts without it",
)
ALL_SKIPPED = Text("Alle, mit Grund: SELECT * FROM skipped.", "All of them, and why: SELECT * FROM skipped.")
ALL_DROPPED = Text("Alle: SELECT * FROM dropped.", "All of them: SELECT * FROM dropped.")
TABLES = Text(" Die Tabellen liegen in {output}.", " The tables lie in {output}.")
GOES_ON = Text(
    "{store}: Was beurteilt ist, bleibt; derselbe Aufruf macht dort weiter.",
    "{store}: what was judged is kept; the same command goes on from there.",
)
NOBODY = Text(
    "Unter diesem Namen steht keine Antwort. Stimmt die Schreibweise, und ist --key der Schlüssel der Auswertung?",
    "No reply is under that name: look at its spelling, and whether --key is the audit's.",
)
_GONE = (
    Text("1 Antwort ist gelöscht; spätere Auswertungen lassen sie aus.", "1 reply is gone; later audits leave it out."),
    Text(
        "{n} Antworten sind gelöscht; spätere Auswertungen lassen sie aus.",
        "{n} replies are gone; later audits leave them out.",
    ),
)
_REPLIES = (Text("1 Antwort", "1 reply"), Text("{n} Antworten", "{n} replies"))
_JUDGED = Text("davon jetzt beurteilt: {n}", "{n} of them judged now")
_KNOWN = Text("schon bekannt: {n}", "{n} known already")
_COPIED = Text("aus dem letzten Lauf übernommen: {n}", "{n} taken over from the last run")
_SKIPPED = (Text("1 Zeile übersprungen", "1 row skipped"), Text("{n} Zeilen übersprungen", "{n} rows skipped"))
_LEFT_OUT = (
    Text("1 Bewertung oder Zeit neben einer Antwort weggelassen", "1 rating or time beside a reply left out"),
    Text("{n} Bewertungen oder Zeiten neben Antworten weggelassen", "{n} ratings or times beside replies left out"),
)
_RUN = Text(" (Lauf {n})", " (run {n})")


def language(given: str | None, folder: Path) -> str:
    """The language to speak: as given, as the settings found upward from a folder say, or that of the locale."""
    return given or config.settings_for(folder).ui or _terminal.language()


def outcome(done: Outcome | SparkOutcome, ui: str) -> str:
    """What became of an audit, without a full stop."""
    from tonecheck.audit.auditing import Outcome

    said = [_number(done.replies, _REPLIES, ui), _JUDGED.get(ui, {"n": str(done.judged)})]
    run = ""
    if isinstance(done, Outcome):
        said.append(_KNOWN.get(ui, {"n": str(done.known)}))
        if done.copied:
            said.append(_COPIED.get(ui, {"n": str(done.copied)}))
        run = _RUN.get(ui, {"n": str(done.run)})
    counted = ((done.skipped, _SKIPPED), (done.dropped, _LEFT_OUT))
    not_read = [_number(count, forms, ui) for count, forms in counted if count]
    return "; ".join((", ".join(said), *not_read)) + run


def gone(count: int, ui: str) -> str:
    """How many replies `audit forget` took out."""
    return _number(count, _GONE, ui)


def _number(count: int, forms: tuple[Text, Text], ui: str) -> str:
    return forms[count != 1].get(ui, {"n": str(count)})
