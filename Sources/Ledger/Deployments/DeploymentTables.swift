/// Deployments that were recorded, and waivers of the gate.
let deploymentTables = """
  -- One row for each deployment, as its source tells of it. No index but the key: a scan reads all
  -- that a repository has, and the key begins with the repository.
  CREATE TABLE deployment (
    -- Empty where the source names none; then it is a deployment of every repository.
    repository TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source <> ''),
    id TEXT NOT NULL CHECK (id <> ''),
    unit TEXT,
    environment TEXT NOT NULL,
    is_production INTEGER CHECK (is_production IN (0, 1)),
    name TEXT,
    -- A JSON array. SQLite does not let an untrusted schema call json_valid().
    revisions TEXT NOT NULL CHECK (revisions LIKE '[%]'),
    started_at INTEGER,
    finished_at INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('running', 'succeeded', 'failed', 'cancelled')),
    -- When the ledger took it in as it is now.
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (repository, source, id)
  ) STRICT, WITHOUT ROWID;

  -- Another random number whenever a deployment changes. A count would come back to the same value
  -- with other deployments after a backup was restored.
  CREATE TABLE deployment_stamp (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    stamp INTEGER NOT NULL
  ) STRICT;
  INSERT INTO deployment_stamp (only, stamp) VALUES (1, 0);

  -- What the gate was told to let through; all of it is the key, so that the same waiver is one.
  CREATE TABLE waiver (
    repository TEXT NOT NULL,
    commit_id TEXT NOT NULL CHECK (commit_id <> ''),
    rule TEXT NOT NULL CHECK (rule <> ''),
    reason TEXT NOT NULL,
    granted_by TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    via TEXT NOT NULL CHECK (via IN ('trailer', 'push_option')),
    PRIMARY KEY (repository, commit_id, rule, reason, granted_by, granted_at, via)
  ) STRICT, WITHOUT ROWID;
  """
