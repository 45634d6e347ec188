"""The keys of a library: which hold texts for customers, which say something about them, which say their language."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

#: Keys whose value is a reply, however short.
TEXTS = (
    frozenset({"reply", "text", "body", "content", "message", "answer", "response", "template", "snippet", "html"})
    | {"macro", "antwort", "nachricht", "inhalt", "vorlage", "baustein", "de", "en", "body_text", "body_html"}
    | {"content_html", "text_html", "chattext", "antworttext", "msgstr"}
)  # fmt: skip
#: Keys whose value is about a reply, even where it is a long one.
NOTES = (
    frozenset({"description", "note", "notes", "comment", "comments", "why", "when", "usage", "hint", "summary"})
    | {"title", "name", "tags", "customer", "question", "beschreibung", "notiz", "hinweis", "anmerkung", "titel"}
    | {"kunde", "frage", "keywords", "preview", "chatpreview", "url", "category", "folder", "subject", "betreff"}
)  # fmt: skip
SUBJECTS = ("subject", "betreff")
NAMES = ("key", "slug", "short_code", "shortcode", "shortcut", "name", "title", "titel")
#: Keys by which an entry may say its context.
CONTEXT = {
    "channel": ("channel", "kanal"),
    "situation": ("situation", "anlass"),
    "segment": ("segment",),
    "language": ("language", "locale", "lang", "sprache"),
    "customer": ("customer", "kunde"),
}
#: Keys between an entry and the forms of its text.
FORMS = frozenset({"texts", "translations", "languages", "variants", "versions", "bodies", "texte", "sprachen"})
#: Keys whose value is not a reply.
ABOUT = NOTES.union({"id"}, NAMES, *CONTEXT.values())
#: Ways on which texts go out; with a language they are keys of texts too.
_CHANNELS = frozenset({"chat", "email", "e-mail", "mail", "sms", "social", "letter", "brief", "web", "phone"})
#: What may stand beside a language in a key; `de_lang` and `en_id` are about the language.
_BESIDE = (TEXTS | ABOUT | FORMS | _CHANNELS) - {"de", "en", "id", *CONTEXT["language"]}

_CODE = r"de|deu|ger|deutsch|german|en|eng|englisch|english"
#: Where German or English is written, and how somebody is addressed; `de_alt` and `en_id` are something else.
_REGION = "at|be|ch|de|eu|it|li|lu|au|ca|gb|hk|ie|in|mt|nz|sg|uk|us|za"
_MANNER = "formal|informal|formell|informell|du|sie"
_TAG = rf"(?P<code>{_CODE})(?:[-_](?:latn[-_])?(?:{_REGION}|001|150))?(?:[-_@](?:{_MANNER}))?"
_WHOLE = re.compile(_TAG, re.IGNORECASE)
_BEHIND = re.compile(rf"(?P<rest>.+?)(?:[-_. ]|[-_. ]?[(\[])(?:{_TAG})[)\]]?", re.IGNORECASE)
_BEFORE = re.compile(rf"{_TAG}[-_. ](?P<rest>.+)", re.IGNORECASE)
_CAMEL = re.compile(r"(?P<rest>\w*[a-z])(?P<code>De|DE|En|EN)")
#: A value may say more behind the language: `de_DE.UTF-8`, `English (UK)`.
_VALUE = re.compile(rf"\s*(?P<code>{_CODE})(?:[-_.@(\s]|$)", re.IGNORECASE)


class Told(msgspec.Struct, frozen=True):
    """What a key says of a language."""

    language: str
    rest: str  #: the key without it, in small letters; empty where the key is the language


@lru_cache(maxsize=4096)
def told(key: str) -> Told | None:
    """The language of a key that is one (`de`, `en-GB`, `deutsch`), or of a known key with one (`text_de`, `body.en`).

    None for what has the letters of one and is another word: `de_lang`, `text_de_old`, `language_name`.
    """
    whole = _WHOLE.fullmatch(key)
    if whole:
        return Told(_short(whole["code"]), "")
    for pattern in (_BEHIND, _CAMEL, _BEFORE):
        found = pattern.fullmatch(key)
        if found and found["rest"].casefold() in _BESIDE:
            return Told(_short(found["code"]), found["rest"].casefold())
    return None


def bare(key: str) -> str:
    """A key in small letters, without the language in it; as it is where it is one."""
    found = told(key)
    return found.rest if found and found.rest else key.casefold()


def is_of_text(key: str) -> bool:
    """Whether the value of a key is a reply, however short."""
    found = told(key)
    return key.casefold() in TEXTS or (found is not None and (not found.rest or found.rest in TEXTS))


def language_of(value: str) -> str | None:
    """The language that a value names: `de`, `de_AT`, `Deutsch`, `English (UK)`; None for others and for several."""
    found = _VALUE.match(value)
    return _short(found["code"]) if found else None


def _short(code: str) -> str:
    return "de" if code.casefold().startswith(("d", "g")) else "en"
