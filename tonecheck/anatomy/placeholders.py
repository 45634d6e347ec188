"""Variables of template languages that were left in a text, and markers that a person was to fill in."""

from __future__ import annotations

import re

from tonecheck.anatomy.zone import Placeholder

_LIQUID = (
    "if|elsif|elseif|else|endif|unless|endunless|for|endfor|case|when|endcase|assign|capture|endcapture|comment"
    "|endcomment|raw|endraw|set|block|endblock|include|extends|trans|endtrans|filter|endfilter|macro|endmacro"
    "|import|with|endwith|cycle|tablerow|endtablerow|increment|decrement|render|from|break|continue|apply|endapply"
)
#: Words that make a marker of a bracket: `[Name einfügen]`, `[insert date]`, `[customer name]`.
_FILL = (
    r"einf(?:ü|ue)gen|einsetzen|erg(?:ä|ae)nzen|eintragen|ausf(?:ü|ue)llen|platzhalter|hier\b|vor- ?(?:und|/) ?nachname"
    r"|vorname|nachname|kundenname|anrede|datum|betrag|uhrzeit|bestellnummer|kundennummer|rechnungsnummer|ticketnummer"
    r"|insert|placeholder|fill in|your name|first ?name|last ?name|full ?name|customer(?:'s)? ?name|agent(?:'s)? ?name"
    r"|company ?name|order ?(?:number|id|no)|date|amount|name|nummer|link|product ?name|produktname|titel|title"
)
_TAGS = (
    r"EXTERN|EXTERNAL|WICHTIG|URGENT|DRINGEND|INFO|SPAM|FYI|SIC|OK|INTERN|INTERNAL|NEU|NEW|UPDATE|WIP|EXT|ANZEIGE|AD"
    r"|SOLVED|CLOSED|RESOLVED|GELÖST|VERTRAULICH|CONFIDENTIAL|WARNUNG|WARNING|ACHTUNG"
)
#: Letters and sizes of clothes in single braces, which people write too: `{M}`, `{XL}`.
_SIZES = r"[A-Za-z]|X{1,4}[SL]"
_MARKED = re.compile(
    rf"""
      (?P<freescout>\{{%(?!(?:{_LIQUID})\b)[A-Za-z_][\w.]*(?:,[^%{{}}\n]*)?%\}})
    | (?P<liquid_tag>\{{%-?(?:[^%{{]|%(?!\}})|\{{(?!%)){{0,500}}?%\}})
    | (?P<mustache>\{{\{{\{{?[^{{}}]{{0,300}}\}}?\}}\}}
        | \{{\{{\{{?(?:[^{{}}\n]|\{{(?!\{{)|\}}(?!\}})){{0,300}}?\}}?\}}\}})
    | (?P<zammad>\#\{{[^{{}}\n]*\}})
    | (?P<smarty>\{{\$[^{{}}\n]*\}})
    | (?P<printf>%\([A-Za-z_][\w.]*\)[sdif](?!\w))
    | (?P<osticket>%\{{[A-Za-z_][\w.]*\}})
    | (?P<otrs><(?:OTRS|ZNUNY|OTOBO|KIX)_[A-Za-z0-9_]+(?:\[\d+\])?>)
    | (?P<dollar>\$\{{[^{{}}\n]*\}})
    | (?P<erb><%[=-]?(?:[^%\n]|%(?!>)){{0,300}}%>)
    | (?P<angles><<[ ]?[A-Za-zÄÖÜäöü_][\w .-]{{0,40}}>>)
    | (?P<braces>\{{(?!(?:{_SIZES}|else|foreachelse|literal|strip|nocache)\}})[A-Za-zÄÖÜäöü_][\w.-]{{0,60}}\}})
    | (?P<brackets>
          \[\[[ ]?[^\W\d][\w .-]{{0,40}}\]\](?!\()
        | \[(?!(?:{_TAGS})\])(?=[^\]]{{0,40}}[A-ZÄÖÜ]{{2}})(?![^\]]*\d{{2}})
          [A-ZÄÖÜ0-9_][A-ZÄÖÜ0-9_ /:.'-]{{1,40}}\](?!\()
        | \[(?=[^\]\n]{{0,40}}\b(?i:{_FILL.replace(" ", "[ ]")})\b)[^\W\d][\w äöüÄÖÜß'’/.,:-]{{0,50}}\](?!\()
      )
    | (?<!\d)(?P<percent>%(?:[A-Z][A-Z0-9_]+|[A-Za-z]+_[A-Za-z0-9_]+|(?i:name|vorname|nachname|anrede|datum))%)
    | (?P<mark>
          (?<![\w*])(?<!X[ -])X{{3,}}(?![\w*])(?![ -]?(?:X{{2,}}|\d))
        | (?<![_\n\w])(?<!^)_{{3,}}(?![_\w])
        | (?<![\w-])(?:TODO|TBD|TBC|FIXME)(?![\w-])
      )
    """,
    re.VERBOSE,
)
_MAYBE = re.compile(r"[{\[%_]|<[<%A-Z]|XXX|T(?:ODO|BD|BC)|FIXME")
_PATH = re.compile(r"[^\W\d]\w*(?:(?:\.|->|\[['\"]?)\w+(?:['\"]?\])?)*")
#: Tags of Handlebars and ERB that leave no word of their own.
_BLOCK = re.compile(r"\{\{\{?~?\s*(?:[#/^!>]|else\b(?!\s*[.|]))|<%(?!=)")
_SYNTAX = {"liquid_tag": "liquid-tag", "mark": "marker"}
_WRITTEN_OUT = {"brackets", "angles", "percent"}


def find(text: str) -> tuple[Placeholder, ...]:
    """All placeholders in order of place; offsets are code points of `text`."""
    if _MAYBE.search(text) is None:
        return ()
    return tuple(_placeholder(match) for match in _MARKED.finditer(text) if not _is_rule(text, match))


def _is_rule(text: str, match: re.Match[str]) -> bool:
    """Whether underscores are a line drawn across the page and no blank to be filled in."""
    if not match.group().startswith("__"):
        return False
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    return not before.strip() and after in ("", "\n", "\r")


def _placeholder(match: re.Match[str]) -> Placeholder:
    kind, written = str(match.lastgroup), match.group()
    inner = written.strip("{}[]<>%#$=-~ \n") or written
    path = None if kind in _WRITTEN_OUT or kind == "mark" else _PATH.search(inner)
    return Placeholder(
        start=match.start(),
        end=match.end(),
        text=written,
        name=path.group() if path else inner,
        syntax="liquid-tag" if _BLOCK.match(written) else _SYNTAX.get(kind, kind),
    )
