from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types

from tonecheck.serve.lsp.actions import wants


@pytest.mark.parametrize(
    ("only", "kind", "expected"),
    [
        (None, "quickfix", True),
        (["quickfix"], "quickfix", True),
        ([types.CodeActionKind.QuickFix], "quickfix", True),
        (["quickfix"], "source.fixAll.tonecheck", False),
        (["source"], "source.fixAll.tonecheck", True),
        (["source.fix"], "source.fixAll.tonecheck", False),
        ([""], "quickfix", True),
        ([], "quickfix", False),
    ],
)
def test_an_editor_gets_the_kinds_of_action_that_it_asks_for(only: Any, kind: str, expected: bool) -> None:
    assert wants(only, kind) is expected
