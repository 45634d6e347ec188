-- What a report's figures are made of: counts and sums by every column that replies are grouped by.
-- `total` and `squares` are sums of whole tenths, so that they are exact; `full` counts full marks.
CREATE TEMP TABLE facts AS
WITH measured AS (
    SELECT reply, 'score' AS kind, 'score' AS measure, score_tenths AS value, verdict = 'green' AS is_full
    FROM scores WHERE run = $run AND scored
    UNION ALL
    SELECT tone.reply, 'tone', dimension, value_tenths, mark_tenths = 1000
    FROM tone JOIN scores USING (run, reply) WHERE run = $run AND scored
    UNION ALL
    SELECT tone.reply, 'tone_mark', dimension, mark_tenths, mark_tenths = 1000
    FROM tone JOIN scores USING (run, reply) WHERE run = $run AND scored AND mark_tenths IS NOT NULL
    UNION ALL
    SELECT marks.reply, 'mark', family, mark_tenths, mark_tenths = 1000
    FROM marks JOIN scores USING (run, reply) WHERE run = $run AND scored AND mark_tenths IS NOT NULL
)
SELECT
    kind, measure, agent, team, channel, queue, situation, language, segment, template,
    strftime(sent_at, '%Y-%m') AS month,
    strftime(date_trunc('week', sent_at), '%Y-%m-%d') AS week,
    count(*)::BIGINT AS n,
    sum(value)::BIGINT AS total,
    sum(value::BIGINT * value)::HUGEINT AS squares,
    count(*) FILTER (is_full)::BIGINT AS full_
FROM measured JOIN replies USING (reply)
GROUP BY ALL;
