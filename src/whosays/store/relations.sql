-- What claims say that one entity is, or did, to another. docs/case-file.md explains every table.
--
-- The words that say so are at [start, stop) in code points of the document's text; "position" keeps their order.

CREATE TABLE claim_relation (
  claim      INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  type       TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  object_id  TEXT NOT NULL,
  start      INTEGER NOT NULL,
  stop       INTEGER NOT NULL,
  polarity   TEXT NOT NULL,
  level      TEXT NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
