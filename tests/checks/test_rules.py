from __future__ import annotations

import pytest

from tonecheck import checks, guide

BODY = "Guten Tag Frau Berger,\n\n{}\n\nHerzliche Grüße\nJana Brandt"


def rule(keys: str) -> str:
    return f"rules: [{{name: house.rule, {keys}}}]"


def seen(found) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in found]


@pytest.mark.parametrize(
    ("keys", "cause"),
    [
        ("kind: existence", "needs 'pattern'"),
        ("kind: existence, pattern: a, swap: {a: b}", "does not take 'swap'"),
        ("kind: substitution", "needs 'swap'"),
        ("kind: occurrence, pattern: a", "needs a limit"),
        ("kind: consistency, pattern: a", "needs 'either'"),
        ("kind: conditional, if: a", "needs 'then'"),
        ("kind: capitalization", "needs 'style'"),
        ("kind: metric, formula: words", "needs a limit"),
        ("kind: metric, formula: words / foo, at_most: 1", "unknown count 'foo'"),
        ("kind: metric, formula: 'open(1)', at_most: 1", "is not allowed in a formula"),
        ("kind: spelling, pattern: a", "spelling"),
    ],
)
def test_a_rule_that_makes_no_sense_is_an_error_of_the_guide(keys: str, cause: str) -> None:
    with pytest.raises(guide.GuideError, match=r"guide\.yaml:3:") as caught:
        guide.load_text(f"tonecheck: 1\nname: Beispiel\n{rule(keys)}\n", checks.all_checks())
    assert cause in str(caught.value)


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("a", "house.a"),
        ("order-number", "house.order-number"),
        ("Bestellnummer fehlt", "house.bestellnummer-fehlt"),
        ("Haus.Größe", "haus.groesse"),
        ("house.", "house.house"),
        ("house.order.number", "house.order-number"),
        ("1.2", "house.2"),
        ("…", "house.order-number"),
    ],
)
def test_a_rule_s_name_has_two_parts(name: str, better: str) -> None:
    text = f"tonecheck: 1\nname: Beispiel\nrules:\n  - kind: repetition\n    name: {name}\n"
    with pytest.raises(guide.GuideError, match=r"guide\.yaml:5:11: .*two parts") as caught:
        guide.load_text(text, checks.all_checks())
    assert f"Write `name: {better}`." in str(caught.value)


@pytest.mark.parametrize("name", ["house.order-number", "a.1", "b2b.x"])
def test_names_of_rules(name: str) -> None:
    guide.load_text(f"tonecheck: 1\nname: Beispiel\nrules: [{{name: {name}, kind: repetition}}]\n", checks.all_checks())


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (
            "kind: existence, pattern: umgehend, except: 'umgehend und bis'",
            "Wir melden uns umgehend und bis Montag.",
        ),
        ("kind: substitution, swap: {Mail: E-Mail}", "Eine E-Mail ist unterwegs."),
        ("kind: occurrence, pattern: '/AG-[0-9]{7}/', at_least: 1", "Es geht um AG-1234567."),
        ("kind: occurrence, pattern: leider, at_most: 1", "Leider ist es weg."),
        ("kind: repetition", "Das sind die, die wir suchen. Die Jacke ist da."),
        ("kind: repetition, pattern: '{gern|leider}'", "Gern schicken wir das, leider erst morgen."),
        ("kind: consistency, either: {Mail: E-Mail}", "Die E-Mail kam an, eine zweite E-Mail folgt."),
        ("kind: conditional, if: Umtausch, then: Quittung", "Der Umtausch geht mit der Quittung."),
        ("kind: conditional, if: Umtausch, then: Quittung", "Die Jacke ist da."),
        ("kind: capitalization, style: upper, pattern: sepa", "Wir buchen per SEPA ab."),
        ("kind: metric, formula: words / sentences, at_most: 20", "Die Jacke ist da. Sie kommt morgen."),
        ("kind: existence, pattern: umgehend, in: refund", "Wir melden uns umgehend."),
        ("kind: existence, pattern: umgehend, channels: [chat]", "Wir melden uns umgehend."),
    ],
)
def test_nothing_to_report(findings, keys: str, text: str) -> None:
    assert seen(findings(rule(keys), BODY.format(text))) == []


@pytest.mark.parametrize(
    ("keys", "text", "found", "suggestions"),
    [
        ("kind: existence, pattern: umgehend", "Wir melden uns umgehend.", ["umgehend"], ()),
        ("kind: substitution, swap: {Mail: E-Mail}", "Eine Mail kommt.", ["Mail"], ("E-Mail",)),
        ("kind: occurrence, pattern: '/AG-[0-9]{7}/', at_least: 1", "Es geht um AG-12.", [""], ()),
        ("kind: occurrence, pattern: leider, at_most: 1", "Leider ist es weg, leider.", ["leider"], ()),
        ("kind: repetition", "Das ist ist schade.", ["ist"], ()),
        ("kind: repetition, pattern: '{gern|leider}'", "Gern heute, gern morgen.", ["gern"], ()),
        ("kind: consistency, either: {Mail: E-Mail}", "Die E-Mail, die E-Mail und die Mail.", ["Mail"], ()),
        ("kind: conditional, if: Umtausch, then: Quittung", "Ein Umtausch geht.", ["Umtausch"], ()),
        ("kind: capitalization, style: upper, pattern: sepa", "Wir buchen per Sepa ab.", ["Sepa"], ("SEPA",)),
        ("kind: metric, formula: words / sentences, at_most: 3", "Die Jacke ist da und kommt an.", [""], ()),
        ("kind: metric, formula: questions, at_least: 1", "Die Jacke ist da.", [""], ()),
    ],
)
def test_each_kind_reports(findings, keys: str, text: str, found: list[str], suggestions: tuple[str, ...]) -> None:
    judged = findings(rule(keys), BODY.format(text))
    assert seen(judged) == [("house.rule", word) for word in found]
    assert judged[0].suggestions == suggestions
    assert judged[0].message


def test_a_finding_carries_the_guides_own_words(findings) -> None:
    keys = "kind: existence, pattern: umgehend, message: 'Sag {wann}.', why: Weil., severity: error"
    (finding,) = findings(rule(keys), "Wir melden uns umgehend.")
    assert (finding.message, finding.why, finding.severity) == ("Sag {wann}.", "Weil.", "error")


def test_levels_reach_house_rules(findings) -> None:
    sections = rule("kind: existence, pattern: umgehend") + "\nlevels: {house.rule: off}"
    assert findings(sections, "Wir melden uns umgehend.") == ()


def test_capitalization_of_the_subject_line(findings) -> None:
    sections = rule("kind: capitalization, style: sentence")
    (finding,) = findings(sections, "Betreff: ihr Paket\n\n" + BODY.format("Die Jacke ist da."))
    assert (finding.text, finding.suggestions) == ("ihr Paket", ("Ihr Paket",))


def test_a_metric_that_divides_by_zero_is_not_checked(report) -> None:
    judged = report(rule("kind: metric, formula: words / questions, at_most: 5"), BODY.format("Die Jacke ist da."))
    assert judged.findings == ()
    assert judged.not_checked == ("house.rule: geteilt durch null",)
