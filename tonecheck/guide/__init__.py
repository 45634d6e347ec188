"""The style guide language: YAML with places, `extends` and overrides, resolved to policies.

The base language of a guide is its key `language` (inherited through `extends`); without one, the language that
`languages:` does not name, else German. A file's `name`, `owner`, `reviewed` and `examples` are its own and are not
inherited; everything else is.
"""

from __future__ import annotations

from tonecheck.guide.changes import diff
from tonecheck.guide.document import Calibration, Expectation, ScoreSettings, Section, Service
from tonecheck.guide.effective import show
from tonecheck.guide.guide import DEFAULT_CHANNEL, Example, Guide
from tonecheck.guide.json_schema import SCHEMA_FILE, schema, schema_text
from tonecheck.guide.loading import load, load_text
from tonecheck.guide.policy import Context, Origin, Policy
from tonecheck.guide.problems import GuideError, Problem
from tonecheck.guide.review import review_note
from tonecheck.guide.starter_guide import ADDRESSES, starter

__all__ = [
    "ADDRESSES",
    "DEFAULT_CHANNEL",
    "SCHEMA_FILE",
    "Calibration",
    "Context",
    "Example",
    "Expectation",
    "Guide",
    "GuideError",
    "Origin",
    "Policy",
    "Problem",
    "ScoreSettings",
    "Section",
    "Service",
    "diff",
    "load",
    "load_text",
    "review_note",
    "schema",
    "schema_text",
    "show",
    "starter",
]
