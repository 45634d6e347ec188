"""Our own mistakes, said on standard error: the editor keeps it as the server's log."""

from __future__ import annotations

import sys
from pathlib import Path


def note(error: BaseException, doing: str) -> None:
    """The kind and place of an error, on standard error, without its words."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
    print(f"tonecheck lsp: {type(error).__name__} in {doing}{where}", file=sys.stderr, flush=True)
