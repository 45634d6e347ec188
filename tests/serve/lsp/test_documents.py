from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from tonecheck.serve.lsp.documents import Documents, path_of

URI = "file:///tmp/a%20b.txt"


def opened(text: str) -> Documents:
    documents = Documents()
    documents.open(types.TextDocumentItem(URI, "plaintext", 1, text))
    return documents


@pytest.mark.parametrize("uri", ["untitled:Untitled-1", "", "file://[", "file:", "file:///a%00b", "https://x.de/a.txt"])
def test_what_is_no_file_has_no_path(uri: str) -> None:
    assert path_of(uri) is None


def test_a_file_has_its_path_and_name() -> None:
    document = opened("x").get(URI)
    assert document
    assert (document.path, document.name) == (Path("/tmp/a b.txt"), "a b.txt")


def test_a_change_of_what_was_never_opened_is_nothing() -> None:
    identity = types.VersionedTextDocumentIdentifier(version=2, uri=URI)
    assert Documents().change(identity, [types.TextDocumentContentChangeWholeDocument("x")]) is None


def test_changes_follow_one_another_in_the_units_of_the_editor() -> None:
    documents = opened("😀 du\r\nund\u2028ich")
    first = documents.get(URI)
    range_ = types.Range(types.Position(0, 3), types.Position(0, 5))
    second = types.Range(types.Position(1, 4), types.Position(1, 7))
    changed = documents.change(
        types.VersionedTextDocumentIdentifier(version=2, uri=URI),
        [
            types.TextDocumentContentChangePartial(range_, "Sie"),
            types.TextDocumentContentChangePartial(second, "wir"),
        ],
    )
    assert changed
    assert (changed.version, changed.text) == (2, "😀 Sie\r\nund\u2028wir")
    assert first
    assert not documents.is_current(first)
    assert documents.is_current(changed)


def test_a_closed_text_is_gone() -> None:
    documents = opened("x")
    documents.close(URI)
    documents.close(URI)
    assert documents.get(URI) is None
    assert list(documents) == []
