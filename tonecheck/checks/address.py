"""Whether the customer is addressed as the guide wants it, throughout: Sie, du, Du, ihr, Ihr or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

import msgspec

from tonecheck.nlp.address_wording import Place, Wording, reword
from tonecheck.nlp.address_words import address_words
from tonecheck.nlp.words import fold
from tonecheck.rule import Example, Good, Hit, Observation, Rule, Span, Text

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import AddressWord

Form = Literal["Sie", "du", "Du", "ihr", "Ihr", "avoid"]


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How German replies address the customer; English has no choice of form, but must not mix first name and title."""

    shorthand: ClassVar[str] = "form"

    form: Annotated[
        Form | None,
        msgspec.Meta(
            description="Sie, du or ihr; Du or Ihr where they are written with a capital; avoid for none at all"
        ),
    ] = None


_SIE, _DU = "address: Sie", "address: du"

RULES = (
    Rule(
        name="address.form",
        severity="error",
        message=Text("„{word}“: Der Guide verlangt „{form}“.", "“{word}”: the guide asks for {form}."),
        why=Text(
            "Die Anrede ist das Erste, woran Menschen merken, wie nah eine Marke ihnen sein will. "
            "Die falsche Form wirkt übergriffig oder kühl.",
            "The form of address is the first sign of how close a brand wants to be. The wrong one feels "
            "intrusive or cold.",
        ),
        variants={
            "avoid": Text(
                "„{word}“ spricht direkt an: Der Guide verlangt eine Antwort ohne Anrede.",
                "“{word}” addresses the customer directly: the guide asks for a reply without any form of address.",
            ),
        },
        bad=(
            Example(text="Hallo Lena, schick uns bitte ein Foto von deinem Gerät.", guide=_SIE),
            Example(text="Guten Tag Frau Berger, Ihre Bestellung kommt am Montag bei Ihnen an.", guide=_DU),
            Example(text="Melde dich einfach kurz, dann klären wir das.", guide=_SIE),
            Example(text="Vielen Dank für Ihre Nachricht, das Gerät ist da.", guide="address: avoid"),
        ),
        good=(
            Example(text="Guten Tag Frau Berger, Ihre Bestellung kommt am Montag bei Ihnen an.", guide=_SIE),
            Example(text="Du meine Güte, das hätte nicht passieren dürfen. Wir helfen Ihnen gern.", guide=_SIE),
            Example(text="Danke dir, Lena! Die Pakete sind unterwegs. Sie kommen am Montag.", guide=_DU),
            Example(text="Liebe Kim, lieber Basti, eure Box kommt am Montag, schreibt mir gern.", guide=_DU),
            Example(text="Thank you for your patience, your parcel is on its way.", guide=_SIE, language="en"),
        ),
    ),
    Rule(
        name="address.mixed",
        severity="error",
        message=Text(
            "„{word}“ neben „{other}“: Der Guide verlangt durchgehend „{form}“.",
            "“{word}” next to “{other}”: the guide asks for {form} throughout.",
        ),
        why=Text(
            "Wer in einer Antwort geduzt und gesiezt wird, hört einen Textbaustein, keinen Menschen.",
            "Someone who is addressed both ways in one reply hears a template, not a person.",
        ),
        variants={
            "avoid": Text(
                "„{word}“ neben „{other}“: Der Guide verlangt eine Antwort ohne Anrede.",
                "“{word}” next to “{other}”: the guide asks for a reply without any form of address.",
            ),
            "name": Text(
                "„{word}“ neben „{other}“: eine Person, einmal mit Vornamen und einmal mit Titel.",
                "“{word}” next to “{other}”: one person, called by first name here and by title there.",
            ),
        },
        bad=(
            Example(text="Leider können wir dir da nicht helfen, bitte wenden Sie sich an DHL.", guide=_SIE),
            Example(text="Hallo Tim, danke für deine Nachricht. Ihr Termin ist am Montag um neun.", guide=_DU),
            Example(text="Guten Tag Frau Kern, Ihr Paket ist da. Schick uns noch die Nummer.", guide=_SIE),
            Example(text="Hi Anna,\n\nThank you for writing. Your bike is ready, Ms Hart.", guide=_SIE, language="en"),
        ),
        good=(
            Example(text="Leider können wir Ihnen da nicht helfen, bitte wenden Sie sich an DHL.", guide=_SIE),
            Example(text="Wir haben Ihrem Sohn gesagt: „Du kannst jederzeit kommen.“", guide=_SIE),
            Example(text="Danke dir! Feiert schön, ihr zwei.", guide=_DU),
            Example(
                text="Hi Anna,\n\nYour bike is ready. My colleague, Ms Hart, will hand it over.",
                guide=_SIE,
                language="en",
            ),
        ),
    ),
    Rule(
        name="address.case",
        severity="note",
        message=Text("„{word}“: Der Guide schreibt „{form}“.", "“{word}”: the guide spells it {form}."),
        why=Text(
            "Beides ist richtig; wechselt es, wirkt der Text unsorgfältig.",
            "Both spellings are correct; switching between them looks careless.",
        ),
        bad=(
            Example(text="Hallo Lena, danke für Deine Nachricht.", guide=_DU),
            Example(text="Hallo Lena, danke für deine Nachricht.", guide="address: Du"),
        ),
        good=(
            Example(text="Hallo Lena, danke für deine Nachricht. Deine Tasche ist da.", guide=_DU),
            Example(
                text="Hallo Lena, danke für Deine Nachricht. Kannst Du uns ein Foto schicken?",
                guide="address: Du",
            ),
        ),
    ),
)


def applies(reply: Analysis, options: Options) -> bool:
    """False without a form in the guide, where a reply addresses nobody, and in English that mixes no names."""
    if options.form is None:
        return False
    if reply.language != "de":
        return reply.address.mixed
    return bool(reply.address.words) or options.form == "avoid"


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """One hit for each sentence with a word in another form; one for each word with the other capital."""
    if options.form is None:
        return
    if reply.language != "de":
        yield from _names(reply)
        return
    wrong = [word for word in reply.address.words if not _is_right(word, options.form, reply)]
    yield from _wrong_forms(reply, wrong, options.form)
    cases = [word for word in reply.address.words if _has_wrong_case(reply.text, word, options.form)]
    for word in cases:
        yield _case(reply.text, word, options.form)
    if reply.address.words and not wrong and not cases:
        yield Good(
            Text(
                f"spricht durchgehend mit „{options.form}“ an",
                f"addresses the customer throughout as {options.form}",
            )
        )


def _names(reply: Analysis) -> Iterator[Hit]:
    """A hit on each name that calls the customer in another way than the greeting does."""
    for word in reply.address.words[1:]:
        greeted = reply.address.words[0]
        name = reply.text[greeted.start : greeted.end]
        yield Hit(
            rule="address.mixed",
            start=word.start,
            end=word.end,
            values={"word": reply.text[word.start : word.end], "other": name},
            variant="name",
            suggestions=(name,),
            related=(Span(greeted.start, greeted.end),),
            at=("form",),
        )


def _is_right(word: AddressWord, form: str, reply: Analysis) -> bool:
    """Whether the word has the guide's form; where the guide says du, several are ihr."""
    if form == "avoid":
        return False
    if form.lower() == "du" and word.form == "ihr":
        return not reply.address.mixed or any(other.form == "du" for other in reply.address.words)
    return word.form == (form if form == "Sie" else form.lower())


def _wrong_forms(reply: Analysis, wrong: list[AddressWord], form: str) -> Iterator[Hit]:
    sentences: dict[int, list[AddressWord]] = {}
    for word in wrong:
        sentence = reply.sentence_at(word.start)
        sentences.setdefault(sentence.start if sentence else word.start, []).append(word)
    for words in sentences.values():
        yield _form_hit(reply, words, form)


def _form_hit(reply: Analysis, words: list[AddressWord], form: str) -> Hit:
    """The hit on the first of the wrong words of one sentence."""
    first, *more = words
    wording = _wording(reply, first, form)
    other = _other(reply, first) if reply.address.mixed else None
    start, end = (wording.start, wording.end) if wording.texts else (first.start, first.end)
    values = {"word": reply.text[start:end], "form": form}
    related = [Span(word.start, word.end) for word in more if word.start >= end]
    if other is not None:
        values["other"] = reply.text[other.start : other.end]
        related.insert(0, Span(other.start, other.end))
    return Hit(
        rule="address.mixed" if other else "address.form",
        start=start,
        end=end,
        values=values,
        variant="avoid" if form == "avoid" else None,
        suggestions=wording.texts,
        safe=wording.plain and first.sure and not more,
        related=tuple(dict.fromkeys(related)),
        at=("form",),
    )


def _wording(reply: Analysis, word: AddressWord, form: str) -> Wording:
    if form == "avoid":
        return Wording(start=word.start, end=word.end)
    shown = [index for index, norm in enumerate(reply.norms) if not norm.isspace()]
    place = Place(
        text=reply.text,
        norms=[reply.norms[index] for index in shown],
        starts=[reply.starts[index] for index in shown],
        ends=[reply.ends[index] for index in shown],
        word=word,
        target=form,
    )
    return reword(place)


def _other(reply: Analysis, word: AddressWord) -> AddressWord:
    """The nearest word in another form than this one, certain ones first."""
    others = [other for other in reply.address.words if other.form != word.form]
    return min(others, key=lambda other: (not other.sure, abs(other.start - word.start)))


def _has_wrong_case(text: str, word: AddressWord, form: str) -> bool:
    """Whether a pronoun of the guide's form has the capital that the guide does not want, or lacks it."""
    if form not in ("du", "Du", "ihr", "Ihr") or word.form not in ("du", "ihr"):
        return False
    if form[0].islower():
        return word.capital
    lists = address_words().lists
    written = text[word.start : word.end]
    return written[0].islower() and (fold(written) in lists["du"] | lists["ihr"] or written == "ihr")


def _case(text: str, word: AddressWord, form: str) -> Hit:
    written = text[word.start : word.end]
    first = written[0].lower() if form[0].islower() else written[0].upper()
    return Hit(
        rule="address.case",
        start=word.start,
        end=word.end,
        values={"word": written, "form": first + written[1:]},
        suggestions=(first + written[1:],),
        safe=True,
        at=("form",),
    )
