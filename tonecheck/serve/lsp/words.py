"""What the language server itself says, in both languages."""

from __future__ import annotations

from tonecheck.rule import Text

NO_GUIDE = Text(
    de="tonecheck prüft hier nichts: Es ist kein Guide angegeben und keiner gefunden. Nennt einen in den Einstellungen "
    "(„guide“: ein Pfad oder {bundled}) oder in .tonecheck.toml; „tonecheck guide new“ legt einen eigenen an.",
    en="tonecheck checks nothing here: no style guide is given or found. Name one in the settings (“guide”: a path or "
    "{bundled}) or in .tonecheck.toml; 'tonecheck guide new' starts one of your own.",
)
UNUSABLE = Text(de="tonecheck prüft hier nichts: {error}", en="tonecheck checks nothing here: {error}")
REPLACE = Text(de="„{old}“ → „{new}“", en="“{old}” → “{new}”")
REMOVE = Text(de="„{old}“ streichen", en="Remove “{old}”")
FIX_ALL = Text(de="tonecheck: alles Sichere verbessern ({n})", en="tonecheck: fix all that is safe ({n})")
DEFAULT = Text(de="sonst: {words}", en="expected: {words}")
