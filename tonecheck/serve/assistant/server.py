"""The server over standard input and output; standard output carries the protocol alone."""

from __future__ import annotations

import inspect
import logging

from mcp.server.mcpserver import MCPServer
from mcp_types import ToolAnnotations

from tonecheck.config import Settings
from tonecheck.serve.assistant.limits import Limits
from tonecheck.serve.assistant.tools import Tools
from tonecheck.version import VERSION

_INSTRUCTIONS = """\
tonecheck holds customer-service replies, German or English, against the style guide of “{guide}”.
Read the guide (show_guide) before you write, check each draft (check_reply) before you show or send it, and mend
what it finds; fix_reply does what needs no judgement. Everything runs on this machine; nothing is stored.{contexts}"""
_READ_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def build(settings: Settings, limits: Limits) -> MCPServer:
    """A server with the tools; raises TonecheckError where the guide cannot be used."""
    tools = Tools(settings, limits)
    guide = tools.checker().guide
    named = {"channels": guide.channels, "situations": guide.situations, "segments": guide.segments}
    contexts = "".join(f"\nIts {kind}: {', '.join(names)}." for kind, names in named.items() if names)
    server = MCPServer(
        "tonecheck",
        title="tonecheck",
        description="Does this reply sound like us?",
        instructions=_INSTRUCTIONS.format(guide=guide.name, contexts=contexts),
        version=VERSION,
        log_level="CRITICAL",
    )
    for title, function in tools.functions().items():
        server.add_tool(
            function,
            title=title,
            description=inspect.getdoc(function),
            annotations=_READ_ONLY,
            structured_output=True,
        )
    return server


def run(settings: Settings, limits: Limits) -> None:
    """Serve until the client goes away; raises TonecheckError where the guide cannot be used."""
    server = build(settings, limits)
    logging.disable(logging.CRITICAL)  # a log of calls would be a log of texts
    server.run("stdio")
