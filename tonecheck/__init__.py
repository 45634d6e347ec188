"""tonecheck: does a customer-service reply sound as the house wants to sound?

>>> from tonecheck import Checker, Reply
>>> report = Checker("everyday-de").check(Reply(text="Guten Tag Frau Berger, …"))
>>> report.verdict, [finding.rule for finding in report.findings]
"""

from tonecheck import version

# Not from `typing`, nor with `__future__`: every run of the command line begins here, and both cost more than this.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tonecheck.checker import Checker
    from tonecheck.errors import TonecheckError
    from tonecheck.guide import Guide
    from tonecheck.reply import Reply
    from tonecheck.report import Finding, Report

__version__ = version.VERSION

__all__ = ["Checker", "Finding", "Guide", "Reply", "Report", "TonecheckError", "__version__", "load_guide"]

_HOMES = {
    "Checker": "checker",
    "Finding": "report",
    "Guide": "guide",
    "Reply": "reply",
    "Report": "report",
    "TonecheckError": "errors",
}


def load_guide(path_or_name: str) -> "Guide":
    """A guide from its file or, bundled, by its name.

    Raises GuideError, a TonecheckError, with every problem of the file and its place.
    """
    from tonecheck import guide
    from tonecheck.checks import all_checks

    return guide.load(path_or_name, all_checks())


def __getattr__(name: str) -> "Any":
    """The public names, imported when first asked for, so that `import tonecheck` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tonecheck' has no attribute '{name}'")
    import importlib

    return getattr(importlib.import_module(f"tonecheck.{_HOMES[name]}"), name)
