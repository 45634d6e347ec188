from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from tonecheck.lint.library.twins import compare, pairs

DE = "Guten Tag {{customer.name}},\n\nes tut uns leid. Wir erstatten Ihnen 4,95 € innerhalb von 14 Tagen.\n\nHerzliche Grüße\nJana Roth\n"
EN = "Hello {{customer.name}},\n\nwe are sorry. We will refund you €4.95 within 14 days.\n\nKind regards\nJana Roth\n"


@pytest.mark.parametrize(
    ("first", "second", "paired"),
    [
        ("de/a.txt", "en/a.txt", True),
        ("a.de.txt", "a.en.txt", True),
        ("a-de-AT.txt", "a-en-GB.txt", True),
        ("mail_deutsch.txt", "mail_english.txt", True),
        ("de-plain.txt", "en-plain.txt", True),
        ("de/a.txt", "en/b.txt", False),
        ("a.txt", "b.txt", False),
        ("de-html.txt", "en-plain.txt", False),
        ("garden.txt", "garten.txt", False),
    ],
)
def test_which_are_twins(first: str, second: str, paired: bool, judged: SimpleNamespace) -> None:
    found = list(pairs(judged.responses({second: EN, first: DE})))
    assert bool(found) is paired
    if paired:
        assert [one.report.language for one in found[0]] == ["de", "en"]


def test_twins_in_one_file_go_by_their_ids(judged: SimpleNamespace) -> None:
    library = (
        f"- id: refund.de\n  text: {DE!r}\n- id: refund.en\n  text: {EN!r}\n- id: other\n  text: Hallo Frau Berger.\n"
    )
    library = library.replace("'Guten", '"Guten').replace("\\n'", '\\n"').replace("'Hello", '"Hello')
    [(first, second)] = pairs(judged.responses({"a.yaml": library}))
    assert (first.report.id, second.report.id) == ("refund.de", "refund.en")


def test_where_several_could_be_twins_none_is(judged: SimpleNamespace) -> None:
    assert not list(pairs(judged.responses({"de/a.txt": DE, "en/a.txt": EN, "en-GB/a.txt": EN + "Bye.\n"})))


@pytest.mark.parametrize(
    ("change", "german", "english"),
    [
        (("", ""), [], []),
        (("we are sorry. ", ""), [], ["library.twin-steps"]),
        (("14 days", "two weeks"), [], []),
        (("14 days", "30 days"), ["library.twin-facts"], ["library.twin-facts"]),
        (("€4.95", "the postage"), ["library.twin-facts"], []),
        (("{{customer.name}}", "there"), [], ["library.twin-placeholders"]),
        (("Jana Roth", "{{agent.name}}"), ["library.twin-placeholders"], []),
        (("14 days.", "14 days. More at https://example.org/en/help."), [], ["library.twin-facts"]),
    ],
)
def test_what_differs(change: tuple[str, str], german: list[str], english: list[str], judged: SimpleNamespace) -> None:
    first, second = judged.responses({"de.txt": DE, "en.txt": EN.replace(*change)})
    compare([first, second], "en")
    assert ([one.rule for one in first.found], [one.rule for one in second.found]) == (german, english)


BOTH = (
    "Guten Tag Frau Berger,\n\nIhre Lampe ist aus Messing.{}\n\nHerzliche Grüße\nJana Roth\n",
    "Hello Ms Berger,\n\nyour lamp is made of brass.{}\n\nKind regards\nJana Roth\n",
)


@pytest.mark.parametrize(
    ("german", "english"),
    [
        (" Bitte schicken Sie uns ein Foto.", " Could you send us a photo?"),
        (" Rufen Sie uns gern an.", " Let me know if you have any questions."),
        (" Am Freitag, 12. Mai, ist sie bei Ihnen.", " It will be with you on Friday, May 12th."),
        (" Sie kommt am 12.05.2026.", " It will come on 12/05/2026."),
        (" Am Sonnabend bringen wir sie.", " We will deliver it on Saturday."),
        (" Binnen 14 Tagen ist das Geld da.", " You will have the money within two weeks."),
        (" Die Reparatur ist nicht möglich.", " Unfortunately we cannot repair it."),
        (" Eine neue ist schon unterwegs.", " I have sent you a new one."),
        (" Vielleicht hilft ein Neustart.", ""),
    ],
)
def test_the_same_said_in_another_way_is_no_difference(german: str, english: str, judged: SimpleNamespace) -> None:
    first, second = judged.responses({"de.txt": BOTH[0].format(german), "en.txt": BOTH[1].format(english)})
    compare([first, second], "en")
    assert [one.message for one in (*first.found, *second.found)] == []


@pytest.mark.parametrize(
    ("german", "rule", "says"),
    [
        (" Bitte schicken Sie uns ein Foto davon.", "library.twin-steps", "next step"),
        (" Den Betrag von gestern habe ich Ihnen erstattet.", "library.twin-steps", "solution"),
        (" Leider können wir die Reparatur nicht übernehmen.", "library.twin-steps", "clear refusal"),
        (" Bis morgen Mittag melde ich mich mit einer Antwort.", "library.twin-steps", "date"),
    ],
)
def test_a_step_that_only_one_takes(german: str, rule: str, says: str, judged: SimpleNamespace) -> None:
    first, second = judged.responses({"de.txt": BOTH[0].format(german), "en.txt": BOTH[1].format("")})
    compare([first, second], "en")
    assert [one.rule for one in second.found] == [rule]
    assert says in second.found[0].message
    assert first.found == []


@pytest.mark.parametrize(
    ("german", "english", "named"),
    [
        ("am 12. Mai", "on May 13", ["12. Mai", "May 13"]),
        ("am Dienstag", "on Thursday", ["Dienstag", "Thursday"]),
        ("am 12.05.2026", "soon", ["12.05.2026"]),
    ],
)
def test_dates_that_differ(german: str, english: str, named: list[str], judged: SimpleNamespace) -> None:
    texts = {
        "de.txt": BOTH[0].format(f" Die nächste kommt {german}."),
        "en.txt": BOTH[1].format(f" The next one will come {english}."),
    }
    first, second = judged.responses(texts)
    compare([first, second], "en")
    found = [one for one in (*first.found, *second.found) if one.rule == "library.twin-facts"]
    assert [one.text for one in found] == named


def test_the_same_link_in_another_language_is_no_difference(judged: SimpleNamespace) -> None:
    more = {"de.txt": DE + "\nhttps://example.org/de/hilfe\n", "en.txt": EN + "\nhttps://example.org/en/hilfe\n"}
    responses = judged.responses(more)
    compare(responses, "en")
    assert [one.found for one in responses] == [[], []]


def test_a_fact_is_told_where_it_stands_in_the_source(judged: SimpleNamespace) -> None:
    page = "<p>Guten Tag,</p>\n<p>wir erstatten Ihnen <b>4,95&nbsp;€</b> heute.</p>\n"
    first, second = judged.responses({"de.html": page, "en.html": "<p>Hello,</p><p>we will refund you today.</p>"})
    compare([first, second], "de")
    [found] = [one for one in first.found if one.rule == "library.twin-facts"]
    line = page.splitlines()[found.line - 1]
    assert line[found.column - 1 : found.end_column - 1] == "4,95&nbsp;€"
    assert "en.html" in found.message


def test_formality_far_apart(judged: SimpleNamespace) -> None:
    stiff = "Sehr geehrte Damen und Herren,\n\nhiermit teilen wir Ihnen mit, dass Ihrem Antrag vom 3. Mai entsprochen wurde.\n\nHochachtungsvoll\nDr. Schmidt\n"
    loose = "Hey there!\n\nyeah no worries, that's totally sorted for ya, cheers :)\n\nxoxo\nSam\n"
    first, second = judged.responses({"de.txt": stiff, "en.txt": loose})
    compare([first, second], "en")
    assert [one.rule for one in second.found if "formality" in one.rule] == ["library.twin-formality"]
    assert not [one.rule for one in first.found if "formality" in one.rule]


def test_the_versions_of_one_entry_are_told_apart(judged: SimpleNamespace) -> None:
    short = DE.replace("14 Tagen", "7 Tagen")
    first, second = judged.responses({"a.yaml": f"refund:\n  de: {json.dumps(short)}\n  en: {json.dumps(EN)}\n"})
    compare([first, second], "en")
    assert [one.message for one in first.found] == ["a.yaml (refund), en does not say this: 7 Tagen."]
    assert [one.message for one in second.found] == ["a.yaml (refund), de does not say this: 14 days."]
