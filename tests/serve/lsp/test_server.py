"""The real server, started as editors start it, spoken to by pygls' own client."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

PATIENCE = 60.0
Talk = Callable[[Callable[[Any], Awaitable[None]]], None]
GUIDE = """\
tonecheck: 1
name: Probehaus
language: de
address: Sie
greeting: {required: true}
phrases: [{avoid: bitten um Verständnis, say: [Danke für Ihre Geduld.], why: Eine Floskel.}]
terms: [{use: Kundenkonto, not: [Account]}]
"""
TEXT = """\
Guten Tag Frau Berger,

😀 wir bitten um Verständnis, dass dein Account noch nicht offen ist. Morgen können Sie Ihre Lampe abholen.

Freundliche Grüße
Jana Roth
"""
AVOIDED = "bitten um Verständnis"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "tonecheck.yaml").write_text(GUIDE, encoding="utf-8")
    return tmp_path


def by_rule(found: list[types.Diagnostic], rule: str) -> types.Diagnostic:
    return next(one for one in found if one.code == rule)


def test_without_a_guide_one_message_and_no_spam(tmp_path: Path, talk: Talk) -> None:
    async def script(editor: Any) -> None:
        await editor.start(tmp_path, locale="de-DE")
        uri = editor.open(tmp_path / "a.txt", TEXT)
        assert await editor.diagnostics(uri) == []
        assert await editor.diagnostics(uri, editor.edit(uri, TEXT + "mehr")) == []
        assert await editor.diagnostics(editor.open(tmp_path / "b.txt", TEXT)) == []
        assert [message for message in editor.messages if "kein Guide" in message] == editor.messages
        assert len(editor.messages) == 1
        assert await editor.leave() == 0

    talk(script)


def test_a_guide_that_is_wrong_is_named_once(house: Path, talk: Talk) -> None:
    async def script(editor: Any) -> None:
        (house / "tonecheck.yaml").write_text("tonecheck: 1\nadress: Sie\n", encoding="utf-8")
        await editor.start(house)
        assert await editor.diagnostics(editor.open(house / "a.txt", TEXT)) == []
        assert await editor.diagnostics(editor.open(house / "b.txt", TEXT)) == []
        (message,) = editor.messages
        assert "tonecheck.yaml:2" in message
        assert "Did you mean 'address'?" in message

    talk(script)


def test_options_that_do_not_exist_are_named(house: Path, talk: Talk) -> None:
    async def script(editor: Any) -> None:
        await editor.start(house, {"giude": "everyday-de"})
        await editor.until(lambda: any("giude" in message and "delay" in message for message in editor.messages))

    talk(script)


def test_what_is_no_draft_is_not_judged(house: Path, talk: Talk) -> None:
    async def script(editor: Any) -> None:
        await editor.start(house)
        uri = editor.open(house / "a.py", TEXT, "python")
        assert await editor.diagnostics(uri) == []
        assert editor.messages == []

    talk(script)


@pytest.mark.parametrize(
    ("encodings", "encoding", "end"),
    [(None, "utf-16-le", "\r\n"), (["utf-8", "utf-16"], "utf-8", "\n"), (["utf-32"], "utf-32-le", "\r")],
)
def test_findings_stand_at_their_words_in_any_encoding(
    house: Path, encodings: list[Any] | None, encoding: str, end: str, talk: Talk, within: Callable[..., str]
) -> None:
    text = unicodedata.normalize("NFD", TEXT).replace("\n", end)

    async def script(editor: Any) -> None:
        started = await editor.start(house, encodings=encodings)
        assert (started.capabilities.position_encoding or "utf-16") == encoding.removesuffix("-le")
        found = await editor.diagnostics(editor.open(house / "a.txt", text))
        said = {(one.code, unicodedata.normalize("NFC", within(text, one.range, encoding))) for one in found}
        assert {("phrases.avoided", AVOIDED), ("address.mixed", "dein"), ("terms.replaced", "Account")} <= said

    talk(script)


def test_a_diagnostic_says_rule_severity_guide_line_and_other_places(house: Path, talk: Talk) -> None:
    async def script(editor: Any) -> None:
        await editor.start(house, locale="de")
        found = await editor.diagnostics(editor.open(house / "a.txt", TEXT))
        mixed = by_rule(found, "address.mixed")
        assert mixed.severity == types.DiagnosticSeverity.Error
        assert mixed.source == "tonecheck"
        assert "„dein“ neben „Sie“" in mixed.message
        assert "tonecheck.yaml:4" in mixed.message
        related = mixed.related_information or []
        assert any(one.location.uri == (house / "tonecheck.yaml").as_uri() for one in related)
        assert any(one.message in ("Sie", "Ihre") for one in related)
        assert by_rule(found, "phrases.avoided").severity == types.DiagnosticSeverity.Warning

    talk(script)


def test_only_the_last_of_many_versions_is_judged_and_never_with_old_places(
    house: Path, talk: Talk, within: Callable[..., str]
) -> None:
    async def script(editor: Any) -> None:
        await editor.start(house)
        uri = editor.open(house / "a.txt", TEXT)
        for number in range(30):
            version = editor.edit(uri, "x " * number + TEXT)
        found = await editor.diagnostics(uri, version)
        assert within("x " * 29 + TEXT, by_rule(found, "phrases.avoided").range) == AVOIDED
        assert [one.version for one in editor.published] == sorted(one.version or 0 for one in editor.published)
        assert len(editor.published) < 10

    talk(script)


def test_a_quick_fix_replaces_the_words_of_its_version(house: Path, talk: Talk) -> None:
    async def script(editor: Any) -> None:
        await editor.start(house)
        uri = editor.open(house / "a.txt", TEXT)
        avoided = by_rule(await editor.diagnostics(uri), "phrases.avoided")
        action = (await editor.actions(uri, [avoided], ["quickfix"]))[0]
        assert action.kind == types.CodeActionKind.QuickFix
        assert action.diagnostics == (avoided,)
        assert action.edit
        (change,) = action.edit.document_changes or ()
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document.version == 1
        assert [edit.new_text for edit in change.edits if isinstance(edit, types.TextEdit)] == [
            "Danke für Ihre Geduld."
        ]
        assert await editor.actions(uri, [avoided], ["refactor"]) == []

    talk(script)


def test_a_client_without_versioned_edits_gets_plain_ones(house: Path, talk: Talk) -> None:
    async def script(editor: Any) -> None:
        await editor.start(house, versioned=False)
        uri = editor.open(house / "a.txt", TEXT)
        avoided = by_rule(await editor.diagnostics(uri), "phrases.avoided")
        (action,) = await editor.actions(uri, [avoided], ["quickfix"])
        assert action.edit
        assert action.edit.document_changes is None
        assert list(action.edit.changes or {}) == [uri]

    talk(script)


def test_markup_is_never_judged_and_an_edit_never_breaks_it(
    house: Path, talk: Talk, within: Callable[..., str]
) -> None:
    source = (
        "---\ntitle: bitten um Verständnis, dein Account\n---\n"
        + TEXT.replace("dein Account", "dein **Account**").replace("Lampe", "Lampe `dein Account`")
        + "\n```\ndein Account\n```\n"
    )

    async def script(editor: Any) -> None:
        await editor.start(house)
        uri = editor.open(house / "a.md", source, "markdown")
        found = await editor.diagnostics(uri)
        assert all(3 <= one.range.start.line <= 8 for one in found)
        term = by_rule(found, "terms.replaced")
        assert within(source, term.range) == "Account"
        (action,) = await editor.actions(uri, [term], ["quickfix"])
        assert action.edit

    talk(script)


def test_each_text_of_a_library_has_its_score(house: Path, talk: Talk, within: Callable[..., str]) -> None:
    library = f"a:\n  title: dein Account\n  reply: |\n    {TEXT.replace(chr(10), chr(10) + '    ')}\nb:\n  de: Kurz.\n"

    async def script(editor: Any) -> None:
        await editor.start(house, locale="de")
        uri = editor.open(house / "library.yaml", library, "yaml")
        found = await editor.diagnostics(uri)
        assert within(library, by_rule(found, "terms.replaced").range) == "Account"
        assert by_rule(found, "terms.replaced").range.start.line == 5
        identity = types.TextDocumentIdentifier(uri)
        first, second = await editor.text_document_code_lens_async(types.CodeLensParams(identity)) or ()
        assert (first.range.start.line, second.range.start.line) == (3, 11)
        assert first.command
        assert "82,5 · passt zum Guide · 1 Fehler" in first.command.title
        assert first.command.arguments
        parameters = types.ExecuteCommandParams(first.command.command, list(first.command.arguments))
        explained = await editor.workspace_execute_command_async(parameters)
        assert "Ausgangswert 100,0" in explained
        assert f"6:{library.splitlines()[5].index('Account') + 1} „Account“" in explained
        assert editor.messages == [explained]

    talk(script)


def test_a_source_that_cannot_be_read_says_so_in_place(house: Path, talk: Talk) -> None:
    async def script(editor: Any) -> None:
        await editor.start(house)
        (found,) = await editor.diagnostics(editor.open(house / "a.yaml", "text: [", "yaml"))
        assert "not readable as YAML" in found.message
        (found,) = await editor.diagnostics(editor.open(house / "b.txt", "x" * (1 << 20) + "x"))
        assert "not checked" in found.message

    talk(script)


def test_hover_says_why_and_what_would_be_better(house: Path, talk: Talk) -> None:
    async def script(editor: Any) -> None:
        await editor.start(house, locale="de")
        uri = editor.open(house / "a.txt", TEXT)
        avoided = by_rule(await editor.diagnostics(uri), "phrases.avoided")
        identity = types.TextDocumentIdentifier(uri)
        shown = await editor.text_document_hover_async(types.HoverParams(identity, avoided.range.start))
        assert shown
        assert shown.range == avoided.range
        assert isinstance(shown.contents, types.MarkupContent)
        for expected in ("phrases.avoided", "Eine Floskel.", "Danke für Ihre Geduld.", "tonecheck.yaml:6", "#L6"):
            assert expected in shown.contents.value
        nothing = await editor.text_document_hover_async(types.HoverParams(identity, types.Position(0, 0)))
        assert nothing is None

    talk(script)


def test_a_changed_guide_is_noticed(house: Path, talk: Talk) -> None:
    guide = house / "tonecheck.yaml"

    async def script(editor: Any) -> None:
        await editor.start(house)
        await editor.until(lambda: editor.registered)
        uri = editor.open(house / "a.txt", TEXT)
        assert by_rule(await editor.diagnostics(uri), "terms.replaced")
        guide.write_text(GUIDE.replace("terms:", "#"), encoding="utf-8")
        before = len(editor.published)
        changed = types.FileEvent(guide.as_uri(), types.FileChangeType.Changed)
        editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([changed]))
        await editor.until(lambda: len(editor.published) > before)
        assert not [one for one in editor.published[-1].diagnostics if one.code == "terms.replaced"]
        await editor.until(lambda: editor.refreshed)
        guide.write_text(GUIDE + "# by its time\n", encoding="utf-8")
        found = await editor.diagnostics(uri, editor.edit(uri, TEXT + "\n"))
        assert by_rule(found, "terms.replaced")

    talk(script)


def test_settings_come_from_the_editor_then_from_the_file(house: Path, talk: Talk) -> None:
    (house / ".tonecheck.toml").write_text('guide = "everyday-de"\nui = "en"\n', encoding="utf-8")

    async def script(editor: Any) -> None:
        await editor.start(house, {"ui": "de", "guide": "tonecheck.yaml", "delay": 0}, locale="en")
        uri = editor.open(house / "a.txt", TEXT)
        assert "neben" in by_rule(await editor.diagnostics(uri), "address.mixed").message
        before = len(editor.published)
        settings = {"tonecheck": {"guide": "everyday-de"}}
        editor.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))
        await editor.until(lambda: len(editor.published) > before)
        assert "next to" in by_rule(list(editor.published[-1].diagnostics), "address.mixed").message

    talk(script)


def test_a_closed_text_loses_its_findings(house: Path, talk: Talk) -> None:
    async def script(editor: Any) -> None:
        await editor.start(house)
        uri = editor.open(house / "a.txt", TEXT)
        assert await editor.diagnostics(uri)
        editor.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        await editor.until(lambda: editor.published[-1].version is None)
        assert editor.published[-1].diagnostics == ()
        assert await editor.actions(uri, [], range_=types.Range(types.Position(0, 0), types.Position(9, 0))) == []

    talk(script)


def frame(message: Any) -> bytes:
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def notification(method: str, **params: Any) -> bytes:
    return frame({"jsonrpc": "2.0", "method": method, "params": params})


def test_bad_input_neither_ends_the_server_nor_shows_texts_anywhere(house: Path) -> None:
    uri = (house / "geheim.txt").as_uri()
    position = {"line": 99999, "character": -5}
    opened = {"uri": uri, "languageId": "plaintext", "version": 1, "text": "Geheimnis \ud800 " + TEXT}
    sent = [
        frame(b"{"),
        frame(b"[" * 100_000),
        frame(b"null"),
        frame({"jsonrpc": "2.0", "id": 7, "method": "textDocument/hover", "params": {"Geheimnis": 1}}),
        b"Nonsense: Geheimnis\r\n",
        b"Content-Length: 70000000\r\n\r\n" + b"x" * 70_000_000,
        frame(
            {
                "jsonrpc": "2.0",
                "id": 1,
                "method": "initialize",
                "params": {"processId": None, "rootUri": house.as_uri(), "capabilities": {}},
            }
        ),
        notification("initialized"),
        notification("textDocument/didOpen", textDocument=opened),
        notification("textDocument/didOpen", textDocument={"uri": "Geheimnis"}),
        notification("textDocument/didOpen", textDocument={**opened, "uri": "untitled:Geheimnis%00"}),
        notification("textDocument/didChange", textDocument={"uri": uri, "version": 2}, contentChanges=[{"range": 1}]),
        notification("textDocument/didChange", textDocument={"uri": "x", "version": 2}, contentChanges=[]),
        notification("textDocument/didClose", textDocument={"uri": "file:///never-opened"}),
        notification("workspace/didChangeConfiguration", settings={"tonecheck": ["Geheimnis"]}),
        notification("nobody/knows", text="Geheimnis"),
        *(
            frame(
                {
                    "jsonrpc": "2.0",
                    "id": method,
                    "method": method,
                    "params": {"textDocument": {"uri": uri}, "position": position},
                }
            )
            for method in ("textDocument/hover", "textDocument/completion", "textDocument/codeLens")
        ),
        frame(
            {
                "jsonrpc": "2.0",
                "id": "c",
                "method": "workspace/executeCommand",
                "params": {"command": "tonecheck.explainScore", "arguments": [{"Geheimnis": 1}, "x"]},
            }
        ),
        frame({"jsonrpc": "2.0", "id": 99, "method": "shutdown"}),
        frame({"jsonrpc": "2.0", "method": "exit"}),
    ]
    done = subprocess.run(
        [sys.executable, "-m", "tonecheck", "lsp"],
        input=b"".join(sent),
        capture_output=True,
        cwd=house,
        timeout=PATIENCE,
        env={**os.environ, "LANG": "C"},
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert b'"id": 99' in done.stdout or b'"id":99' in done.stdout
    assert "Geheimnis" not in done.stderr.decode()


def test_an_editor_that_goes_away_ends_the_server(house: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tonecheck", "lsp"],
        input=b"",
        capture_output=True,
        cwd=house,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.stdout, done.stderr) == (b"", b"")
