"""Which replies are canned, and which are double: worked out in a database from hashes of sentences and texts."""

from __future__ import annotations

import duckdb

#: A sentence is a canned part where it stands in so many replies.
FEWEST_USES = 5
#: A reply has a template where canned parts make up this share of its words.
LEAST_SHARE = 0.2

_DUPLICATES = """
UPDATE replies SET duplicate_of = f.first
FROM (SELECT text_key, min(reply) AS first FROM replies GROUP BY text_key HAVING count(*) > 1) f
WHERE replies.text_key = f.text_key AND replies.reply > f.first AND replies.duplicate_of IS DISTINCT FROM f.first
"""
_TEMPLATES = """
WITH canned AS (SELECT part FROM parts GROUP BY part HAVING count(DISTINCT reply) >= ?),
own AS (
    SELECT reply, first(part ORDER BY words DESC, part) AS part, sum(words) AS words
    FROM parts JOIN canned USING (part) GROUP BY reply
),
said AS (
    SELECT r.reply, least(1.0, coalesce(o.words, 0) / greatest(r.words, 1)) AS share, o.part
    FROM replies r LEFT JOIN own o USING (reply)
)
UPDATE replies SET
    template_share = round(s.share, 4),
    template = CASE WHEN s.share >= ? THEN 't-' || lpad(lower(to_hex(s.part)), 16, '0') END
FROM said s
WHERE replies.reply = s.reply AND (
    replies.template_share IS DISTINCT FROM round(s.share, 4)
    OR replies.template IS DISTINCT FROM CASE WHEN s.share >= ? THEN 't-' || lpad(lower(to_hex(s.part)), 16, '0') END
)
"""


def mark(connection: duckdb.DuckDBPyConnection) -> None:
    """Says of each row of `replies` by its text and by `parts` whether it is canned or double."""
    connection.execute(_DUPLICATES)
    connection.execute(_TEMPLATES, [FEWEST_USES, LEAST_SHARE, LEAST_SHARE])
