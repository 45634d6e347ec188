"""What checks may ask of a reply."""

from __future__ import annotations

from tonecheck.nlp.analysis import Analysis
from tonecheck.nlp.patterns.match import VOCABULARY, Watch
from tonecheck.nlp.patterns.matcher import Matcher
from tonecheck.nlp.pipeline import Task, analyse_all, load
from tonecheck.reply import Reply
from tonecheck.rule import Span

TEXT = """Betreff: Retoure

Guten Tag Frau Berger,

leider ist das nicht möglich. Sie schrieben „leider kaputt“. Leider Nein Zwei ist ein Produkt.

Viele Grüße
Jana Roth
Kundenservice

Am 3. Mai 2024 um 10:00 schrieb Eva Berger:
> leider ging das nicht"""


def analysis(*watches: Watch) -> Analysis:
    task = Task(
        reply=Reply(text=TEXT), language="de", channel="email", pipeline=load("de"), matcher=Matcher(watches, "de")
    )
    return analyse_all([task])[0]


def test_watched_phrases_are_found_in_own_words_only() -> None:
    reply = analysis(Watch(label="x", phrases=("leider",)), Watch(label="z", phrases=("leider",), everywhere=True))
    assert len(reply.watched("x")) == 2
    assert len(reply.watched("z")) == 4
    assert reply.watched("never heard of") == ()


def test_product_names_are_never_matched() -> None:
    names = Watch(label=VOCABULARY, phrases=("=Leider Nein Zwei",), everywhere=True)
    reply = analysis(Watch(label="x", phrases=("leider",)), names)
    assert [match.start for match in reply.watched("x")] == [TEXT.index("leider")]
    assert len(reply.watched(VOCABULARY)) == 1


def test_lexicons_give_match_and_entry() -> None:
    found = analysis().lexicon("negative")
    assert all(TEXT[match.start : match.end].strip() and entry.phrase for match, entry in found)
    assert analysis().lexicon("no such lexicon") == ()


def test_own_words_and_sentences() -> None:
    reply = analysis()
    assert reply.own[0] == Span(0, len("Betreff: Retoure"))
    assert "leider ging" not in "".join(TEXT[span.start : span.end] for span in reply.own)
    assert (
        reply.words
        == len(
            [
                "Guten",
                "Tag",
                "Frau",
                "Berger",
                "leider",
                "ist",
                "das",
                "nicht",
                "möglich",
                "Sie",
                "schrieben",
                "leider",
                "kaputt",
            ]
        )
        + 6
        + 4
    )
    assert TEXT[reply.body[0].start : reply.body[0].end] == "leider ist das nicht möglich."
    for sentence in reply.sentences:
        assert reply.sentence_at(sentence.start) == sentence
        assert reply.starts[sentence.first] == sentence.start
        assert reply.ends[sentence.last - 1] == sentence.end
    assert reply.sentence_at(len(TEXT) - 1) is None


def test_zones_by_name() -> None:
    reply = analysis()
    greeting = reply.zone("greeting")
    assert greeting is not None
    assert TEXT[greeting.start : greeting.end] == "Guten Tag Frau Berger,"
    assert reply.zone("disclaimer") is None
