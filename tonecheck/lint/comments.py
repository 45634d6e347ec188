"""Comments that speak to tonecheck, in the comment signs of every format in which responses are kept.

`tonecheck: disable=RULE[,RULE] -- reason`, and in the same way `disable-next` and `disable-file`; `tonecheck: enable`,
or `enable=RULE`, ends what `disable` began.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import Literal

import msgspec

Verb = Literal["disable", "disable-next", "disable-file", "enable"]

#: What a comment begins and ends with: HTML and Markdown, Twig and Jinja, Liquid, Handlebars, ERB, Smarty, YAML.
_COMMENTS = re.compile(
    r"""
      <!--(?P<html>.*?)-->
    | \{\#-?(?P<twig>.*?)-?\#\}
    | \{%-?\s*comment\s*-?%\}(?P<liquid>.*?)\{%-?\s*endcomment\s*-?%\}
    | \{%-?\s*\#(?P<inline>.*?)-?%\}
    | \{\{!--(?P<long>.*?)--\}\}
    | \{\{!(?P<handlebars>.*?)\}\}
    | <%\#(?P<erb>.*?)%>
    | \{\*(?P<smarty>.*?)\*\}
    | ^[ \t]*\[(?://|comment|\#)\]:[ \t]*(?:\#|<>)[ \t]*[("'](?P<markdown>[^\r\n]*)[)"'][ \t]*$
    | (?:^|(?<=[ \t]))\#(?P<hash>[ \t]*tonecheck:[^\r\n]*)
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_WORDS = re.compile(
    r"\s*tonecheck:\s*(?P<verb>disable-next|disable-file|disable|enable)\b"
    r"\s*(?:=\s*(?P<rules>[\w.*-]+(?:\s*,\s*[\w.*-]+)*))?"
    r"\s*(?:(?:--|—|–)\s*(?P<reason>.*?))?\s*",
    re.DOTALL,
)
_LINE_END = re.compile(r"\r\n|\r|\n")
#: What says nothing of its own beside a comment: blanks and the signs of a list.
_NOTHING = re.compile(r"[\s*|>-]*")


class Comment(msgspec.Struct, frozen=True):
    """One comment; lines and columns count from 1, in code points."""

    verb: Verb
    rules: tuple[str, ...]  #: names of rules or families; none means all
    reason: str | None
    start: int  #: offset into the source
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    alone: bool  #: nothing else stands on its lines
    wrong: bool = False  #: it speaks to tonecheck, but cannot be understood


def comments(source: str) -> tuple[Comment, ...]:
    """The comments in a source that speak to tonecheck, by place."""
    return tuple(_comments(source)) if "tonecheck:" in source else ()


def _comments(source: str) -> Iterator[Comment]:
    starts = [0, *(match.end() for match in _LINE_END.finditer(source))]
    for found in _COMMENTS.finditer(source):
        content = found[found.lastgroup or 0]
        if not content.lstrip().startswith("tonecheck:"):
            continue
        said = _WORDS.fullmatch(content)
        first, last = (bisect.bisect_right(starts, offset) - 1 for offset in (found.start(), found.end() - 1))
        before = source[starts[first] : found.start()]
        after = _LINE_END.split(source[found.end() :], maxsplit=1)[0]
        names = said["rules"] if said else None
        yield Comment(
            verb=said["verb"] if said else "disable",  # type: ignore[arg-type]
            rules=tuple(name.strip() for name in names.split(",")) if names else (),
            reason=" ".join(said["reason"].split()) or None if said and said["reason"] else None,
            start=found.start(),
            end=found.end(),
            line=first + 1,
            column=found.start() - starts[first] + 1,
            end_line=last + 1,
            end_column=found.end() - starts[last] + 1,
            text=found[0],
            alone=bool(_NOTHING.fullmatch(before) and _NOTHING.fullmatch(after)),
            wrong=said is None,
        )
