"""What the language server does at each of the editor's messages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from tonecheck.errors import TonecheckError
from tonecheck.serve.lsp import actions, guide_files, hover, lenses
from tonecheck.serve.lsp.diagnostics import diagnostics
from tonecheck.serve.lsp.documents import Document, path_of
from tonecheck.serve.lsp.session import Session
from tonecheck.serve.lsp.settings import Options, options_of

Handlers = Iterator[tuple[str, Callable[[Any], Any], Any]]
_WATCHED = ("**/*.{yaml,yml}", "**/.tonecheck.toml")


class Features:
    """The features, each a method that takes the parameters of its message."""

    def __init__(self, server: LanguageServer) -> None:
        self.session = Session(self._show)
        self.shut_down = False
        self._server = server
        self._timers: dict[str, asyncio.Task[None]] = {}
        self._wrong_options: str | None = None

    def handlers(self) -> Handlers:
        """(method, handler, options) of each message."""
        yield types.INITIALIZE, self.initialize, None
        yield types.INITIALIZED, self.initialized, None
        yield types.SHUTDOWN, self.shutdown, None
        yield types.TEXT_DOCUMENT_DID_OPEN, self.did_open, None
        yield types.TEXT_DOCUMENT_DID_CHANGE, self.did_change, None
        yield types.TEXT_DOCUMENT_DID_SAVE, self.did_save, None
        yield types.TEXT_DOCUMENT_DID_CLOSE, self.did_close, None
        yield types.WORKSPACE_DID_CHANGE_WATCHED_FILES, self.did_change_files, None
        yield types.WORKSPACE_DID_CHANGE_CONFIGURATION, self.did_change_configuration, None
        yield types.TEXT_DOCUMENT_HOVER, self.hover, None
        yield types.TEXT_DOCUMENT_CODE_LENS, self.code_lens, None
        yield (
            types.TEXT_DOCUMENT_CODE_ACTION,
            self.code_action,
            types.CodeActionOptions(code_action_kinds=list(actions.KINDS)),
        )
        yield types.TEXT_DOCUMENT_COMPLETION, self.completion, types.CompletionOptions(trigger_characters=[":", " "])

    def commands(self) -> Iterator[tuple[str, Callable[[Any], Any]]]:
        """(name, handler) of each command."""
        yield lenses.EXPLAIN, self.explain_score

    # the session

    def initialize(self, params: types.InitializeParams) -> None:
        """The editor's first word: where it works, in which language, with which settings."""
        folders = [folder.uri for folder in params.workspace_folders or ()]
        root = next(filter(None, (path_of(uri) for uri in [*folders, params.root_uri or ""])), None)
        self.session.root = root or (Path(params.root_path) if params.root_path else Path())
        self.session.locale = params.locale
        self.session.documents.encoding = str(self._server.workspace.position_encoding or "utf-16")
        self._take(params.initialization_options)

    def _take(self, given: Any) -> None:
        try:
            self.session.options, self._wrong_options = options_of(given), None
        except TonecheckError as error:
            self.session.options, self._wrong_options = Options(), str(error)

    async def initialized(self, _params: types.InitializedParams) -> None:
        """Asks to be told of changed guides, where the editor can."""
        self._say_wrong_options()
        watching = getattr(self._capabilities.workspace, "did_change_watched_files", None)
        if watching is not None and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = types.Registration("tonecheck-guides", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await self._server.client_register_capability_async(types.RegistrationParams([registration]))

    def _say_wrong_options(self) -> None:
        if self._wrong_options:
            self.session.say_once(self._wrong_options)

    def shutdown(self, _params: Any) -> None:
        """The editor is about to leave."""
        self.shut_down = True
        for timer in self._timers.values():
            timer.cancel()

    def _show(self, sentence: str) -> None:
        self._server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, sentence))

    @property
    def _capabilities(self) -> types.ClientCapabilities:
        return self._server.client_capabilities

    # texts

    def did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """A text is opened: judged at once."""
        self._later(self.session.documents.open(params.text_document), 0.0)

    def did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A text is changed: judged when the next keystroke does not come."""
        document = self.session.documents.change(params.text_document, params.content_changes)
        if document is not None:
            self._later(document, self.session.options.delay)

    def did_save(self, params: types.DidSaveTextDocumentParams) -> None:
        """A file is saved: if it is part of a guide, everything is judged anew."""
        if self.session.concerns_guides(path_of(params.text_document.uri)):
            self._all_anew()

    def did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """A text is closed: nothing more is said about it."""
        uri = params.text_document.uri
        self.session.drop(uri)
        if timer := self._timers.pop(uri, None):
            timer.cancel()
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def did_change_files(self, params: types.DidChangeWatchedFilesParams) -> None:
        """Files changed on the disk."""
        if any(self.session.concerns_guides(path_of(change.uri)) for change in params.changes):
            self._all_anew()

    def did_change_configuration(self, params: types.DidChangeConfigurationParams) -> None:
        """The editor's settings changed; they stand under `tonecheck`."""
        given = params.settings.get("tonecheck") if isinstance(params.settings, dict) else None
        if given is None:
            return
        self._take(given)
        self._all_anew()
        self._say_wrong_options()

    def _all_anew(self) -> None:
        self.session.forget()
        for document in self.session.documents:
            self._later(document, 0.0)
        lens = getattr(self._capabilities.workspace, "code_lens", None)
        if lens is not None and lens.refresh_support:
            self._server.workspace_code_lens_refresh(None)

    def _later(self, document: Document, delay: float) -> None:
        if timer := self._timers.pop(document.uri, None):
            timer.cancel()
        self._timers[document.uri] = asyncio.get_running_loop().create_task(self._publish(document, delay))

    async def _publish(self, document: Document, delay: float) -> None:
        await asyncio.sleep(delay)
        found = await self._diagnostics(document)
        if found is not None and self.session.documents.is_current(document):
            self._server.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(document.uri, found, document.version)
            )

    async def _diagnostics(self, document: Document) -> list[types.Diagnostic] | None:
        encoding = self.session.documents.encoding
        if guide_files.is_guide(document):
            return await self.session.in_worker(lambda: guide_files.diagnostics(document, encoding))
        judgement = await self.session.judgement(document.uri)
        if judgement is None:
            return []
        return list(diagnostics(judgement, encoding, self.session.guides.file_named))

    # questions

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """What stands behind the words under the mouse."""
        document = self.session.documents.get(params.text_document.uri)
        encoding = self.session.documents.encoding
        if document is not None and guide_files.is_guide(document):
            return await self.session.in_worker(
                lambda: guide_files.hover(document, params.position, encoding, self.session.ui)
            )
        judgement = await self.session.judgement(params.text_document.uri)
        if judgement is None:
            return None
        return hover.hover(judgement, params.position, encoding, self.session.guides.file_named)

    async def code_lens(self, params: types.CodeLensParams) -> list[types.CodeLens]:
        """The score above each reply."""
        judgement = await self._reply_judgement(params.text_document.uri)
        return list(lenses.lenses(judgement, self.session.documents.encoding)) if judgement else []

    async def code_action(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Better wordings."""
        judgement = await self._reply_judgement(params.text_document.uri)
        if judgement is None:
            return []
        encoding, only = self.session.documents.encoding, params.context.only
        found: list[types.CodeAction] = []
        if actions.wants(only, types.CodeActionKind.QuickFix.value):
            found += actions.quick_fixes(judgement, params, encoding, self._versioned)
        return found if self.session.documents.is_current(judgement.document) else []

    async def completion(self, params: types.CompletionParams) -> types.CompletionList | None:
        """Keys, values and names in a guide."""
        document = self.session.documents.get(params.text_document.uri)
        if document is None or not guide_files.is_guide(document):
            return None
        encoding = self.session.documents.encoding
        return await self.session.in_worker(
            lambda: guide_files.completion(document, params.position, encoding, self.session.ui)
        )

    async def explain_score(self, arguments: tuple[Any, ...]) -> str | None:
        """How the score of a reply adds up, shown and returned."""
        uri, index = (*arguments, None, None)[:2]
        judgement = await self._reply_judgement(uri) if isinstance(uri, str) else None
        text = lenses.explanation(judgement, index) if judgement and isinstance(index, int) else None
        if text is not None:
            self._server.window_show_message(types.ShowMessageParams(types.MessageType.Info, text))
        return text

    async def _reply_judgement(self, uri: str) -> Any:
        document = self.session.documents.get(uri)
        if document is None or guide_files.is_guide(document):
            return None
        return await self.session.judgement(uri)

    @property
    def _versioned(self) -> bool:
        edit = getattr(self._capabilities.workspace, "workspace_edit", None)
        return bool(edit is not None and edit.document_changes)
