"""An editor for the tests: pygls' own client, which starts the real server and keeps what it is sent."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE = 60.0


class Editor(LanguageClient):
    """Opens, edits and asks as an editor does."""

    def __init__(self) -> None:
        super().__init__("tests", "1")
        self.published: list[types.PublishDiagnosticsParams] = []
        self.messages: list[str] = []
        self.registered: list[str] = []
        self.refreshed = 0
        self._news = asyncio.Event()
        self._versions: dict[str, int] = {}
        for method, handler in (
            (types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, self._on_diagnostics),
            (types.WINDOW_SHOW_MESSAGE, self._on_message),
            (types.CLIENT_REGISTER_CAPABILITY, self._on_register),
            (types.WORKSPACE_CODE_LENS_REFRESH, self._on_refresh),
        ):
            self.feature(method)(self._noted(handler))

    def _noted(self, handler: Any) -> Any:
        def handle(params: Any) -> None:
            handler(params)
            self._news.set()

        return handle

    def _on_diagnostics(self, params: types.PublishDiagnosticsParams) -> None:
        self.published.append(params)

    def _on_message(self, params: types.ShowMessageParams) -> None:
        self.messages.append(params.message)

    def _on_register(self, params: types.RegistrationParams) -> None:
        self.registered += [one.method for one in params.registrations]

    def _on_refresh(self, _params: None) -> None:
        self.refreshed += 1

    async def start(self, root: Path, options: Any = None, **more: Any) -> types.InitializeResult:
        """Start the server for a folder and say hello."""
        environment = {**os.environ, "LANG": "C", "LC_ALL": "C"}
        await self.start_io(sys.executable, "-m", "tonecheck", "lsp", "--stdio", cwd=root, env=environment)
        encodings = more.pop("encodings", None)
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=encodings),
            workspace=types.WorkspaceClientCapabilities(
                workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=more.pop("versioned", True)),
                did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
                code_lens=types.CodeLensWorkspaceClientCapabilities(refresh_support=True),
            ),
        )
        result = await self.initialize_async(
            types.InitializeParams(
                capabilities=capabilities,
                process_id=os.getpid(),
                root_uri=root.as_uri(),
                initialization_options=options,
                **more,
            )
        )
        self.initialized(types.InitializedParams())
        return result

    async def leave(self) -> int:
        """Say goodbye; the server's exit status."""
        await asyncio.wait_for(self.shutdown_async(None), PATIENCE)
        self.exit(None)
        server: Any = self._server  # type: ignore[has-type]
        status: int = await asyncio.wait_for(server.wait(), PATIENCE)
        return status

    def open(self, path: Path, text: str | None = None, language: str = "plaintext") -> str:
        """Open a file; its URI."""
        if text is None:
            text = path.read_bytes().decode()
        uri = path.as_uri()
        self._versions[uri] = 1
        self.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text)))
        return uri

    def edit(self, uri: str, text: str) -> int:
        """Change the whole text; its new version."""
        self._versions[uri] += 1
        identity = types.VersionedTextDocumentIdentifier(version=self._versions[uri], uri=uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(identity, [change]))
        return self._versions[uri]

    async def until(self, ready: Any) -> Any:
        """What `ready()` returns once it returns something; no longer than anyone's patience."""

        async def wait() -> Any:
            while not (found := ready()):
                self._news.clear()
                await self._news.wait()
            return found

        return await asyncio.wait_for(wait(), PATIENCE)

    async def diagnostics(self, uri: str, version: int = 1) -> list[types.Diagnostic]:
        """What is published for a version."""

        def ready() -> types.PublishDiagnosticsParams | None:
            return next((one for one in reversed(self.published) if (one.uri, one.version) == (uri, version)), None)

        return list((await self.until(ready)).diagnostics)

    async def actions(
        self, uri: str, diagnostics: list[types.Diagnostic], only: list[str] | None = None, range_: Any = None
    ) -> list[types.CodeAction]:
        """The actions at the first diagnostic, or in a range."""
        found = await self.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(uri),
                range_ or diagnostics[0].range,
                types.CodeActionContext(diagnostics=diagnostics, only=only),  # type: ignore[arg-type]
            )
        )
        return [one for one in found or [] if isinstance(one, types.CodeAction)]


@pytest.fixture
def talk() -> Callable[[Callable[[Editor], Awaitable[None]]], None]:
    """Runs a script with an editor, and ends the server whatever happens."""

    async def run(script: Callable[[Editor], Awaitable[None]]) -> None:
        editor = Editor()
        try:
            await script(editor)
        finally:
            server: Any = editor._server
            if server is not None and server.returncode is None:
                server.kill()
                await server.wait()
            await editor.stop()

    return lambda script: asyncio.run(run(script))


@pytest.fixture
def within() -> Callable[..., str]:
    """Gives the words in a range, cut as an editor of an encoding (UTF-16 by default) cuts them."""
    return _within


def _within(text: str, range_: types.Range, encoding: str = "utf-16-le") -> str:
    size = {"utf-16-le": 2, "utf-8": 1, "utf-32-le": 4}[encoding]
    lines = [line.encode(encoding) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    start, end = range_.start, range_.end
    if start.line == end.line:
        return lines[start.line][start.character * size : end.character * size].decode(encoding)
    inner = [lines[start.line][start.character * size :], *lines[start.line + 1 : end.line]]
    return "\n".join(one.decode(encoding) for one in [*inner, lines[end.line][: end.character * size]])
