from __future__ import annotations

import pytest

from tonecheck import readers


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.txt", "text"),
        ("a.jsonl", "jsonl"),
        ("a.NDJSON", "jsonl"),
        ("entwurf", "text"),
        ("a.unknown", "text"),
        ("-", "text"),
        ("a.md", "markdown"),
        ("a.HTM", "html"),
        ("a.yml", "yaml"),
        ("a.tsv", "csv"),
        ("a.pot", "po"),
        ("a.liquid", "text"),
        ("a.html.twig", "html"),
        ("a.txt.j2", "text"),
        ("a.yaml.erb", "yaml"),
    ],
)
def test_the_ending_tells_the_format(path: str, name: str) -> None:
    assert readers.format_of(path) == name


@pytest.mark.parametrize(
    ("path", "head", "name"),
    [
        ("a.html.twig", b"{{ name }},\n\nthank you, 5 < 7.", "text"),
        ("a.html.twig", b"{{ name }},<br>\nthank you", "html"),
        ("a.twig", b"<div>{{ name }}</div>", "html"),
        ("a.html", b"thank you", "html"),
        ("a.txt", b"<p>a</p>", "text"),
    ],
)
def test_a_template_is_a_page_where_it_begins_like_one(path: str, head: bytes, name: str) -> None:
    assert readers.format_of(path, head) == name


def test_every_reader_can_be_loaded() -> None:
    assert {"jsonl", "text", "markdown", "html", "yaml", "json", "csv", "xlsx", "eml", "po", "xml"} == set(
        readers.names()
    )
    assert all(callable(readers.load(name)) for name in readers.names())
