/// Spend: texts once each, so that a million rows stay small.
let spendTables = """
  CREATE TABLE spend_text (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
  ) STRICT;

  -- One row for each record, by the two halves of its key. No index by time: reading all of a
  -- million rows takes less time than keeping one, which is written to at random places.
  CREATE TABLE spend_record (
    key_high INTEGER NOT NULL,
    key_low INTEGER NOT NULL,
    format INTEGER NOT NULL REFERENCES spend_text,
    agent INTEGER NOT NULL REFERENCES spend_text,
    grain INTEGER NOT NULL CHECK (grain BETWEEN 0 AND 3),
    model INTEGER REFERENCES spend_text,
    input INTEGER NOT NULL CHECK (input >= 0),
    cache_read INTEGER NOT NULL CHECK (cache_read >= 0),
    cache_write_5m INTEGER NOT NULL CHECK (cache_write_5m >= 0),
    cache_write_1h INTEGER NOT NULL CHECK (cache_write_1h >= 0),
    output INTEGER NOT NULL CHECK (output >= 0),
    stated_nanos INTEGER,
    stated_basis INTEGER CHECK (stated_basis BETWEEN 0 AND 2),
    terms INTEGER NOT NULL CHECK (terms >= 0),
    web_searches INTEGER NOT NULL CHECK (web_searches >= 0),
    accuracy INTEGER NOT NULL CHECK (accuracy BETWEEN 0 AND 2),
    is_sidechain INTEGER NOT NULL CHECK (is_sidechain IN (0, 1)),
    time INTEGER NOT NULL,
    session INTEGER REFERENCES spend_text,
    directory INTEGER REFERENCES spend_text,
    repository INTEGER REFERENCES spend_text,
    branch INTEGER REFERENCES spend_text,
    author INTEGER REFERENCES spend_text,
    commit_id INTEGER REFERENCES spend_text,
    file_start INTEGER NOT NULL,
    is_in_sidechain_file INTEGER NOT NULL CHECK (is_in_sidechain_file IN (0, 1)),
    -- The person that the import named, for a record that names none.
    assigned_author INTEGER REFERENCES spend_text,
    PRIMARY KEY (key_high, key_low),
    CHECK ((stated_nanos IS NULL) = (stated_basis IS NULL))
  ) STRICT, WITHOUT ROWID;

  -- What a session says of where its work went; of the same link, the earliest time.
  CREATE TABLE spend_link (
    agent INTEGER NOT NULL REFERENCES spend_text,
    session INTEGER NOT NULL REFERENCES spend_text,
    kind TEXT NOT NULL CHECK (kind IN ('pull_request', 'commit', 'parent_commit', 'alias')),
    value TEXT NOT NULL,
    repository TEXT NOT NULL DEFAULT '',
    time INTEGER NOT NULL,
    PRIMARY KEY (agent, session, kind, value, repository)
  ) STRICT, WITHOUT ROWID;

  -- Files that were read, as they were then: one that is the same is not read again.
  CREATE TABLE spend_file (
    path TEXT NOT NULL PRIMARY KEY,
    device INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    mtime_ns INTEGER NOT NULL,
    ctime_ns INTEGER NOT NULL,
    -- NULL where no reader knew the file.
    format TEXT,
    assigned_author TEXT,
    readers INTEGER NOT NULL,
    imported_at INTEGER NOT NULL,
    taken INTEGER NOT NULL CHECK (taken >= 0),
    repeated INTEGER NOT NULL CHECK (repeated >= 0),
    passed_over INTEGER NOT NULL CHECK (passed_over >= 0)
  ) STRICT, WITHOUT ROWID;

  -- What of a file could not be used.
  CREATE TABLE spend_file_skip (
    path TEXT NOT NULL REFERENCES spend_file ON DELETE CASCADE,
    reason TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count > 0),
    first_line INTEGER,
    PRIMARY KEY (path, reason)
  ) STRICT, WITHOUT ROWID;
  """
