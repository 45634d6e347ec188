"""Code of template languages in a text: Liquid, Twig, Jinja, Handlebars, ERB, Smarty, Zammad, FreeScout, OTRS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

#: `open` begins a choice, `loop` one that may also be passed by, `hidden` what is never sent as it stands there,
#: `kept` what always is; `middle` and `end` go on and end them; `gone` leaves nothing; `value` leaves a word.
Kind = Literal["open", "loop", "hidden", "kept", "middle", "end", "gone", "value"]
#: The kinds of tags that an `end` belongs to.
OPENING: frozenset[Kind] = frozenset(("open", "loop", "hidden", "kept"))

_OPEN = frozenset({"if", "unless", "case", "ifchanged", "ifequal", "ifnotequal"})
_LOOP = frozenset({"for", "foreach", "tablerow", "while", "section", "each"})
_HIDDEN = frozenset({"comment", "macro", "capture", "function"})
_KEPT = (
    frozenset({"block", "filter", "with", "raw", "verbatim", "trans", "transchoice", "apply", "autoescape", "literal"})
    | {"spaceless", "sandbox", "call", "embed", "strip", "nocache", "language"}
)  # fmt: skip
#: Blocks in which nothing is code.
_LITERAL = frozenset({"raw", "verbatim", "literal", "comment"})
_MIDDLE = frozenset(
    {"else", "elsif", "elseif", "elif", "when", "plural", "pluralize", "foreachelse", "sectionelse", "forelse", "empty"}
)
#: What they leave is text that is not known here.
_INCLUDED = frozenset({"include", "render", "insert", "echo", "cycle", "section"})
_GONE = (
    frozenset({"set", "assign", "extends", "import", "from", "increment", "decrement"})
    | {"break", "continue", "do", "use", "load", "liquid", "layout", "style", "config"}
    | {"debug", "form", "url", "now", "flush", "deprecated", "form_theme", "stylesheet", "javascript"}
)  # fmt: skip
_SMARTY = (
    "if|elseif|else|foreach|foreachelse|section|sectionelse|for|forelse|while|literal|strip|capture|function|include"
    "|assign|nocache"
)
_CODE = re.compile(
    rf"""
      (?P<comment>\{{\#(?!\{{)(?s:.){{0,5000}}?\#\}} | \{{\*(?s:.){{0,5000}}?\*\}} | \{{\{{!--(?s:.){{0,5000}}?--\}}\}}
        | \{{\{{![^{{}}]{{0,5000}}\}}\}} | <%\#(?s:.){{0,5000}}?%>)
    | (?P<percent>\{{%(?:[^%{{"']|%(?!\}})|\{{(?!%)|"[^"\n]*"|'[^'\n]*'){{0,2000}}?%\}}
        | \{{%(?:[^%{{]|%(?!\}})|\{{(?!%)){{0,2000}}?%\}})
    | (?P<mustache>\{{\{{\{{[^{{}}\n]{{0,500}}\}}\}}\}} | \{{\{{[^{{}}]{{0,500}}\}}\}}
        | \{{\{{(?:[^{{}}"'\n]|\{{[^{{}}\n]*\}}|"[^"\n]*"|'[^'\n]*'){{0,500}}\}}\}})
    | (?P<erb><%[=-]?(?s:.){{0,2000}}?%>)
    | (?P<smarty>\{{/?(?:{_SMARTY})\b(?:[^{{}}"']|"[^"\n]*"|'[^'\n]*'){{0,500}}?\}}
        | \{{/?(?:{_SMARTY})\b[^{{}}\n]*\}} | \{{/[a-z]+\}})
    | (?P<value>[#$]\{{[^{{}}\n]*\}} | %\{{[A-Za-z_][\w.]*\}} | \{{\$[^{{}}\n]*\}} | <<[ ]?[^\W\d][\w .-]{{0,40}}>>
        | <(?:OTRS|ZNUNY|OTOBO|KIX)_[A-Za-z0-9_]+(?:\[\d+\])?>)
    """,
    re.VERBOSE,
)
_SMARTY_END = re.compile(rf"\{{/(?:{_SMARTY})\}}")
_MAYBE = re.compile(r"\{[{%#*$/a-z]|<%|[#$%]\{|<<|<(?:OTRS|ZNUNY|OTOBO|KIX)_")
_PERCENT_END = re.compile(r"\{%[-~+]?\s*end([a-z]\w*)")
_ANY = re.compile(r"(?s:.)")
_NOT_END = re.compile(r"[^\r\n]")
_WORD = re.compile(r"\{%[-~+]?\s*(\w+)\s*(.*?)\s*[-~+]?%\}", re.DOTALL)
_SMARTY_WORD = re.compile(r"\{(/?)(\w+)\s*(.*?)\}", re.DOTALL)
_HANDLEBARS = re.compile(r"\{\{\{?~?\s*([#^/>]?)\s*(\w*)\s*(.*?)\s*~?\}?\}\}", re.DOTALL)
_ERB = re.compile(r"<%-?\s*(.*?)\s*-?%>", re.DOTALL)
_ERB_OPEN = re.compile(r"(?:if|unless|case)\b|.*\bif\s*\(.*\{$", re.DOTALL)
_ERB_MIDDLE = re.compile(r"(?:(?P<word>else|elsif|when)\b|\}\s*else\b(?P<js>\s*if\b)?)", re.DOTALL)
_ERB_LOOP = re.compile(r"(?:for|while|until)\b|.*\bdo\s*(?:\|[^|]*\|)?$|.*\{\s*(?:\|[^|]*\|)?$", re.DOTALL)


class Tag(msgspec.Struct, frozen=True, gc=False):
    """A piece of template code; offsets are code points of the text."""

    start: int
    end: int
    kind: Kind
    word: str = ""  #: `if`, `for`, `else`; of an end what it ends, where it says so
    condition: str = ""


def find(text: str) -> Iterator[Tag]:
    """Every piece of template code, in order of place."""
    if _MAYBE.search(text) is None:
        return
    has_smarty = _SMARTY_END.search(text) is not None
    ended = frozenset(_PERCENT_END.findall(text))
    literal = ""
    for match in _CODE.finditer(text):
        syntax = str(match.lastgroup)
        kind, word, condition = _classified(syntax, match.group(), ended)
        if kind is None or (syntax == "smarty" and not has_smarty) or (literal and (kind, word) != ("end", literal)):
            continue
        literal = word if kind != "end" and word in _LITERAL and (word in ended or syntax == "smarty") else ""
        yield Tag(match.start(), match.end(), kind, word, condition)


def blotted(text: str, sign: str, *, keep_lines: bool = True) -> str:
    """The text with every sign of template code, but for line ends that are to be kept, replaced by one other sign."""
    parts, last = [], 0
    hidden = _NOT_END if keep_lines else _ANY
    for tag in find(text):
        parts += [text[last : tag.start], hidden.sub(sign, text[tag.start : tag.end])]
        last = tag.end
    return "".join((*parts, text[last:])) if parts else text


def _classified(syntax: str, code: str, ended: frozenset[str]) -> tuple[Kind | None, str, str]:
    if syntax == "comment":
        return "gone", "", ""
    if syntax == "percent":
        found = _WORD.match(code)
        return _percent(found[1], found[2], ended) if found else ("gone", "", "")
    if syntax == "mustache":
        return _mustache(code)
    if syntax == "erb":
        return _erb(code)
    if syntax == "smarty":
        found = _SMARTY_WORD.match(code)
        return _smarty(found) if found else (None, "", "")
    return "value", "", ""


def _percent(word: str, rest: str, ended: frozenset[str]) -> tuple[Kind, str, str]:
    """`ended` are the blocks that the text ends somewhere, so that those of other languages are known as blocks."""
    if word.startswith("end") and word[3:4].islower():
        return "end", word.removeprefix("end"), ""
    if word in ended and word in ("set", "capture", "macro", "comment"):
        return ("gone" if word == "set" and "=" in rest else "hidden"), word, rest
    kind = _kind(word)
    if word in _INCLUDED and word not in ended:
        return "value", "", ""
    if kind in ("gone", "kept", None) and word != "block":
        return ("kept" if word in ended else kind or "value"), word, rest
    if word == "block" and len(rest.split()) > 1:
        return "gone", word, ""  # the short form, which has no end
    return kind or "value", word, rest


def _kind(word: str) -> Kind | None:
    for kind, words in _KINDS:
        if word in words:
            return kind
    return None


_KINDS: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("open", _OPEN),
    ("middle", _MIDDLE),
    ("loop", _LOOP - {"section"}),
    ("hidden", _HIDDEN),
    ("kept", _KEPT),
    ("gone", _GONE),
)


def _mustache(code: str) -> tuple[Kind, str, str]:
    found = _HANDLEBARS.match(code)
    if found is None:
        return "value", "", ""
    sign, word, rest = found.groups()
    if sign == "/":
        return "end", word, ""
    if sign == ">":
        return "value", "", ""  # what is included is text that is not known here
    if sign in ("#", "^"):
        if not word:
            return "middle", "else", ""
        kind: Kind = "kept" if word == "with" else "loop" if word == "each" else "open"
        return kind, word, f"{sign}{rest or word}"
    return ("middle", "else", rest) if word == "else" and not rest.startswith((".", "|")) else ("value", "", "")


def _erb(code: str) -> tuple[Kind, str, str]:
    if code.startswith("<%="):
        return "value", "", ""
    found = _ERB.match(code)
    inner = found[1] if found else ""
    if middle := _ERB_MIDDLE.match(inner):
        return "middle", "elsif" if middle["js"] else middle["word"] or "else", inner
    if inner in ("end", "}", "})", "});"):
        return "end", "", ""
    if _ERB_OPEN.match(inner):
        return "open", "case" if inner.startswith("case") else "if", inner
    if _ERB_LOOP.match(inner):
        return "loop", "do", inner
    return "gone", "", ""


def _smarty(found: re.Match[str]) -> tuple[Kind | None, str, str]:
    if found[1]:
        return "end", found[2], ""
    kind: Kind | None = "loop" if found[2] == "section" else _kind(found[2])
    return kind, found[2], found[3]
