-- The case file, version 4, together with audit.sql, relations.sql and weigh.sql. docs/case-file.md explains every table.
--
-- Offsets [start, stop) count Unicode code points of document.text, from 0: in SQL the words are
-- substr(document.text, start + 1, stop - start). "position" keeps the order of the records.

CREATE TABLE activity (
  key     INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,
  name    TEXT NOT NULL,
  version TEXT NOT NULL,
  detail  TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;

-- What was given ---------------------------------------------------------------------------------

CREATE TABLE document (
  key           INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  title         TEXT NOT NULL,
  path          TEXT NOT NULL,
  media_type    TEXT NOT NULL,
  sha256        TEXT NOT NULL,
  role          TEXT NOT NULL CHECK (role IN ('brief', 'source')),
  published     TEXT,
  text          TEXT NOT NULL,
  superseded_by INTEGER REFERENCES document (key),
  activity      INTEGER NOT NULL REFERENCES activity (key),
  UNIQUE (sha256, role)
) STRICT;

CREATE TABLE page (
  document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  start    INTEGER NOT NULL,
  stop     INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE block (
  key      INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  start    INTEGER NOT NULL,
  stop     INTEGER NOT NULL,
  UNIQUE (document, position)
) STRICT;

-- Where the documents that count were last found. A document that no place holds any more has been
-- superseded; it stays in the file.
CREATE TABLE place (
  location TEXT PRIMARY KEY,
  path     TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES document (key)
) STRICT, WITHOUT ROWID;

CREATE INDEX place_of_document ON place (document);

-- One row each time that the outcome of reading a place changes; never updated.
CREATE TABLE attempt (
  key      INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  location TEXT NOT NULL,
  path     TEXT NOT NULL,
  outcome  TEXT NOT NULL CHECK (outcome IN ('read', 'failed')),
  reason   TEXT NOT NULL DEFAULT '',
  remedy   TEXT NOT NULL DEFAULT '',
  document INTEGER REFERENCES document (key),
  activity INTEGER NOT NULL REFERENCES activity (key)
) STRICT;

CREATE INDEX attempt_at_location ON attempt (location);

-- What the machine read in it ---------------------------------------------------------------------

CREATE TABLE reading (
  document              INTEGER PRIMARY KEY REFERENCES document (key) ON DELETE CASCADE,
  published_option      TEXT,
  sentences             INTEGER NOT NULL,
  sentences_with_claims INTEGER NOT NULL,
  activity              INTEGER NOT NULL REFERENCES activity (key)
) STRICT;

CREATE TABLE passed_over (
  document      INTEGER NOT NULL REFERENCES reading (document) ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  path          TEXT NOT NULL,
  reason        TEXT NOT NULL,
  remedy        TEXT NOT NULL,
  part          INTEGER NOT NULL CHECK (part IN (0, 1)),
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity (
  document INTEGER NOT NULL REFERENCES reading (document) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id       TEXT NOT NULL,
  schema   TEXT NOT NULL,
  name     TEXT NOT NULL,
  activity INTEGER NOT NULL REFERENCES activity (key),
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE alias (
  document INTEGER NOT NULL,
  entity   INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name     TEXT NOT NULL,
  PRIMARY KEY (document, entity, position),
  FOREIGN KEY (document, entity) REFERENCES entity (document, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE mention (
  document  INTEGER NOT NULL,
  entity    INTEGER NOT NULL,
  position  INTEGER NOT NULL,
  start     INTEGER NOT NULL,
  stop      INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  schema    TEXT NOT NULL,
  title     TEXT,
  long_form TEXT,
  PRIMARY KEY (document, entity, position),
  FOREIGN KEY (document, entity) REFERENCES entity (document, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  document        INTEGER NOT NULL REFERENCES reading (document) ON DELETE CASCADE,
  position        INTEGER NOT NULL,
  id              TEXT NOT NULL,
  name            TEXT NOT NULL,
  kind            TEXT NOT NULL,
  anonymous       INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
  entity_id       TEXT,
  source_document TEXT,
  activity        INTEGER NOT NULL REFERENCES activity (key),
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX source_by_id ON source (id);

-- "listed" tells the expressions of the document's own list from those that only a claim carries.
CREATE TABLE time (
  document INTEGER NOT NULL REFERENCES reading (document) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start    INTEGER NOT NULL,
  stop     INTEGER NOT NULL,
  edtf     TEXT,
  earliest TEXT,
  latest   TEXT,
  anchor   TEXT,
  kind     TEXT NOT NULL,
  duration TEXT,
  listed   INTEGER NOT NULL CHECK (listed IN (0, 1)),
  activity INTEGER NOT NULL REFERENCES activity (key),
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- "activity" is what read the document; "made_by" is which part of that, model or rules, found this claim. The last two
-- columns are those that formats.py adds to a case of version 1, in the same place.
CREATE TABLE claim (
  key               INTEGER PRIMARY KEY,
  id                TEXT NOT NULL UNIQUE,
  document          INTEGER NOT NULL REFERENCES reading (document) ON DELETE CASCADE,
  position          INTEGER NOT NULL,
  quote_type        TEXT NOT NULL,
  stance            TEXT NOT NULL,
  level             TEXT NOT NULL,
  polarity          TEXT NOT NULL,
  subject           TEXT NOT NULL,
  predicate         TEXT NOT NULL,
  object            TEXT NOT NULL,
  clause            TEXT NOT NULL,
  rule              TEXT NOT NULL,
  activity          INTEGER NOT NULL REFERENCES activity (key),
  made_by           TEXT NOT NULL DEFAULT '',
  model_probability REAL,
  UNIQUE (document, position)
) STRICT;

CREATE TABLE claim_content (
  claim    INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start    INTEGER NOT NULL,
  stop     INTEGER NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

-- The chain, from the source nearest the document's author (position 0) to the origin.
CREATE TABLE link (
  claim         INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  source_id     TEXT NOT NULL,
  name          TEXT NOT NULL,
  kind          TEXT NOT NULL,
  anonymous     INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
  source_start  INTEGER,
  source_stop   INTEGER,
  cue_start     INTEGER,
  cue_stop      INTEGER,
  implicit      INTEGER NOT NULL CHECK (implicit IN (0, 1)),
  resolved_from TEXT,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_by_source ON link (source_id);

CREATE TABLE hedge (
  claim    INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start    INTEGER NOT NULL,
  stop     INTEGER NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
  claim     INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  entity_id TEXT NOT NULL,
  role      TEXT NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_time (
  claim    INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  time     INTEGER NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_place (
  claim     INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  entity_id TEXT NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

-- Full text: rowid is claim.key and block.key ------------------------------------------------------

CREATE VIRTUAL TABLE claim_search USING fts5 (
  wording, about, held_by, title, tokenize = "porter unicode61 remove_diacritics 2"
);

CREATE VIRTUAL TABLE block_search USING fts5 (
  wording, tokenize = "porter unicode61 remove_diacritics 2"
);

-- What people decided --------------------------------------------------------------------------------

-- Append-only: an undo is a row of its own that names, in "undoes", the decision it takes back.
CREATE TABLE decision (
  key     INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,
  at      TEXT NOT NULL,
  who     TEXT NOT NULL,
  why     TEXT NOT NULL,
  kind    TEXT NOT NULL,
  subject TEXT NOT NULL,
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  undoes  INTEGER UNIQUE REFERENCES decision (key)
) STRICT;

CREATE INDEX decision_by_subject ON decision (kind, subject);

CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision
BEGIN SELECT RAISE (ABORT, 'decisions are appended, never changed'); END;

CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision
BEGIN SELECT RAISE (ABORT, 'decisions are appended, never deleted'); END;

CREATE VIEW decision_log AS
SELECT decision.*, undo.id AS undone_by
FROM decision LEFT JOIN decision AS undo ON undo.undoes = decision.key;

-- For those who look in with a SQLite tool: one row a claim, in words -----------------------------------

CREATE VIEW claim_in_words AS
SELECT claim.id, document.title AS document, claim_search.held_by, claim_search.wording,
       claim.level, claim.polarity, claim.stance, claim.rule
FROM claim
JOIN document ON document.key = claim.document
JOIN claim_search ON claim_search.rowid = claim.key
WHERE document.superseded_by IS NULL
ORDER BY claim.document, claim.position;
