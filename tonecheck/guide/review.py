"""When a guide was last reviewed, and what is to be said about that."""

from __future__ import annotations

import datetime

from tonecheck.guide.guide import Guide
from tonecheck.rule import Text

#: A guide that nobody has looked at for longer than this should be reviewed.
STALE_DAYS = 365


def review_note(guide: Guide, today: datetime.date) -> Text | None:
    """The note on a guide whose last review is more than a year ago, or still to come."""
    if guide.reviewed is None:
        return None
    date = guide.reviewed.isoformat()
    if guide.reviewed > today:
        return Text(
            f"Dieser Guide wurde laut `reviewed` am {date} durchgesehen; dieser Tag liegt in der Zukunft.",
            f"This guide was reviewed on {date}, says `reviewed`; that day lies in the future.",
        )
    if (today - guide.reviewed).days <= STALE_DAYS:
        return None
    return Text(
        f"Dieser Guide wurde zuletzt am {date} durchgesehen, vor mehr als zwölf Monaten.",
        f"This guide was last reviewed on {date}, more than twelve months ago.",
    )
