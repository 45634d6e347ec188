"""What `tonecheck model` says, in German and in English."""

from __future__ import annotations

from functools import cache

from tonecheck.languages import data


class Voice:
    """Speaks one language, `de` or `en`."""

    def __init__(self, ui: str = "en") -> None:
        self.ui = ui

    def __call__(self, key: str, **values: object) -> str:
        """One entry of `languages/<ui>/model.yaml`, filled with `values`."""
        return _words(self.ui)[key].format(**values)


@cache
def _words(ui: str) -> dict[str, str]:
    return {str(key): str(value) for key, value in data.texts(ui, "model").items()}
