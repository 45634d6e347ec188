"""Account numbers, card numbers and passwords in a text, found by their own checksums and words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from tonecheck.rule import Span

#: Length of an IBAN by country; source: the SWIFT IBAN Registry.
IBAN_LENGTHS: Mapping[str, int] = {
    country: length
    for length, countries in {
        15: "NO",
        16: "BE",
        18: "DK FI FO GL NL",
        19: "MK SI",
        20: "AT BA EE KZ LT LU XK",
        21: "CH HR LI LV",
        22: "BG BH CR DE GB GE IE ME RS VA",
        23: "AE GI IL TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "PT",
        26: "IS TR",
        27: "FR GR IT MC MR SM",
        28: "AL AZ CY DO GT HU LB PL",
        29: "BR EG PS QA UA",
        30: "JO KW MU",
        31: "MT SC",
    }.items()
    for country in countries.split()
}
#: The check digits behind the letters of the country: digits are rarer than letters, and so found sooner.
_CHECK_DIGITS = re.compile(
    r"\d\d(?:(?<=[A-Z]{2}\d\d)|(?<=[A-Z]{2}[ \u00a0-]\d\d))(?=[ \u00a0-]?[A-Z0-9])", re.IGNORECASE
)
_COUNTRY = re.compile(r"(?<![^\W_])[A-Z]{2}", re.IGNORECASE)
_GAPS = " \u00a0\u202f-."

#: First digits and lengths of the issuers' cards.
_ISSUERS = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})"
    r"|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}"
    r"|3[47]\d{13}"
    r"|3(?:0[0-5]|[689]\d)\d{11,16}"
    r"|(?:6011|64[4-9]\d|65\d\d)\d{12,15}"
    r"|35(?:2[89]|[3-8]\d)\d{12,15}"
    r"|62\d{14,17}"
    r"|(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8,15}"
)
_DIGITS = re.compile(
    r"(?<![\w.,/=&-])(?<!\d[ \u00a0\u202f])\d(?:[ \u00a0\u202f.-]?\d){11,18}(?![\w/=]|[ \u00a0\u202f.,-]\d)"
)
#: A number behind one of these words is no card, whatever its checksum.
_OTHER_NUMBER = re.compile(
    r"(?:sendung|paket|track|bestell|auftrag|rechnung|kunden|vertrag|serien|artikel|order|parcel|shipment|invoice"
    r"|customer|serial|reference|imei)[\w-]*\W{0,3}(?:(?:nummer|nr\.?|number|no\.?|id|ist|lautet|is|#)\W{0,3}){0,3}$",
    re.IGNORECASE,
)

_PASSWORD = re.compile(
    r"\b(?:\w*(?:passwort|kennwort|password|passphrase)|pass ?code|pin|puk)\b(?:\s+(?:für|zu|for|to)\s+\w+(?:\s\w+)?)?"
    r"\s*(?P<joint>(?:lautet|ist|is|heißt)\b(?:\s+(?:wie folgt|nun|jetzt|now|as follows))?\s*:?|[:=])\s*"
    r"(?P<quote>[„“”\"'‚‘»«`]?)(?P<secret>[^\s„“”\"‚‘»«`]+)",
    re.IGNORECASE,
)
#: What a text must hold where the expression is to match.
_PASSWORD_WORDS = ("pass", "kennwort", "pin", "puk")
#: `8-stellig` and `24h` are words; a sign or a capital inside a word makes it none.
_COUNTED = re.compile(r"\d+-?[a-zäöüß]+")
_ODD = re.compile(r"[^\W\d_][_!#$%&+*@^~]+[^\W\d_]|[a-zäöüß][A-ZÄÖÜ]")
_MASKED = re.compile(r"[*•x.…_]+|[\[{<(%#].*", re.IGNORECASE)


def ibans(text: str) -> Iterator[Span]:
    """Where an account number with the length of its country and a right checksum stands."""
    for digits in _CHECK_DIGITS.finditer(text):
        country = country_before(text, digits.start())
        if country is None:
            continue
        start, end = country.start(), _compact_end(text, country.start(), IBAN_LENGTHS.get(country[0].upper(), 0))
        if end is not None and _mod_97(re.sub(r"[^A-Za-z0-9]", "", text[start:end])) == 1:
            yield Span(start, end)


def country_before(text: str, digits: int) -> re.Match[str] | None:
    """The two letters before check digits that stand at an offset; None where they are the end of a longer word."""
    gap = not text[digits - 1].isalpha()
    return _COUNTRY.match(text, digits - 2 - gap)


def _compact_end(text: str, start: int, length: int) -> int | None:
    """The offset behind `length` letters and digits with at most one gap between two; None where they are cut."""
    at, seen, gap = start, 0, False
    while seen < length and at < len(text):
        if text[at].isascii() and text[at].isalnum():
            seen, gap = seen + 1, False
        elif gap or text[at] not in _GAPS:
            return None
        else:
            gap = True
        at += 1
    complete = length > 0 and seen == length and not text[at : at + 1].isalnum()
    return at if complete else None


def _mod_97(compact: str) -> int:
    turned = compact[4:] + compact[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97


def cards(text: str) -> Iterator[Span]:
    """Where a card number of a known issuer with a right checksum stands."""
    for match in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if _ISSUERS.fullmatch(digits) and luhn(digits) and not _OTHER_NUMBER.search(text[: match.start()][-60:]):
            yield Span(match.start(), match.end())


def luhn(digits: str) -> bool:
    """Whether the last digit is the right check digit (ISO/IEC 7812-1)."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return len(set(digits)) > 1 and sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def passwords(text: str) -> Iterator[Span]:
    """Where a password is told: the secret alone, without the words before it."""
    if not _may_tell(text):
        return
    for match in _PASSWORD.finditer(text):
        secret = match["secret"].rstrip(".,;:!?)'’")
        if not secret or _MASKED.fullmatch(secret):
            continue
        start = match.start("secret")
        if match["quote"] or _looks_secret(secret) or _alone(text, match, start + len(secret)):
            yield Span(start, start + len(secret))


def _may_tell(text: str) -> bool:
    """Whether one of the words for a password is in the text; `ı` and `İ` are an i without regard to case."""
    folded = text.casefold().replace("\u0307", "").replace("ı", "i")
    return any(word in folded for word in _PASSWORD_WORDS)


def _looks_secret(secret: str) -> bool:
    """Whether no ordinary word is written so: a digit or sign beside letters, capitals inside, or four digits."""
    if secret.isdigit():
        return len(secret) >= 4
    if len(secret) < 4 or "://" in secret or _COUNTED.fullmatch(secret):
        return False
    mixed = any(map(str.isdigit, secret)) and any(map(str.isalpha, secret))
    return mixed or bool(_ODD.search(secret))


def _alone(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the word stands alone behind a colon or `lautet`: nothing else follows in its line or clause."""
    told = match["joint"].rstrip().endswith((":", "=")) or match["joint"].lower().startswith(("lautet", "heißt"))
    return told and end - match.start("secret") >= 4 and bool(re.match(r"[ \t]*(?:[.,;!]|\r?\n|$)", text[end:]))


FINDERS: Mapping[str, Callable[[str], Iterator[Span]]] = {
    "iban": ibans,
    "credit_card": cards,
    "password": passwords,
}
