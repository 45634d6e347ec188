"""Acts by the model and by phrases, on sentences made by hand."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tonecheck.checks._acts import (
    _SPOKEN_SURELY,
    ACT_NAMES,
    ACT_STARTERS,
    POSSIBLE,
    listed,
    neither,
    performed,
    possible,
    quantities_in,
    sentences_with,
)
from tonecheck.nlp.parts import Sentence
from tonecheck.nlp.quantities import find
from tonecheck.nlp.words import fold, scan
from tonecheck.rule import Text


def reply(*sentences: tuple[str, dict[str, float]], spoken: dict[str, str] | None = None, language: str = "de") -> Any:
    """Sentences with the probabilities of their acts; `spoken` are words of lexicons, by lexicon."""
    text = " ".join(sentence for sentence, _ in sentences)
    spans = scan(text, language)
    starts = [start for start, _ in spans]
    made, at = [], 0
    for sentence, acts in sentences:
        first = starts.index(at)
        last = first + len(scan(sentence, language))
        done = frozenset(act for act, p in acts.items() if p >= 0.5)
        made.append(
            Sentence(start=at, end=at + len(sentence), zone="body", first=first, last=last, acts=acts, done=done)
        )
        at += len(sentence) + 1
    words = spoken or {}

    def lexicon(name: str) -> tuple[tuple[Any, None], ...]:
        return (
            ((SimpleNamespace(start=text.index(words[name]), end=text.index(words[name]) + len(words[name])), None),)
            if name in words
            else ()
        )

    norms, ends = [fold(text[start:end]) for start, end in spans], [end for _, end in spans]
    return SimpleNamespace(
        text=text,
        language=language,
        sentences=tuple(made),
        lexicon=lexicon,
        once=lambda _key, work: work(),
        is_sure=lambda sentence, act: act in sentence.done,
        sentence_at=lambda offset: next((one for one in made if one.start <= offset < one.end), None),
        norms=norms,
        starts=starts,
        ends=ends,
        quantities=find(norms, starts, ends, language),
    )


SORRY = "Das tut mir leid."


@pytest.mark.parametrize(
    ("probability", "spoken", "count"),
    [
        (0, False, 0),
        (0, True, 0),
        (_SPOKEN_SURELY - 0.01, True, 0),
        (0.49, False, 0),
        (_SPOKEN_SURELY, True, 1),
        (0.5, False, 1),
    ],
)
def test_an_act_is_performed_by_the_model_or_by_a_phrase_that_it_believes(
    probability: float, spoken: bool, count: int
) -> None:
    one = reply(("Ja.", {}), (SORRY, {"apologize": probability}), spoken={"act_apologize": "leid"} if spoken else {})
    assert [sentence.start for sentence in performed(one, "apologize")] == [4] * count


@pytest.mark.parametrize(
    ("probability", "spoken", "count"),
    [
        (0, False, 0),
        (POSSIBLE - 0.01, True, 0),
        (POSSIBLE - 0.01, False, 0),
        (POSSIBLE, True, 1),
        (POSSIBLE, False, 1),
    ],
)
def test_an_act_is_possible_sooner_than_performed(probability: float, spoken: bool, count: int) -> None:
    one = reply((SORRY, {"apologize": probability}), spoken={"act_apologize": "leid"} if spoken else {})
    assert len(possible(one, "apologize")) == count


@pytest.mark.parametrize(
    ("refuses", "solves", "count"),
    [(0.81, 0.29, 0), (0.81, 0.31, 1), (0.79, 0.29, 1)],
)
def test_what_surely_refuses_is_a_remedy_only_where_it_also_does_something(
    refuses: float, solves: float, count: int
) -> None:
    one = reply(("Eine Erstattung ist ausgeschlossen.", {"refuse": refuses, "solve": solves}))
    assert len(possible(one, "solve")) == count


@pytest.mark.parametrize(
    ("asked", "done", "count"),
    [
        ("solve", "explain", 0),
        ("apologize", "empathize", 0),
        ("empathize", "acknowledge", 1),
        ("acknowledge", "empathize", 1),
        ("explain", "deflect", 1),
        ("inform", "solve", 1),
    ],
)
def test_acts_that_do_for_another(asked: str, done: str, count: int) -> None:
    assert len(possible(reply((SORRY, {done: 0.9})), asked)) == count
    assert len(performed(reply((SORRY, {done: 0.9})), asked)) == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Das Paket kommt bald.", 0),
        ("Das kostet 5 €.", 0),
        ("Vor 3 Tagen kam es an.", 0),
        ("Es kommt in 3 Tagen.", 1),
        ("Es kommt um 14:30 Uhr.", 1),
    ],
)
def test_a_span_of_time_may_be_a_date(text: str, count: int) -> None:
    one = reply((text, {}))
    assert len(quantities_in(one, one.sentences[0])) == count
    assert len(possible(one, "timeframe")) == count
    assert possible(one, "solve") == ()


def test_amounts_belong_to_their_sentence() -> None:
    one = reply(("Es kommt in 3 Tagen.", {}), ("Ja.", {}))
    assert [len(quantities_in(one, sentence)) for sentence in one.sentences] == [1, 0]


def test_sentences_with_a_word_of_a_lexicon() -> None:
    one = reply(("Ja.", {}), (SORRY, {}), spoken={"negative": "leid"})
    assert [sentence.start for sentence in sentences_with(one, "negative")] == [4]
    assert sentences_with(one, "positive") == ()


A, B, C = Text("Lösung", "solution"), Text("Termin", "date"), Text("Dank", "thanks")


@pytest.mark.parametrize(
    ("names", "german", "english"),
    [
        ([A], "Lösung fehlt", "no solution"),
        ([A, B], "weder Lösung noch Termin", "neither solution nor date"),
        ([A, B, C], "weder Lösung noch Termin noch Dank", "neither solution nor date nor thanks"),
    ],
)
def test_what_is_missing_is_said(names: list[Text], german: str, english: str) -> None:
    assert neither(names) == Text(german, english)


def test_names_are_listed() -> None:
    assert listed([A, B]) == Text("Lösung, Termin", "solution, date")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_wording_begins_an_act_that_has_a_name(language: str) -> None:
    assert ACT_STARTERS[language].keys() <= ACT_NAMES.keys()
    assert ACT_STARTERS[language].keys() == ACT_STARTERS["de"].keys()


@pytest.mark.parametrize(
    ("language", "sentence", "spoken", "count"),
    [
        ("de", "Wir melden uns zeitnah.", {"vague_deadline": "zeitnah"}, 0),
        ("de", "Wir melden uns zeitnah, in 3 Tagen.", {"vague_deadline": "zeitnah"}, 1),
        ("de", "Wir melden uns zeitnah, am Freitag.", {"vague_deadline": "zeitnah", "concrete_time": "am Freitag"}, 1),
        ("de", "Wir melden uns am Freitag.", {}, 1),
        ("en", "We will reply in due course.", {"vague_deadline": "in due course"}, 0),
    ],
)
def test_a_vague_time_is_no_date(language: str, sentence: str, spoken: dict[str, str], count: int) -> None:
    one = reply((sentence, {"timeframe": 0.9}), spoken=spoken, language=language)
    assert len(possible(one, "timeframe")) == count


@pytest.mark.parametrize(
    ("language", "sentences", "spoken", "count"),
    [
        ("de", ["Wir werden das intern prüfen."], {}, 0),
        ("de", ["Wir prüfen das."], {"act_solve": "prüfen"}, 0),
        ("de", ["Wir prüfen das und erstatten Ihnen den Preis."], {"act_solve": "erstatten"}, 1),
        ("de", ["Wir prüfen das und melden uns in 3 Tagen."], {}, 1),
        ("de", ["Wir prüfen das.", "In 3 Tagen wissen wir mehr."], {}, 1),
        ("de", ["Wir erstatten Ihnen den Preis."], {}, 1),
        ("de", ["Wir haben das an die zuständige Abteilung weitergeleitet."], {"act_solve": "weitergeleitet"}, 0),
        ("en", ["We will look into it."], {"act_solve": "look into"}, 0),
        ("en", ["We have passed it to the relevant department."], {"act_solve": "passed"}, 0),
        ("en", ["I have passed your order to the workshop."], {"act_solve": "passed"}, 1),
    ],
)
def test_to_look_into_it_is_no_solution(
    language: str, sentences: list[str], spoken: dict[str, str], count: int
) -> None:
    one = reply(
        *((sentence, {"solve": 0.9 if at == 0 else 0.0}) for at, sentence in enumerate(sentences)),
        spoken=spoken,
        language=language,
    )
    assert len(possible(one, "solve")) == count


@pytest.mark.parametrize(
    ("acts", "is_possible"),
    [
        ({"solve": 0.6, "empathize": 0.95}, False),  # `Ich verstehe Ihren Ärger.` behind an apology
        ({"solve": 0.9, "empathize": 0.95}, True),
        ({"solve": 0.6, "empathize": 0.5}, True),
    ],
)
def test_understanding_alone_is_no_solution(acts: dict[str, float], is_possible: bool) -> None:
    assert bool(possible(reply((SORRY, {"apologize": 0.9}), ("Ich verstehe das gut.", acts)), "solve")) == is_possible
