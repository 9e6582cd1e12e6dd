-- One text for SQLite and PostgreSQL. Moments are microseconds since 1970 UTC,
-- so that they are compared, indexed and counted by day alike on both.

-- +goose Up

CREATE TABLE articles (
    id            TEXT PRIMARY KEY,
    url           TEXT NOT NULL UNIQUE,
    canonical_url TEXT NOT NULL,
    site          TEXT NOT NULL,
    title         TEXT NOT NULL,
    byline        TEXT NOT NULL,
    site_name     TEXT NOT NULL,
    language      TEXT NOT NULL,
    published     BIGINT,
    modified      BIGINT,
    content_hash  TEXT NOT NULL,
    retrieved     BIGINT NOT NULL,
    revision      BIGINT NOT NULL, -- the newest of its revisions
    version       BIGINT NOT NULL, -- counts the changes in what readers may see
    created       BIGINT NOT NULL
);
CREATE INDEX articles_by_site ON articles (site);

CREATE TABLE revisions (
    article_id   TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number       BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    title        TEXT NOT NULL,
    text         TEXT NOT NULL,
    retrieved    BIGINT NOT NULL,
    PRIMARY KEY (article_id, number)
);

CREATE TABLE annotations (
    id           TEXT PRIMARY KEY,
    article_id   TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    site         TEXT NOT NULL,
    position     BIGINT NOT NULL, -- in reading order, from 0
    present      BOOLEAN NOT NULL, -- whether the page still has the sentence
    decision     TEXT NOT NULL CHECK (decision IN ('pending', 'approved', 'rejected')),
    -- What is gone from the page is superseded, and keeps its decision for
    -- when it returns.
    status       TEXT NOT NULL GENERATED ALWAYS AS (CASE WHEN present THEN decision ELSE 'superseded' END) STORED,
    version      BIGINT NOT NULL, -- what a decision is made on
    note         TEXT NOT NULL,
    created      BIGINT NOT NULL,
    modified     BIGINT NOT NULL,

    -- What the queue is filtered and searched by.
    kind         TEXT NOT NULL,
    stance       TEXT NOT NULL,
    low          DOUBLE PRECISION NOT NULL,
    high         DOUBLE PRECISION,
    unit         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    source       TEXT NOT NULL,
    search_text  TEXT NOT NULL, -- sentence, subject and source in lower case

    claim        TEXT NOT NULL, -- the NumericClaim, JSON
    sentence     TEXT NOT NULL,
    figure_start BIGINT NOT NULL, -- bytes of the sentence
    figure_end   BIGINT NOT NULL,
    text_start   BIGINT NOT NULL, -- bytes of the article's text
    text_end     BIGINT NOT NULL,
    quote_exact  TEXT NOT NULL,
    quote_prefix TEXT NOT NULL,
    quote_suffix TEXT NOT NULL,
    quote_ambiguous BOOLEAN NOT NULL,
    page_start   BIGINT NOT NULL, -- UTF-16 code units of the page
    page_end     BIGINT NOT NULL
);
CREATE INDEX annotations_by_article ON annotations (article_id, position);
CREATE INDEX annotations_queue ON annotations (status, created DESC, position, id);
CREATE INDEX annotations_queue_of_site ON annotations (site, status, created DESC, position, id);
CREATE INDEX annotations_newest ON annotations (created DESC, position, id);

CREATE TABLE checks (
    id         TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position   BIGINT NOT NULL,
    type       TEXT NOT NULL,
    verdict    TEXT NOT NULL,
    working    TEXT NOT NULL,
    summary    TEXT NOT NULL
);
CREATE INDEX checks_by_article ON checks (article_id, position);

CREATE TABLE check_claims (
    check_id      TEXT NOT NULL REFERENCES checks (id) ON DELETE CASCADE,
    position      BIGINT NOT NULL, -- in the order in which the working uses them
    annotation_id TEXT NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
    PRIMARY KEY (check_id, position)
);
CREATE INDEX check_claims_by_annotation ON check_claims (annotation_id);

CREATE TABLE editors (
    id            TEXT PRIMARY KEY,
    email         TEXT NOT NULL UNIQUE, -- lower case
    role          TEXT NOT NULL CHECK (role IN ('editor', 'admin')),
    password_hash TEXT NOT NULL,
    created       BIGINT NOT NULL,
    disabled      BIGINT
);

-- Append only.
CREATE TABLE decisions (
    annotation_id TEXT NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
    version       BIGINT NOT NULL, -- the version that the decision made
    made_on       BIGINT NOT NULL, -- the version that the editor saw
    action        TEXT NOT NULL CHECK (action IN ('approve', 'reject', 'reopen')),
    status_before TEXT NOT NULL,
    status_after  TEXT NOT NULL,
    reason        TEXT NOT NULL,
    words         TEXT NOT NULL,
    editor_id     TEXT NOT NULL REFERENCES editors (id),
    created       BIGINT NOT NULL,
    PRIMARY KEY (annotation_id, version)
);
CREATE INDEX decisions_by_editor ON decisions (editor_id, created);

-- The row '' is the whole server's and always there: whoever changes what
-- readers may see locks it.
CREATE TABLE visibility (
    site TEXT PRIMARY KEY,
    mode TEXT NOT NULL CHECK (mode IN ('automatic', 'reviewed'))
);
INSERT INTO visibility (site, mode) VALUES ('', 'automatic');

CREATE TABLE invitations (
    token_hash TEXT PRIMARY KEY,
    email      TEXT NOT NULL, -- empty: whoever holds the link
    role       TEXT NOT NULL CHECK (role IN ('editor', 'admin')),
    created    BIGINT NOT NULL,
    expires    BIGINT NOT NULL,
    taken      BIGINT
);

CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    editor_id  TEXT NOT NULL REFERENCES editors (id) ON DELETE CASCADE,
    csrf       TEXT NOT NULL,
    created    BIGINT NOT NULL,
    expires    BIGINT NOT NULL
);
CREATE INDEX sessions_by_editor ON sessions (editor_id);
CREATE INDEX sessions_by_expiry ON sessions (expires);

CREATE TABLE fetch_failures (
    url     TEXT PRIMARY KEY,
    code    TEXT NOT NULL,
    detail  TEXT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX fetch_failures_by_expiry ON fetch_failures (expires);

CREATE TABLE events (
    id            BIGINT PRIMARY KEY,
    kind          TEXT NOT NULL,
    article_id    TEXT NOT NULL,
    annotation_id TEXT NOT NULL,
    editor_id     TEXT NOT NULL,
    data          TEXT NOT NULL, -- JSON
    created       BIGINT NOT NULL
);

-- Counting in a row, not by a sequence: the row stays locked until the
-- transaction ends, so that events become visible in the order of their ids
-- and whoever follows them by id misses none.
CREATE TABLE event_counter (last BIGINT NOT NULL);
INSERT INTO event_counter (last) VALUES (0);

-- +goose Down

DROP TABLE event_counter;
DROP TABLE events;
DROP TABLE fetch_failures;
DROP TABLE sessions;
DROP TABLE invitations;
DROP TABLE visibility;
DROP TABLE decisions;
DROP TABLE editors;
DROP TABLE check_claims;
DROP TABLE checks;
DROP TABLE annotations;
DROP TABLE revisions;
DROP TABLE articles;
