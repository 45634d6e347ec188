"""The warm process: a background process of the same user that has guides and models loaded and answers `check`.

`client`, `place` and `protocol` are on the way of every check, so they import nothing but what Python has loaded anyway
and one small C module; their annotations are evaluated, because `from __future__ import annotations` is an import too.
"""
