"""What a person sees and does on the page."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.serve.page.conftest import Opened

HTML = Path(__file__).parents[3] / "tonecheck" / "serve" / "page" / "page.html"
GERMAN = "Guten Tag Frau Berger,\n\nWir bitten um Verständnis, dass es dauert. Ich melde mich zeitnah.\n\nViele Grüße\nJana Roth"
ENGLISH = "Dear Ms Hart,\n\nAs already stated, the parcel is late. We will get back to you as soon as possible.\n\nKind regards\nTom Hale"
#: For each mark what is underlined, and whether it stands exactly where that text stands in the text area, whose own
#: letters cannot be asked for their place: a copy with the same style, in which nothing is marked, can.
_PLACES = """() => {
  const area = document.querySelector("#text"), style = getComputedStyle(area), copy = document.createElement("div");
  for (const name of style) copy.style.setProperty(name, style.getPropertyValue(name));
  const box = area.getBoundingClientRect();
  Object.assign(copy.style, {position: "fixed", left: box.left + "px", top: box.top + "px", width: box.width + "px", height: "auto", color: "red"});
  copy.textContent = area.value;
  document.body.append(copy);
  const found = [];
  let offset = 0;
  for (const node of document.querySelector("#reply-editor .mirror").childNodes) {
    const text = node.textContent;
    if (node.nodeName === "MARK") {
      const range = document.createRange();
      range.setStart(copy.firstChild, offset); range.setEnd(copy.firstChild, offset + text.length);
      const seen = rects => { const lines = {}; for (const one of rects) { const line = lines[Math.round(one.bottom)] ??= {left: one.left, right: one.right, bottom: one.bottom}; line.left = Math.min(line.left, one.left); line.right = Math.max(line.right, one.right); } return Object.values(lines); }, wanted = seen(range.getClientRects()), real = seen(node.getClientRects());
      const near = wanted.length === real.length && wanted.every((one, index) => Math.abs(one.left - real[index].left) < 1 && Math.abs(one.bottom - real[index].bottom) < 3 && Math.abs(one.right - real[index].right) < 8);
      found.push([text, node.className.split(" ")[0], near]);
    }
    offset += text.length;
  }
  copy.remove();
  return found;
}"""
_CONTRAST = """() => {
  const channel = value => { value /= 255; return value <= .03928 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
  const behind = element => { for (; element; element = element.parentElement) { const c = numbers(getComputedStyle(element).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  const bad = [];
  for (const element of document.querySelectorAll("main *, header *")) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!own || element.closest(".mirror, .sr, [hidden], [disabled]") || !element.getClientRects().length) continue;
    const pair = [light(numbers(getComputedStyle(element).color)), light(behind(element))].sort((a, b) => b - a);
    const ratio = (pair[0] + .05) / (pair[1] + .05);
    if (ratio < 4.5) bad.push([element.textContent.slice(0, 40), element.className, ratio]);
  }
  return bad;
}"""
_UNNAMED = """() => [...document.querySelectorAll("button, select, textarea, input, [role=img]")]
  .filter(element => element.getClientRects().length)
  .filter(element => !(element.getAttribute("aria-label") || element.textContent.trim() && element.nodeName === "BUTTON" || [...(element.labels ?? [])].some(label => label.textContent.trim())))
  .map(element => element.outerHTML.slice(0, 80))"""


def until(page: Page, expression: str) -> None:
    """Wait until an expression is true; the browser's own waiting would need what the page's policy forbids."""
    for _ in range(600):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def write(page: Page, text: str) -> None:
    """Type a reply as fast as a browser takes it, and wait for its verdict."""
    page.click("#text")
    page.keyboard.insert_text(text)
    expect(page.locator("#verdict")).to_have_class(re.compile("green|amber|red"), timeout=20_000)
    expect(page.locator("#verdict")).not_to_have_attribute("aria-busy", "true")
    until(page, "state.checked === document.querySelector('#text').value")


def marked(page: Page) -> list[str]:
    """What is underlined, in order; each underline stands below its own words."""
    places = page.evaluate(_PLACES)
    assert [text for text, _, near in places if not near] == []
    return [text for text, _, _ in places]


def test_both_languages_say_the_same_things_and_nothing_is_left_unsaid(opened: Opened) -> None:
    keys = "ui => Object.entries(WORDS[ui]).flatMap(([key, one]) => typeof one === 'string' ? key : Object.keys(one).map(sub => key + '.' + sub))"
    page = opened()
    german, english = (page.evaluate(keys, ui) for ui in ("de", "en"))
    assert german == english
    text = HTML.read_text("utf-8")
    used = text.split("\n};", 1)[1] + text.split("<script>")[0]
    verdicts = {"green", "amber", "red", "error", "warning", "note"}
    plain = {key for key in english if "." not in key} - verdicts
    assert sorted(key for key in plain if f'"{key}"' not in used) == []


def test_an_empty_page_waits_kindly(opened: Opened) -> None:
    page = opened()
    expect(page.locator("#verdict b")).to_have_text("Schreib los")
    assert page.locator("#text").get_attribute("placeholder") == "Hier die Antwort schreiben oder einfügen …"
    assert page.locator("#fix").is_disabled()
    assert marked(page) == []


@pytest.mark.parametrize(
    ("locale", "text", "words", "verdict"),
    [
        ("de-DE", GERMAN, ["Wir bitten um Verständnis", "zeitnah"], "passt zum Guide"),
        ("en-GB", ENGLISH, ["As already stated", "get back to you as soon as possible"], "do not send"),
    ],
)
def test_findings_are_underlined_while_one_types(
    opened: Opened, locale: str, text: str, words: list[str], verdict: str
) -> None:
    page = opened(locale=locale)
    write(page, text)
    marked(page)
    found = page.evaluate("spansOfReply().map(span => document.querySelector('#text').value.slice(span.from, span.to))")
    assert [word for word in words if word not in found] == []
    expect(page.locator("#verdict b")).to_have_text(verdict)
    assert page.locator("#live").text_content()
    assert page.locator("#tone li").count() == 6
    assert page.locator("#good li").count() >= 1


@pytest.mark.parametrize(
    "before",
    [
        "Grüße 🎉👩‍👩‍👧 aus Köln: ",
        unicodedata.normalize("NFD", "Schöne Grüße aus Köln. "),
        "Zeile eins\n\n\tEingerückt. " + "sehr " * 60,
    ],
)
def test_underlines_stand_below_their_words_whatever_stands_before(opened: Opened, before: str) -> None:
    page = opened()
    write(
        page,
        f"Guten Tag Frau Berger,\n\n{before}Ich melde mich zeitnah bei Ihnen. 🎉 Ihr Paket ist zeitnah da.\n\nViele Grüße\nJana Roth",
    )
    assert marked(page).count("zeitnah") == 2


def test_pasted_html_is_plain_text(opened: Opened) -> None:
    page = opened()
    html = "<p><b>Guten Tag</b> Frau Berger,</p><script>document.title = 'böse'</script><p>ich melde mich zeitnah bei Ihnen allen.</p>"
    page.evaluate(
        "html => navigator.clipboard.write([new ClipboardItem({'text/html': new Blob([html], {type: 'text/html'}),"
        " 'text/plain': new Blob(['Guten Tag Frau Berger,\\n\\nich melde mich zeitnah bei Ihnen, versprochen ist das.'], {type: 'text/plain'})})])",
        html,
    )
    page.click("#text")
    page.keyboard.press("Control+v")
    until(page, "state.checked.length > 0")
    assert "zeitnah" in marked(page)
    assert page.title() == "tonecheck"
    assert "<" not in page.input_value("#text")


def test_no_text_is_taken_for_code(opened: Opened) -> None:
    page = opened()
    attack = "<img src=x onerror=\"document.title='böse'\">"
    write(page, f"Guten Tag {attack},\n\nich melde mich zeitnah bei Ihnen. {attack} zeitnah\n\nViele Grüße\nJana")
    page.evaluate("step(1)")
    page.click("#tab-guide")
    until(page, "state.examined !== undefined")
    page.fill(
        "#yaml", f"tonecheck: 1\nname: '{attack.replace(chr(39), chr(39) * 2)}'\n'{attack.replace(chr(39), '')}': 1\n"
    )
    expect(page.locator("#problems li")).to_have_count(1, timeout=20_000)
    assert page.title() == "tonecheck"
    assert page.locator("main img").count() == 0


def test_a_suggestion_replaces_the_words_and_can_be_undone(opened: Opened) -> None:
    page = opened()
    write(page, GERMAN)
    page.get_by_role("button", name="Ersetzen durch „Das hätte nicht passieren dürfen.“").first.click()
    after = page.input_value("#text")
    assert after == GERMAN.replace("Wir bitten um Verständnis", "Das hätte nicht passieren dürfen.")
    until(page, "state.checked === document.querySelector('#text').value")
    assert "Wir bitten um Verständnis" not in marked(page)
    page.click("#undo")
    assert page.input_value("#text") == GERMAN
    page.click("#redo")
    assert page.input_value("#text") == after
    page.focus("#text")
    page.keyboard.press("Control+z")
    assert page.input_value("#text") == GERMAN


def test_underlines_move_with_the_text_until_the_next_answer(opened: Opened) -> None:
    page = opened()
    write(page, GERMAN)
    page.route("**/v1/check", lambda route: route.abort("aborted"))
    before = marked(page)
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("Neu: ")
    assert marked(page) == before
    page.unroute("**/v1/check")
    page.wait_for_timeout(50)
    opened.said.clear()  # the browser says that a request was cut off


def test_everything_goes_by_keyboard(opened: Opened) -> None:
    page = opened()
    page.focus("#text")
    page.keyboard.insert_text(GERMAN)
    until(page, "state.checked === document.querySelector('#text').value")
    page.keyboard.press("Control+Home")
    for _ in range(10):
        page.keyboard.press("F8")
        if (
            page.evaluate(
                "getSelection().toString() || document.querySelector('#text').value.slice(document.querySelector('#text').selectionStart, document.querySelector('#text').selectionEnd)"
            )
            == "Wir bitten um Verständnis"
        ):
            break
    expect(page.locator("#bubble")).to_be_visible()
    page.keyboard.press("Control+Enter")
    assert page.evaluate("document.activeElement.closest('#bubble') !== null")
    page.keyboard.press("Enter")
    assert "Das hätte nicht passieren dürfen." in page.input_value("#text")
    page.keyboard.press("F8")
    page.keyboard.press("Escape")
    expect(page.locator("#bubble")).to_be_hidden()
    page.focus("#tab-reply")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#view-guide")).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "tab-guide"
    until(page, "state.examined !== undefined")


def test_safe_fixes_are_shown_before_they_are_made(opened: Opened) -> None:
    page = opened()
    text = GERMAN.replace("dauert.", "dauert!!! Schreiben Sie uns eine EMail.")
    write(page, text)
    page.click("#fix")
    expect(page.locator("#changes li")).to_have_count(2)
    page.click("#cancel")
    assert page.input_value("#text") == text
    page.click("#fix")
    page.click("#apply")
    assert page.input_value("#text") == text.replace("!!!", "!").replace("EMail", "E-Mail")
    page.click("#undo")
    assert page.input_value("#text") == text


def test_the_customers_message_shows_the_situation(opened: Opened) -> None:
    page = opened()
    write(page, GERMAN)
    page.click("summary")
    page.fill("#customer", "Meine Mutter ist gestorben. Bitte schließen Sie ihr Kundenkonto.")
    until(page, "state.report && state.report.situation === 'bereavement'")


def test_the_score_adds_up_on_the_page(opened: Opened) -> None:
    page = opened()
    write(page, GERMAN)
    page.click("#score-card summary")
    rows = page.locator("#addends tr").all_inner_texts()
    points = [float(row.split()[-1].replace(",", ".").replace("−", "-")) for row in rows[1:]]
    assert round(sum(points[:-1]), 1) == points[-1]


def test_a_guide_is_edited_with_its_mistakes_in_sight_and_used(opened: Opened) -> None:
    page = opened(locale="en-GB")
    page.click("#tab-guide")
    expect(page.locator("#guide-verdict b")).to_have_text("valid", timeout=30_000)
    assert page.locator("#tests li.failed").count() == 0
    page.fill("#yaml", "tonecheck: 1\nname: Probe\naddres: du\n")
    expect(page.locator("#problems button")).to_contain_text("Did you mean 'address'?", timeout=20_000)
    assert page.locator("#guide-editor mark.error").inner_text() == "addres: du"
    page.click("#problems button")
    assert page.evaluate("document.querySelector('#yaml').selectionStart") == len("tonecheck: 1\nname: Probe\n")
    assert page.locator("#use").is_disabled()
    page.fill(
        "#yaml",
        "tonecheck: 1\nname: Probe\nphrases: [{avoid: parcel, say: [package]}]\nexamples:\n- reply: Your parcel is here.\n  expect: {findings: []}\n- reply: Fine.\n  expect: {findings: [phrases.avoided]}\n",
    )
    expect(page.locator("#tests li")).to_have_count(2, timeout=20_000)
    assert page.locator("#tests li.failed").count() == 1
    page.click("#use")
    write(page, "Hello Ann, your parcel is on its way and will be with you on Tuesday.")
    assert marked(page) == ["parcel"]


def test_a_server_that_is_gone_is_told_kindly(opened: Opened) -> None:
    page = opened()
    page.route("**/v1/check", lambda route: route.abort("connectionrefused"))
    page.fill("#text", GERMAN)
    expect(page.locator("#banner")).to_contain_text("Läuft tonecheck serve noch?")
    page.unroute("**/v1/check")
    page.click("#retry")
    expect(page.locator("#verdict")).to_have_class(re.compile("green"), timeout=20_000)
    expect(page.locator("#banner")).to_be_hidden()
    opened.said.clear()  # the browser says that a request failed


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "locale"), [(390, "de-DE"), (1280, "en-GB")])
def test_it_fits_can_be_read_and_every_control_has_a_name(opened: Opened, scheme: str, width: int, locale: str) -> None:
    page = opened(width=width, scheme=scheme, locale=locale)
    write(page, GERMAN if locale == "de-DE" else ENGLISH)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(_CONTRAST) == []
    assert page.evaluate(_UNNAMED) == []
    page.click("#tab-guide")
    until(page, "state.examined !== undefined")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(_CONTRAST) == []
    assert page.evaluate(_UNNAMED) == []


def test_the_language_can_be_changed_and_is_kept(opened: Opened) -> None:
    page = opened()
    write(page, GERMAN)
    page.select_option("#ui", "en")
    expect(page.locator("#verdict b")).to_have_text("on brand")
    until(page, "state.report.findings.some(one => one.message.includes('is not a date'))")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.reload()
    expect(page.locator("#verdict b")).to_have_text("Start writing")
