-- What rests on what, as it was last weighed. docs/case-file.md explains every table.
--
-- There is one balance, replaced as a whole by the next. Documents, sources, entities and claims are named by id; columns
-- that hold several ids are JSON arrays, for json_each. "position" keeps the order of the records.

CREATE TABLE balance (
  key      INTEGER PRIMARY KEY CHECK (key = 1),
  at       TEXT NOT NULL,
  made_by  TEXT NOT NULL,
  audit_at TEXT NOT NULL,
  activity INTEGER NOT NULL REFERENCES activity (key)
) STRICT;

-- What it was computed from: the documents that counted then, by the activity that had read each, and the decisions that
-- stood and bear on it.
CREATE TABLE balance_document (
  balance          INTEGER NOT NULL REFERENCES balance (key) ON DELETE CASCADE,
  document_id      TEXT NOT NULL,
  role             TEXT NOT NULL,
  path             TEXT NOT NULL,
  activity_id      TEXT NOT NULL,
  published_option TEXT,
  PRIMARY KEY (balance, document_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE balance_decision (
  balance     INTEGER NOT NULL REFERENCES balance (key) ON DELETE CASCADE,
  decision_id TEXT NOT NULL,
  PRIMARY KEY (balance, decision_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE voice (
  position     INTEGER PRIMARY KEY,
  balance      INTEGER NOT NULL REFERENCES balance (key) ON DELETE CASCADE,
  id           TEXT NOT NULL UNIQUE,
  name         TEXT NOT NULL,
  kind         TEXT NOT NULL,
  anonymous    INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
  brief        INTEGER NOT NULL CHECK (brief IN (0, 1)),
  source_ids   TEXT NOT NULL CHECK (json_valid(source_ids)),
  document_ids TEXT NOT NULL CHECK (json_valid(document_ids))
) STRICT;

-- One way from a claim to an origin. The first of "voices" carries the claim, the last is the origin.
CREATE TABLE line (
  position INTEGER PRIMARY KEY,
  balance  INTEGER NOT NULL REFERENCES balance (key) ON DELETE CASCADE,
  claim_id TEXT NOT NULL,
  origin   TEXT NOT NULL,
  voices   TEXT NOT NULL CHECK (json_valid(voices)),
  via      TEXT NOT NULL CHECK (json_valid(via)),
  assumed  INTEGER NOT NULL CHECK (assumed IN (0, 1)),
  hedged   INTEGER NOT NULL CHECK (hedged IN (0, 1))
) STRICT;

CREATE TABLE reliance (
  position  INTEGER PRIMARY KEY,
  balance   INTEGER NOT NULL REFERENCES balance (key) ON DELETE CASCADE,
  relier    TEXT NOT NULL,
  relied_on TEXT NOT NULL,
  basis     TEXT NOT NULL,
  assumed   INTEGER NOT NULL CHECK (assumed IN (0, 1)),
  claim_ids TEXT NOT NULL CHECK (json_valid(claim_ids)),
  why       TEXT NOT NULL
) STRICT;

CREATE TABLE circle (
  position  INTEGER PRIMARY KEY,
  balance   INTEGER NOT NULL REFERENCES balance (key) ON DELETE CASCADE,
  voices    TEXT NOT NULL CHECK (json_valid(voices)),
  claim_ids TEXT NOT NULL CHECK (json_valid(claim_ids)),
  why       TEXT NOT NULL
) STRICT;

CREATE TABLE bond (
  position    INTEGER PRIMARY KEY,
  balance     INTEGER NOT NULL REFERENCES balance (key) ON DELETE CASCADE,
  left_id     TEXT NOT NULL,
  right_id    TEXT NOT NULL,
  kind        TEXT NOT NULL,
  probability REAL NOT NULL,
  why         TEXT NOT NULL
) STRICT;

-- "least" and "most" count independent origins, and "rests_on" names the origins that were counted.
CREATE TABLE assertion (
  position   INTEGER PRIMARY KEY,
  balance    INTEGER NOT NULL REFERENCES balance (key) ON DELETE CASCADE,
  id         TEXT NOT NULL UNIQUE,
  words      TEXT NOT NULL,
  claim_ids  TEXT NOT NULL CHECK (json_valid(claim_ids)),
  denied_by  TEXT NOT NULL CHECK (json_valid(denied_by)),
  broader    TEXT NOT NULL CHECK (json_valid(broader)),
  narrower   TEXT NOT NULL CHECK (json_valid(narrower)),
  rests_on   TEXT NOT NULL CHECK (json_valid(rests_on)),
  least      INTEGER NOT NULL,
  most       INTEGER NOT NULL,
  weaknesses TEXT NOT NULL CHECK (json_valid(weaknesses))
) STRICT;

CREATE TABLE relation (
  position    INTEGER PRIMARY KEY,
  balance     INTEGER NOT NULL REFERENCES balance (key) ON DELETE CASCADE,
  id          TEXT NOT NULL UNIQUE,
  subject_id  TEXT NOT NULL,
  type        TEXT NOT NULL,
  object_id   TEXT NOT NULL,
  claim_ids   TEXT NOT NULL CHECK (json_valid(claim_ids)),
  origins     TEXT NOT NULL CHECK (json_valid(origins)),
  denied_by   TEXT NOT NULL CHECK (json_valid(denied_by)),
  earliest    TEXT,
  latest      TEXT,
  rests_on    TEXT NOT NULL CHECK (json_valid(rests_on)),
  least       INTEGER NOT NULL,
  most        INTEGER NOT NULL,
  weaknesses  TEXT NOT NULL CHECK (json_valid(weaknesses))
) STRICT;

-- "sides" is an array of arrays of claim ids.
CREATE TABLE tension (
  position   INTEGER PRIMARY KEY,
  balance    INTEGER NOT NULL REFERENCES balance (key) ON DELETE CASCADE,
  id         TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL,
  claim_ids  TEXT NOT NULL CHECK (json_valid(claim_ids)),
  sides      TEXT NOT NULL CHECK (json_valid(sides)),
  entity_ids TEXT NOT NULL CHECK (json_valid(entity_ids)),
  why        TEXT NOT NULL
) STRICT;

-- The voices on which something rests, first those without which most falls.
CREATE TABLE critical (
  position   INTEGER PRIMARY KEY,
  balance    INTEGER NOT NULL REFERENCES balance (key) ON DELETE CASCADE,
  voice      TEXT NOT NULL,
  relations  TEXT NOT NULL CHECK (json_valid(relations)),
  assertions TEXT NOT NULL CHECK (json_valid(assertions)),
  leaning    INTEGER NOT NULL
) STRICT;

-- For those who look in with a SQLite tool: one row a relation, in words.
CREATE VIEW relation_in_words AS
WITH named AS (SELECT id, min(name) AS name FROM entity GROUP BY id)
SELECT coalesce(subject.name, relation.subject_id) AS subject, relation.type,
       coalesce(object.name, relation.object_id) AS object,
       relation.least, relation.most, relation.weaknesses, relation.earliest, relation.latest,
       json_array_length(relation.claim_ids) AS claims, json_array_length(relation.denied_by) AS denials,
       (SELECT group_concat(voice.name, '; ') FROM json_each(relation.rests_on) AS origin
        JOIN voice ON voice.id = origin.value) AS rests_on
FROM relation
LEFT JOIN named AS subject ON subject.id = relation.subject_id
LEFT JOIN named AS object ON object.id = relation.object_id
ORDER BY relation.position;
