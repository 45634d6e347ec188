"""The anatomy of a reply: subject, greeting, body, closing, signature, quotes, disclaimers, placeholders."""

from tonecheck.anatomy.dissection import dissect

__all__ = ["dissect"]
