"""Personal data in texts, found by rules and masked character by character, so that every offset stays true."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tonecheck.anatomy.zone import Anatomy
from tonecheck.audit import masking_names
from tonecheck.checks._personal import FINDERS

MARK = "•"
KINDS = ("name", "mail", "phone", "iban", "card", "address", "number", "password", "birth")
_VISIBLE = re.compile(r"\S")


class Piece(NamedTuple):
    """A span of personal data; offsets are code points."""

    start: int
    end: int
    kind: str


def found(text: str, anatomy: Anatomy | None = None, language: str = "de") -> list[Piece]:
    """The personal data of a text by place, none inside another; names also by the anatomy where it is known."""
    pieces = [*_fixed(text), *(Piece(*one, "name") for one in masking_names.spans(text, anatomy, language))]
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: (one.start, -one.end)):
        if not kept or piece.end > kept[-1].end:
            kept.append(piece)
    return kept


def masked(text: str, pieces: Iterable[Piece]) -> str:
    """The text of the same length in which every visible character of the pieces is a `•`."""
    result, at = [], 0
    for piece in pieces:
        start = max(at, piece.start)
        if start < piece.end:
            result += [text[at:start], _VISIBLE.sub(MARK, text[start : piece.end])]
            at = piece.end
    return "".join((*result, text[at:]))


def not_own(anatomy: Anatomy) -> list[Piece]:
    """Quoted mail, disclaimers and signature blocks, which are masked whole."""
    return [Piece(zone.start, zone.end, zone.zone) for zone in anatomy.zones if zone.zone in _NOT_OWN]


_NOT_OWN = ("quote", "signature", "disclaimer")

_MAIL = re.compile(r"[\w.+%-]+(?:@|\s?[\[(](?:at|@)[\])]\s?)(?:[\w-]+\.)+[A-Za-z]{2,}")
_HANDLE = re.compile(r"(?<![\w.@/])@\w(?:[\w.-]*\w)?")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]{4}){2,7}(?:[ \u00a0-]?[A-Z0-9]{1,3})?\b")
_CARD = re.compile(r"(?<![\w-])(?:\d{4}[ \u00a0-]?){3}\d{1,7}(?![\w])")
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:"
    r"(?:\+|00)[1-9]\d{0,2}[ \u00a0./-]{0,3}(?:\(0\)[ ]?)?\(?\d{1,5}\)?(?:[ \u00a0./-]{0,3}\d{2,}){1,5}"
    r"|\(?0[1-9]\d{1,5}\)?(?:[ \u00a0]?[/–-]?[ \u00a0]?\d{2,}){1,5}"
    r"|\(?0[1-9]\d{6,12}"
    r"|\(\d{3}\)[ ]?\d{3}[-. ]\d{4}|\d{3}[-.]\d{3}[-.]\d{4}"
    r")(?![\w/]|[.,]\d)"
)
_CALLED = re.compile(
    r"(?:\b(?:tel|telefon|mobil|handy|fax|durchwahl|phone|mobile|cell|call|ring|extension|ext)\w*\.?"
    r"[ ]?(?:nummer|nr\.?|number|no\.?)?[ ]?(?:ist|lautet|is|on|at|unter|:)?[ ]?)(\+?\d[\d ()/.-]{3,}\d)",
    re.IGNORECASE,
)
_STREET_DE = re.compile(
    r"(?:\b(?:An? (?:der|dem|den)|Am|Im|In (?:der|den)|Zum|Zur|Auf (?:der|dem)|Unter (?:den|der)|Alte[rs]?|Neue[rs]?"
    r"|Große[rs]?|Kleine[rs]?|Obere[rs]?|Untere[rs]?|Lange) )?(?:[A-ZÄÖÜ][\wäöüß.'-]*[ -]){0,3}?"
    r"(?:[A-ZÄÖÜ][\wäöüß-]*(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|stieg|steig|pfad|hof"
    r"|graben|berg|markt|tor|wall|kamp|winkel|zeile|promenade|anger|garten|gärten|höhe|wiese)"
    r"|(?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer|Chaussee|Markt|Steig|Hof|Graben|Berg|Tor|Wall))"
    r" ?\d{1,4} ?[a-hA-H]?(?:[-–/]\d{1,4}[a-h]?)?\b"
)
_STREET_AT_DE = re.compile(
    r"\b(?:An (?:der|den)|Am|Im|Zum|Zur|Auf (?:der|dem)|Unter (?:den|der)|Hinter (?:der|dem)) "
    r"(?:[A-ZÄÖÜ][\wäöüß-]+ ?){1,2}\d{1,3} ?[a-h]?(?=,? (?:in )?\d{5}\b|,? in [A-ZÄÖÜ]|\s*\n)"
)
_TOWN_DE = re.compile(
    r"\b(?:D-|DE-|A-|CH-)?(?<![\d.,/-])(?:\d{5}|(?<=A-)\d{4}|(?<=CH-)\d{4}) "
    r"(?:Bad |St\. |Sankt |Neu |Alt |Groß |Klein )?[A-ZÄÖÜ][a-zäöüß]+(?:[-/][A-ZÄÖÜ]?[a-zäöüß]+)*"
    r"(?: (?:am|an der|im|in der|ob der|bei|vor der|v\. ?d\.|a\.) ?[A-ZÄÖÜ][a-zäöüß]+)?"
)
_POSTBOX = re.compile(r"\b(?:Postfach|P\.? ?O\.? Box) \d[\d ]{1,8}\d\b")
_STREET_EN = re.compile(
    r"\b(?:(?:Flat|Apartment|Apt\.?|Unit|Suite) \w{1,5},? )?\d{1,5}[A-Za-z]?(?:-\d{1,4})? "
    r"(?:[NSEW]\.? )?(?:[A-Z0-9][\w'’.-]*[ ]){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Place|Pl|Square|Sq|Terrace|Crescent|Way|Boulevard"
    r"|Blvd|Gardens|Grove|Hill|Row|Mews|Park|Walk|Rise|View|Green|Parade|Quay|Circle|Parkway|Pkwy|Highway)\b\.?"
    r"(?:,? (?:Flat|Apartment|Apt\.?|Unit|Suite|#) ?\w{1,5})?"
)
_PLATE = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}[EH]?(?![\w-])|\b[A-Z]{2}\d{2} [A-Z]{3}\b")
_HOUSE_DE = re.compile(r"\b[A-ZÄÖÜ][\wäöüß-]+ \d{1,3} ?[a-h]?(?=, (?:D-)?\d{5} [A-ZÄÖÜ])")
_POSTCODE_EN = re.compile(r"\b(?:[A-Z][\w'’-]+ ){0,3}\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] \d[A-Z]\d\b")
_TOWN_US = re.compile(r"\b(?:[A-Z][a-z]+ ?){1,3}, [A-Z]{2} \d{5}(?:-\d{4})?\b")
_WORD_OF_NUMBER = (
    r"(?:bestell|auftrags?|rechnungs?|kunden|vertrags?|sendungs?|paket|vorgangs?|ticket|fall|schadens?|policen?"
    r"|versicherungs?|mitglieds?|buchungs?|reservierungs?|konto|zähler|serien|geräte|track\w*|referenz|retouren?"
    r"|gutschrift|beleg|karten?|personal|steuer|ausweis|liefer(?:schein)?|antrags?|akten?|meter|order|invoice|customer"
    r"|account|contract|booking|reservation|reference|ref|policy|claim|case|member(?:ship)?|parcel|shipment|serial"
    r"|return|rma|credit note|passport|licen[cs]e|loyalty|confirmation|fahrkarten?|gutschein|voucher)"
)
_NUMBERED = re.compile(
    rf"\b{_WORD_OF_NUMBER}[ -]?(?:nummer|nr|no|number|num|id|code|zeichen|schein|note)?\.?[ ]?"
    r"(?:ist|lautet|is|was|mit der Nummer|Nr\.?|No\.?|number|:|#|=|\()*[ ]{0,2}"
    r"(?-i:(#?(?=[A-Z/._-]{0,8}[ -]?\d)[A-Z0-9](?:[A-Z0-9/._#-]|[ ](?=\d)){2,28}[A-Z0-9]))(?![\w])",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"(?<![\w/.@-])(?=[A-Z]{1,5}[-/]?\d)(?=(?:[A-Z/-]*\d){4})[A-Z]{1,5}[A-Z0-9]*(?:[-/.][A-Z0-9]+)*(?![\w@/])"
)
_HASHED = re.compile(r"(?<!\w)#(?=\w*\d{3})[A-Z0-9][A-Z0-9-]{2,20}\b", re.IGNORECASE)
_LONG = re.compile(
    r"(?<![\w.,/:€$£+-])\d(?:[ -]?\d){5,29}(?![\w/]|[.,:]\d| ?(?:€|Euro|EUR|USD|£|Uhr|kWh|km|kg|m²)(?!\w))"
)
_DAY = re.compile(r"(?:19|20)\d\d[- ](?:0\d|1[0-2])[- ](?:[0-2]\d|3[01])|(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d")
_BORN = re.compile(
    r"(?:\bgeb(?:oren|\.)?(?: am)?|\bgeburts(?:datum|tag)(?: ist| am)?|\bborn(?: on)?|\bdate of birth(?: is)?|\bDOB):? "
    r"(\d{1,2}[./-] ?(?:\d{1,2}[./-]|\w+) ?\d{2,4}|\d{1,2}(?:st|nd|rd|th)? \w+ \d{4}"
    r"|\w+ \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)


def _fixed(text: str) -> Iterator[Piece]:
    """What is known by its form or by the word before it."""
    if "@" in text or "at" in text:
        yield from (Piece(*one.span(), "mail") for one in _MAIL.finditer(text))
        yield from (Piece(*one.span(), "name") for one in _HANDLE.finditer(text))
    yield from (Piece(span.start, span.end, "password") for span in FINDERS["password"](text))
    yield from _streets(text)
    if not any(char.isdigit() for char in text):
        return
    for kind, name in (("iban", "iban"), ("credit_card", "card")):
        yield from (Piece(span.start, span.end, name) for span in FINDERS[kind](text))
    for pattern, kind in (
        (_IBAN, "iban"),
        (_CARD, "card"),
        (_PHONE, "phone"),
        (_LETTERED, "number"),
        (_PLATE, "number"),
        (_HASHED, "number"),
    ):
        yield from (Piece(*one.span(), kind) for one in pattern.finditer(text) if not _DAY.fullmatch(one[0]))
    for pattern, kind in ((_CALLED, "phone"), (_NUMBERED, "number"), (_BORN, "birth")):
        yield from (Piece(*one.span(1), kind) for one in pattern.finditer(text) if not _DAY.fullmatch(one[1]))
    yield from (Piece(*one.span(), "number") for one in _LONG.finditer(text) if not _DAY.search(one[0]))


def _streets(text: str) -> Iterator[Piece]:
    for pattern in (_STREET_DE, _STREET_AT_DE, _HOUSE_DE, _TOWN_DE, _POSTBOX, _STREET_EN, _POSTCODE_EN, _TOWN_US):
        yield from (Piece(*one.span(), "address") for one in pattern.finditer(text))


def covers(pieces: Sequence[Piece], start: int, end: int, text: str) -> bool:
    """Whether every letter and digit of a span lies in the pieces."""
    inside = {at for piece in pieces for at in range(max(start, piece.start), min(end, piece.end))}
    return all(at in inside for at in range(start, end) if text[at].isalnum())
