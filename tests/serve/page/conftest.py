"""A real browser: Debian's chromium, headless, against a real server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.serve.http.conftest import Running
from tonecheck.serve.http.settings import Settings

_ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--font-render-hinting=none"),
]


@pytest.fixture(scope="session")
def url() -> Iterator[str]:
    """The address of a server with two guides."""
    running = Running(Settings(guides=("everyday-de", "everyday-en", "base-en")))
    yield running.url
    running.stop()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The browser of the machine."""
    path = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
    assert path, "These tests need a browser: apt-get install chromium"
    found = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
    yield found
    found.close()


class Opened:
    """The page of a person with a language, a colour scheme and a screen."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser, self._url = browser, url
        self._contexts: list[object] = []
        self.said: list[str] = []  #: what the browser's console complains of
        self.requested: set[str] = set()

    def __call__(self, *, locale: str = "de-DE", scheme: str = "light", width: int = 1280, height: int = 900) -> Page:
        context = self._browser.new_context(
            locale=locale,
            color_scheme=scheme,  # type: ignore[arg-type]
            viewport={"width": width, "height": height},
            permissions=["clipboard-read", "clipboard-write"],
        )
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.requested.add(request.url))
        page.goto(self._url)
        page.wait_for_selector("#guide option", state="attached")
        return page

    def close(self) -> None:
        """Close all pages."""
        for context in self._contexts:
            context.close()  # type: ignore[attr-defined]


@pytest.fixture
def opened(browser: Browser, url: str) -> Iterator[Opened]:
    """Opens the page; in the end nothing was complained of, and nobody else was asked for anything."""
    found = Opened(browser, url)
    yield found
    found.close()
    assert found.said == []
    assert [one for one in found.requested if not one.startswith((url, "data:", "blob:"))] == []
