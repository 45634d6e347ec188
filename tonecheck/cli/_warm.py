"""The warm process's beginning: the command line with everything loaded."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str]) -> None:
    """Be the warm process; whatever goes wrong, nobody is there to be told, and checks go on without it."""
    from tonecheck.cli import _guides, run
    from tonecheck.serve.warm.keeper import Keeper
    from tonecheck.serve.warm.process import live

    keeper = Keeper()
    _guides.make_checker = keeper.checker
    live(list(arguments), run, keeper, prepare)


def prepare() -> None:
    """Load what a first check of either language needs."""
    from tonecheck import formatters, provenance
    from tonecheck.checker import Checker
    from tonecheck.cli import _run, check  # noqa: F401
    from tonecheck.reply import Reply

    for name in formatters.names():
        formatters.load(name)
    provenance.lexicons_hash()
    provenance.models_hashes(None)
    for guide, reply in (("everyday-de", _GERMAN), ("everyday-en", _ENGLISH)):
        checker = Checker(guide)
        for customer in (None, reply):
            checker.check(Reply(text=reply, customer=customer))


_GERMAN = """\
Guten Tag Frau Berger,

vielen Dank für Ihre Nachricht. Es tut mir leid, dass Ihre Lampe noch nicht da ist: Das war unser Fehler. Ich habe heute
eine neue verschickt, sie kommt am Donnerstag an. Die 4,95 € Versand erstatten wir Ihnen innerhalb von drei Tagen.

Freundliche Grüße
Jana Roth
"""
_ENGLISH = """\
Dear Ms Hart,

Thank you for your message. I am sorry that your lamp has not arrived: this was our mistake. I sent a new one today, and
it will be with you on Thursday. We will refund the £4.95 for shipping within three days.

Kind regards,
Jana Roth
"""
