PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';
PRAGMA user_version = 1;

CREATE TABLE catalog (
  id TEXT NOT NULL,
  edition TEXT NOT NULL,
  message_language TEXT NOT NULL,
  json TEXT NOT NULL
);

CREATE TABLE languages (
  position INTEGER PRIMARY KEY,
  language TEXT NOT NULL UNIQUE
);

CREATE TABLE services (
  id TEXT PRIMARY KEY,
  json TEXT NOT NULL
);

-- The codes, in their order, and after them the retired ones.
CREATE TABLE codes (
  position INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('active', 'deprecated', 'retired')),
  replacement TEXT,
  name TEXT,
  service TEXT REFERENCES services (id),
  retry TEXT,
  severity TEXT,
  category TEXT,
  parent TEXT,
  family TEXT,
  since TEXT,
  wraps TEXT,
  json TEXT NOT NULL
);

-- The rows of a code: 0 is that of the code itself, the others are its cases.
CREATE TABLE cases (
  code TEXT NOT NULL REFERENCES codes (code),
  number INTEGER NOT NULL,
  PRIMARY KEY (code, number)
) WITHOUT ROWID;

CREATE TABLE case_statuses (
  code TEXT NOT NULL,
  number INTEGER NOT NULL,
  position INTEGER NOT NULL,
  status INTEGER NOT NULL,
  PRIMARY KEY (code, number, position),
  FOREIGN KEY (code, number) REFERENCES cases (code, number)
) WITHOUT ROWID;

CREATE INDEX codes_of_statuses ON case_statuses (status);

CREATE TABLE placeholders (
  code TEXT NOT NULL REFERENCES codes (code),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (code, position)
) WITHOUT ROWID;

CREATE TABLE same_as (
  code TEXT NOT NULL REFERENCES codes (code),
  system TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (code, system)
) WITHOUT ROWID;

CREATE TABLE statuses (
  status INTEGER PRIMARY KEY,
  class TEXT NOT NULL,
  reason TEXT NOT NULL,
  retry TEXT NOT NULL,
  json TEXT NOT NULL
);

CREATE TABLE operations (
  id TEXT PRIMARY KEY,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  json TEXT NOT NULL
);

CREATE TABLE structures (
  id TEXT PRIMARY KEY,
  direction TEXT NOT NULL,
  name TEXT,
  json TEXT NOT NULL
);

CREATE TABLE fields (
  structure TEXT NOT NULL REFERENCES structures (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  required INTEGER,
  json TEXT NOT NULL,
  PRIMARY KEY (structure, position)
) WITHOUT ROWID;

-- The structures of the body of an operation.
CREATE TABLE operation_structures (
  operation TEXT NOT NULL REFERENCES operations (id),
  structure TEXT NOT NULL REFERENCES structures (id),
  PRIMARY KEY (operation, structure)
) WITHOUT ROWID;

-- What a code is about.
CREATE TABLE code_operations (
  code TEXT NOT NULL REFERENCES codes (code),
  operation TEXT NOT NULL,
  PRIMARY KEY (code, operation)
) WITHOUT ROWID;

CREATE TABLE code_fields (
  code TEXT NOT NULL REFERENCES codes (code),
  structure TEXT NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY (code, structure, field)
) WITHOUT ROWID;

-- All texts. kind and record name the record: a code, a status, an operation, a structure (with its fields).
-- path is that of the text in the JSON of the record, such as cases[0].message.
CREATE TABLE texts (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('code', 'status', 'operation', 'structure')),
  record TEXT NOT NULL,
  path TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (kind, record, path, language)
);

-- Texts by their parts of three characters or more.
CREATE VIRTUAL TABLE search USING fts5 (text, content = 'texts', content_rowid = 'id', tokenize = 'trigram');

-- Texts by their pairs of Chinese characters: most Chinese words have two, which the trigrams do not have.
CREATE VIRTUAL TABLE search_pairs USING fts5 (pairs, content = '', tokenize = 'unicode61');
