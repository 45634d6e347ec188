-- The store of an audit. docs/audit-schema.md says what every column means.
-- Marks, scores and values of tone are whole tenths, so that every engine adds them up to the same digit.
-- Nothing has an index: rows are written once, in order, by one process, and memory stays the same at any size.

CREATE TABLE IF NOT EXISTS meta (key VARCHAR NOT NULL, value VARCHAR);

CREATE TABLE IF NOT EXISTS runs (
    run INTEGER NOT NULL,
    guide_name VARCHAR NOT NULL,
    guide_sha256 VARCHAR NOT NULL,
    models JSON NOT NULL,
    lexicons VARCHAR NOT NULL,
    tonecheck VARCHAR NOT NULL,
    ui VARCHAR NOT NULL,
    service JSON NOT NULL,
    policies JSON,
    finished BOOLEAN NOT NULL
);

CREATE TABLE IF NOT EXISTS replies (
    reply BIGINT NOT NULL,
    key BIGINT NOT NULL,
    source VARCHAR NOT NULL,
    line BIGINT NOT NULL,
    source_id VARCHAR,
    ticket VARCHAR,
    agent VARCHAR,
    team VARCHAR,
    queue VARCHAR,
    channel VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    situation VARCHAR,
    situation_told BOOLEAN NOT NULL,
    segment VARCHAR,
    sent_at TIMESTAMP,
    response_seconds DOUBLE,
    words INTEGER NOT NULL,
    template VARCHAR,
    template_share DOUBLE,
    text_key BIGINT NOT NULL,
    duplicate_of BIGINT,
    csat DOUBLE,
    nps DOUBLE,
    ces DOUBLE,
    text VARCHAR,
    customer VARCHAR
);

CREATE TABLE IF NOT EXISTS parts (reply BIGINT NOT NULL, part BIGINT NOT NULL, words INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS dropped (reply BIGINT NOT NULL, field VARCHAR NOT NULL, value VARCHAR NOT NULL);

CREATE TABLE IF NOT EXISTS scores (
    run INTEGER NOT NULL,
    reply BIGINT NOT NULL,
    scored BOOLEAN NOT NULL,
    score_tenths INTEGER,
    verdict VARCHAR NOT NULL
);

CREATE TABLE IF NOT EXISTS marks (
    run INTEGER NOT NULL,
    reply BIGINT NOT NULL,
    family VARCHAR NOT NULL,
    mark_tenths INTEGER
);

CREATE TABLE IF NOT EXISTS tone (
    run INTEGER NOT NULL,
    reply BIGINT NOT NULL,
    dimension VARCHAR NOT NULL,
    value_tenths INTEGER NOT NULL,
    uncertainty_tenths INTEGER NOT NULL,
    min DOUBLE,
    max DOUBLE,
    mark_tenths INTEGER
);

CREATE TABLE IF NOT EXISTS acts (
    run INTEGER NOT NULL,
    reply BIGINT NOT NULL,
    act VARCHAR NOT NULL,
    sentences INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS findings (
    run INTEGER NOT NULL,
    reply BIGINT NOT NULL,
    rule VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    start_ BIGINT NOT NULL,
    end_ BIGINT NOT NULL,
    excerpt VARCHAR,
    suggestion VARCHAR
);

CREATE TABLE IF NOT EXISTS skipped (source VARCHAR NOT NULL, line BIGINT NOT NULL, reason VARCHAR NOT NULL);

CREATE TABLE IF NOT EXISTS forgotten (agent VARCHAR, before TIMESTAMP);
