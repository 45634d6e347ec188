"""A draft style guide from replies that a house calls good: what they have in common, with its uncertainty.

`learn(good, bad, settings)` gives a `Draft`: the text of a commented guide that loads, and everything in it as data.
"""

from __future__ import annotations

from tonecheck.learning.draft import Draft, learn
from tonecheck.learning.settings import Settings

__all__ = ["Draft", "Settings", "learn"]
