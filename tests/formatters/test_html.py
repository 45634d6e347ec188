from __future__ import annotations

import re
from html.parser import HTMLParser
from types import SimpleNamespace

import msgspec

from tonecheck.formatters import Options, html
from tonecheck.reply import Skipped
from tonecheck.run import Head

_VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """What a browser would see; fails where tags do not close."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.marks: list[tuple[str | None, str]] = []
        self.texts: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in _VOID:
            self.open.append(tag)
        if tag == "mark":
            self.marks.append((dict(attrs)["class"], ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if self.open and self.open[-1] == "mark":
            self.marks[-1] = (self.marks[-1][0], self.marks[-1][1] + data)


def page(head: Head, made: SimpleNamespace, *results: object, skipped: tuple[Skipped, ...] = ()) -> tuple[str, Page]:
    text = "".join(html.render(head, results, made.tallied(*results, skipped=skipped), Options()))  # type: ignore[arg-type]
    read = Page()
    read.feed(text)
    assert read.open == []
    return text, read


def test_nothing_is_requested_from_anywhere(head: Head, made: SimpleNamespace) -> None:
    text, read = page(head, made, made.checked(made.report()))
    assert not [value for name, value in read.attributes if name in ("src", "href", "action")]
    assert "default-src 'none'" in text
    assert "http://" not in text
    assert "https://" not in text


def test_findings_are_marked_in_the_text_and_listed(head: Head, made: SimpleNamespace) -> None:
    inner = made.finding("DHL", "a.b", "error", "Drin.")
    known = made.finding("MfG", "a.c", "error", "Alt.", state="baseline")
    report = made.report(findings=(*made.report().findings, inner, known))
    text, read = page(head, made, made.checked(report))
    assert read.marks == [("error", "dir"), ("warning", "an "), ("error", "DHL")]
    assert text.count("<li ") == 4
    assert "Zwei Stimmen." in text


def test_the_worst_come_first(head: Head, made: SimpleNamespace) -> None:
    results = [
        made.checked(made.report(verdict=verdict, source=f"{verdict}.txt")) for verdict in ("green", "red", "amber")
    ]
    text, _ = page(head, made, *results)
    assert re.findall(r'class="name">(\w+)\.txt', text) == ["red", "amber", "green"]


def test_a_secret_is_not_in_it(head: Head, made: SimpleNamespace) -> None:
    secret = msgspec.structs.replace(made.finding("an DHL", "never.personal-data", "error", "Geheim."), text="•••")
    text, _ = page(head, made, made.checked(made.report(findings=(secret,))))
    assert "an DHL" not in text


def test_any_text_can_stand_in_it(head: Head, made: SimpleNamespace) -> None:
    odd = "</script><script>alert(1)</script> & \" ' \x00 \r"
    found = made.finding("dir", "a.b", "error", odd)
    report = made.report(source=odd, id=odd, findings=(found,))
    text, read = page(head, made, made.checked(report, made.text + odd), skipped=(Skipped(odd, odd),))
    assert text.count("<script>") == 1
    assert "alert(1)" in "".join(read.texts)
