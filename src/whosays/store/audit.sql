-- What an audit made of the briefs and the documents that they cite. docs/case-file.md explains every table.
--
-- There is one audit, replaced as a whole by the next. Documents and claims are named by id and their words repeated, with
-- offsets [start, stop) in code points of the document's text: a verdict on a text that has changed since still tells what
-- it was about. "position" keeps the order of the records; for entries it counts from 1.

CREATE TABLE audit (
  key      INTEGER PRIMARY KEY CHECK (key = 1),
  at       TEXT NOT NULL,
  made_by  TEXT NOT NULL,
  activity INTEGER NOT NULL REFERENCES activity (key)
) STRICT;

-- What it was computed from: the documents that counted then, by the activity that had read each, and the judgements on
-- who is who that stood.
CREATE TABLE audit_document (
  audit            INTEGER NOT NULL REFERENCES audit (key) ON DELETE CASCADE,
  document_id      TEXT NOT NULL,
  role             TEXT NOT NULL,
  path             TEXT NOT NULL,
  activity_id      TEXT NOT NULL,
  published_option TEXT,
  PRIMARY KEY (audit, document_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_judgement (
  audit       INTEGER NOT NULL REFERENCES audit (key) ON DELETE CASCADE,
  decision_id TEXT NOT NULL,
  PRIMARY KEY (audit, decision_id)
) STRICT, WITHOUT ROWID;

-- The claims that it speaks of, from their first word to their last.
CREATE TABLE audit_claim (
  claim_id    TEXT NOT NULL PRIMARY KEY,
  audit       INTEGER NOT NULL REFERENCES audit (key) ON DELETE CASCADE,
  document_id TEXT NOT NULL,
  path        TEXT NOT NULL,
  start       INTEGER NOT NULL,
  stop        INTEGER NOT NULL,
  words       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_entry (
  position        INTEGER PRIMARY KEY,
  audit           INTEGER NOT NULL REFERENCES audit (key) ON DELETE CASCADE,
  claim_id        TEXT NOT NULL REFERENCES audit_claim (claim_id),
  cited_source_id TEXT,
  cited           TEXT NOT NULL,
  citation_start  INTEGER,
  citation_stop   INTEGER,
  citation_words  TEXT,
  document_id     TEXT,
  passage_start   INTEGER,
  passage_stop    INTEGER,
  passage_words   TEXT,
  verdict         TEXT NOT NULL,
  drift           TEXT NOT NULL CHECK (json_valid(drift)),
  why             TEXT NOT NULL
) STRICT;

-- The statements that a claim makes, each compared by itself.
CREATE TABLE audit_part (
  entry               INTEGER NOT NULL REFERENCES audit_entry (position) ON DELETE CASCADE,
  position            INTEGER NOT NULL,
  start               INTEGER NOT NULL,
  stop                INTEGER NOT NULL,
  words               TEXT NOT NULL,
  verdict             TEXT NOT NULL,
  support_probability REAL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_passage (
  entry         INTEGER NOT NULL,
  part          INTEGER NOT NULL,
  position      INTEGER NOT NULL,
  document_id   TEXT NOT NULL,
  start         INTEGER NOT NULL,
  stop          INTEGER NOT NULL,
  words         TEXT NOT NULL,
  context_start INTEGER NOT NULL,
  context_stop  INTEGER NOT NULL,
  context_words TEXT NOT NULL,
  speaker       TEXT NOT NULL,
  PRIMARY KEY (entry, part, position),
  FOREIGN KEY (entry, part) REFERENCES audit_part (entry, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- "stronger" is 1 where the brief says more than its source, 0 where it says less, null where it says another thing.
CREATE TABLE audit_difference (
  entry         INTEGER NOT NULL,
  part          INTEGER NOT NULL,
  position      INTEGER NOT NULL,
  drift         TEXT NOT NULL,
  claim_start   INTEGER,
  claim_stop    INTEGER,
  claim_words   TEXT,
  passage_start INTEGER,
  passage_stop  INTEGER,
  passage_words TEXT,
  stronger      INTEGER CHECK (stronger IN (0, 1)),
  why           TEXT NOT NULL,
  comparison    TEXT NOT NULL,
  PRIMARY KEY (entry, part, position),
  FOREIGN KEY (entry, part) REFERENCES audit_part (entry, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What a citation may mean, the best first; the documents of one work stand in one row.
CREATE TABLE audit_candidate (
  entry        INTEGER NOT NULL REFERENCES audit_entry (position) ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  document_ids TEXT NOT NULL CHECK (json_valid(document_ids)),
  title        TEXT NOT NULL,
  weight       REAL NOT NULL,
  why          TEXT NOT NULL,
  via          INTEGER NOT NULL CHECK (via IN (0, 1)),
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE omission (
  position    INTEGER PRIMARY KEY,
  audit       INTEGER NOT NULL REFERENCES audit (key) ON DELETE CASCADE,
  document_id TEXT NOT NULL,
  start       INTEGER NOT NULL,
  stop        INTEGER NOT NULL,
  words       TEXT NOT NULL,
  why         TEXT NOT NULL,
  weight      REAL NOT NULL
) STRICT;

CREATE TABLE omission_claim (
  omission INTEGER NOT NULL REFERENCES omission (position) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  claim_id TEXT NOT NULL REFERENCES audit_claim (claim_id),
  PRIMARY KEY (omission, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE twice_told (
  position    INTEGER PRIMARY KEY,
  audit       INTEGER NOT NULL REFERENCES audit (key) ON DELETE CASCADE,
  kind        TEXT NOT NULL,
  why         TEXT NOT NULL,
  document_id TEXT,
  start       INTEGER,
  stop        INTEGER,
  words       TEXT
) STRICT;

CREATE TABLE twice_told_claim (
  twice_told INTEGER NOT NULL REFERENCES twice_told (position) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  claim_id   TEXT NOT NULL REFERENCES audit_claim (claim_id),
  PRIMARY KEY (twice_told, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE unavailable_source (
  position INTEGER PRIMARY KEY,
  audit    INTEGER NOT NULL REFERENCES audit (key) ON DELETE CASCADE,
  name     TEXT NOT NULL
) STRICT;

-- For those who look in with a SQLite tool: one row a verdict, in words, with the ruling that stands beside it.
CREATE VIEW audit_in_words AS
SELECT audit_entry.position AS number, audit_entry.verdict,
       (SELECT json_extract(payload, '$.verdict') FROM decision_log
        WHERE kind = 'verdict' AND subject = audit_entry.claim_id AND undone_by IS NULL
          AND json_extract(payload, '$.cited') = audit_entry.cited
        ORDER BY key DESC LIMIT 1) AS ruling,
       audit_entry.drift, audit_claim.path AS brief, audit_claim.words AS claim, audit_entry.cited,
       document.title AS source, audit_entry.passage_words AS passage, audit_entry.why
FROM audit_entry
JOIN audit_claim ON audit_claim.claim_id = audit_entry.claim_id
LEFT JOIN document ON document.id = audit_entry.document_id
ORDER BY audit_entry.position;
