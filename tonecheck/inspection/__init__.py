"""What tonecheck sees in one reply, for those who ask why: as a document, at a terminal, as a page."""

from __future__ import annotations

from tonecheck.inspection.document import SCHEMA_FILE, Inspection
from tonecheck.inspection.inspect import inspect

__all__ = ["SCHEMA_FILE", "Inspection", "inspect"]
