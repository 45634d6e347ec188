"""The page in a real browser, opened from the disk with the network off."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tonecheck.audit.report import page
from tonecheck.audit.report.build import build
from tonecheck.audit.report.document import Document
from tonecheck.audit.report.store import Store
from tonecheck.audit.report.words import number, percent, whole

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
#: A4 less its margins, in CSS pixels.
_PAPER = 688
Opened = tuple[Page, list[str], list[str]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "These tests need a browser: apt-get install chromium"
    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Opens a document: the page, what it requests, what the console complains of."""
    contexts = []

    def call(document: Document, ui: str = "de", width: int = 1280, scheme: str = "light") -> Opened:
        path = tmp_path / f"report-{ui}.html"
        path.write_text(page.render(document, ui), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True)  # type: ignore[arg-type]
        contexts.append(context)
        shown, requests, said = context.new_page(), list[str](), list[str]()
        shown.on("request", lambda request: requests.append(request.url))
        shown.on("console", lambda message: said.append(message.text))
        shown.on("pageerror", lambda error: said.append(str(error)))
        shown.goto(path.as_uri())
        return shown, requests, said

    yield call
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("ui", "width", "scheme"), [("de", 390, "light"), ("de", 1280, "dark"), ("en", 1280, "light")])
def test_it_asks_for_nothing_and_complains_of_nothing_and_fits(
    ui: str, width: int, scheme: str, document: Document, opened: Callable[..., Opened]
) -> None:
    shown, requests, said = opened(document, ui, width, scheme)
    assert len(requests) == 1
    assert said == []
    assert shown.evaluate("document.documentElement.scrollWidth") == width
    assert shown.evaluate("document.documentElement.lang") == ui


def test_every_chart_is_drawn_in_colours_that_can_be_seen(document: Document, opened: Callable[..., Opened]) -> None:
    shown, _, _ = opened(document)
    charts = shown.locator("figure.chart svg")
    assert charts.count() > 20
    for chart in charts.all():
        box = chart.bounding_box()
        assert box is not None
        assert box["width"] > 150
        assert box["height"] > 30
    drawn = "[...document.querySelectorAll('figure.chart svg .mark-symbol path, figure.chart svg .mark-rect path')]"
    fills = set(shown.evaluate(f"{drawn}.map(one => getComputedStyle(one).fill)"))
    assert "none" not in fills
    assert "rgb(31, 79, 163)" in fills  # the accent: the variables of the page reach the drawings


def test_every_chart_has_a_table_and_tables_have_heads(document: Document, opened: Callable[..., Opened]) -> None:
    shown, _, _ = opened(document)
    for name in ("overview", "scorecard", "trends", "channels", "people", "consistency", "outcomes"):
        assert shown.locator(f"#{name} figure").count() > 0
        assert shown.locator(f"#{name} table").count() > 0
    assert shown.locator("table:not(:has(caption))").count() == 0
    assert shown.locator("tbody tr:not(:has(th[scope=row]))").count() == 0
    assert shown.locator("figure [role=img]:not([aria-label])").count() == 0
    ids = shown.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    for link in shown.locator("nav a").all():
        assert (link.get_attribute("href") or "").lstrip("#") in ids


def test_shown_figures_are_those_of_the_store(
    document: Document, ask: Callable[..., list[tuple[Any, ...]]], opened: Callable[..., Opened]
) -> None:
    shown, _, _ = opened(document)
    replies, mean, green = ask(
        "SELECT count(*), avg(score_tenths) / 10, avg((verdict = 'green')::INTEGER) FROM scores"
    )[0]
    tiles = shown.locator(".tiles b").all_inner_texts()
    assert tiles[:3] == [whole(replies, "de"), number(mean, "de"), percent(green, "de")]
    for agent, n, score in ask(
        "SELECT agent, count(*), avg(score_tenths) / 10 FROM scores JOIN replies USING (reply) "
        "GROUP BY agent HAVING count(*) >= 30"
    ):
        row = shown.locator("#people tr", has=shown.locator("th", has_text=agent)).first.inner_text().split("\t")
        assert row[1] == whole(n, "de")
        assert row[2].startswith(f"{number(score, 'de')} (")


def test_words_of_replies_stay_words(document: Document, opened: Callable[..., Opened]) -> None:
    shown, _, _ = opened(document)
    assert shown.locator("blockquote b").count() == 0
    assert "<b>mit & ohne</b>" in shown.locator("blockquote").first.inner_text()
    assert "Haus <Probe>" in shown.locator("h1").inner_text()


def test_it_can_be_read_and_walked_through_by_keys(document: Document, opened: Callable[..., Opened]) -> None:
    shown, _, _ = opened(document)
    details = shown.locator("details").first
    details.locator("summary").focus()
    shown.keyboard.press("Enter")
    assert details.get_attribute("open") is not None
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.getAttribute('role')") == "region"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(scheme: str, document: Document, opened: Callable[..., Opened]) -> None:
    shown, _, _ = opened(document, scheme=scheme)
    style = "getComputedStyle(document.documentElement).getPropertyValue"
    found = {
        name: shown.evaluate(f"{style}('--{name}')").strip()
        for name in ("paper", "sheet", "ink", "soft", "accent", "green")
    }
    for name in ("ink", "soft", "accent", "green"):
        assert _contrast(found[name], found["paper"]) >= 4.5
    for shade in [shown.evaluate(f"{style}('--d{step}')").strip() for step in range(1, 6)]:
        assert _contrast(found["ink"], shade) >= 4.5


def _contrast(first: str, second: str) -> float:
    """The ratio of WCAG 2."""

    def light(colour: str) -> float:
        digits = colour.lstrip("#")
        digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_on_paper_folded_tables_are_open_and_nothing_is_cut_off(
    document: Document, opened: Callable[..., Opened]
) -> None:
    shown, _, _ = opened(document, width=_PAPER)
    shown.emulate_media(media="print")
    assert shown.evaluate("document.documentElement.scrollWidth") == _PAPER
    table = shown.locator("#overview details table")
    box = table.bounding_box()
    assert box is not None
    assert box["height"] > 50
    assert shown.locator("nav").is_hidden()


@pytest.mark.parametrize("width", [390, _PAPER, 1280])
@pytest.mark.parametrize("ui", ["de", "en"])
def test_the_heat_map_is_seen_whole_and_can_be_read(
    width: int, ui: str, document: Document, opened: Callable[..., Opened]
) -> None:
    shown, _, _ = opened(document, ui, width)
    if width == _PAPER:
        shown.emulate_media(media="print")
    shown.evaluate(
        """() => {
          document.querySelectorAll('.heat th[scope=row]').forEach(e => { e.textContent = 'agent-2rmp-5m4m'; });
          document.querySelectorAll('.heat td').forEach(e => { e.textContent = '−0,23'; });
        }"""
    )
    region = shown.locator(".scroll:has(.heat)")
    assert region.evaluate("e => e.scrollWidth <= e.clientWidth")
    sizes = shown.evaluate(
        "[...document.querySelectorAll('.heat td')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 10
    fields = shown.evaluate("[...document.querySelectorAll('.heat td')].map(e => [e.scrollWidth, e.clientWidth])")
    assert all(needed <= there for needed, there in fields)


def test_on_a_phone_examples_stand_below_their_rule(document: Document, opened: Callable[..., Opened]) -> None:
    shown, _, _ = opened(document, "de", 390)
    region = shown.locator("#rules .scroll")
    assert region.evaluate("e => e.scrollWidth <= e.clientWidth")
    examples, figures = (
        shown.locator(f"#rules tbody tr:first-child td:{place}-of-type") for place in ("last", "first")
    )
    below, above = examples.bounding_box(), figures.bounding_box()
    assert below is not None
    assert above is not None
    assert below["y"] >= above["y"] + above["height"]


@pytest.mark.parametrize("width", [390, 1280])
def test_the_words_of_a_chart_are_not_drawn_small(
    width: int, document: Document, opened: Callable[..., Opened]
) -> None:
    shown, _, _ = opened(document, "de", width)
    scales = shown.evaluate(
        "[...document.querySelectorAll('figure svg')].map(e => e.getBoundingClientRect().width / e.viewBox.baseVal.width)"
    )
    assert all(0.8 < scale <= 1.001 for scale in scales)


def test_tables_beside_charts_are_seen_whole(document: Document, opened: Callable[..., Opened]) -> None:
    shown, _, _ = opened(document)
    shown.evaluate(
        """() => {
          document.querySelectorAll('.side th[scope=row]').forEach(e => { e.textContent = 'agent-2rmp-5m4m'; });
          document.querySelectorAll('.side td').forEach(e => {
            if (e.textContent.includes('(')) e.textContent = '97,7 (96,6–98,8)';
          });
        }"""
    )
    widths = shown.evaluate("[...document.querySelectorAll('.side .scroll')].map(e => [e.scrollWidth, e.clientWidth])")
    assert len(widths) > 3
    assert all(needed <= there for needed, there in widths)


def test_an_archive_with_next_to_nothing_makes_a_page(make: object, opened: Callable[..., Opened]) -> None:
    assert callable(make)
    path = make(n=25, times=False, text=False)
    with duckdb.connect(str(path)) as database:
        database.execute("UPDATE replies SET agent = NULL, team = NULL, csat = NULL, situation = NULL")
        database.execute("DELETE FROM findings; DELETE FROM skipped; DELETE FROM marks; DELETE FROM acts")
    found = build(Store(path))
    shown, _, said = opened(found)
    assert said == []
    for name in ("apart", "trends", "rules", "times", "outcomes", "coaching"):
        assert len(shown.locator(f"#{name} p").all_inner_texts()) >= 1


def test_an_archive_in_which_nothing_is_scored_makes_a_page(make: object, opened: Callable[..., Opened]) -> None:
    assert callable(make)
    path = make(n=25)
    with duckdb.connect(str(path)) as database:
        database.execute("UPDATE scores SET scored = false, score_tenths = NULL, verdict = 'none'")
    found = build(Store(path))
    assert found.overview.scored == 0
    _, _, said = opened(found, "en")
    assert said == []


def test_a_comparison_has_a_section_of_its_own(make: object, opened: Callable[..., Opened]) -> None:
    assert callable(make)
    path = make(n=60)
    with duckdb.connect(str(path)) as database:
        for table in ("runs", "scores", "tone"):
            database.execute(f"INSERT INTO {table} BY NAME SELECT * REPLACE (2 AS run) FROM {table}")
    found = build(Store(path), before=1)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Document) == found
    shown, _, _ = opened(found)
    assert found.comparison is not None
    rows = len(found.comparison.steps) + len(found.comparison.verdicts)
    assert shown.locator("#comparison tbody tr").count() == rows > 8
