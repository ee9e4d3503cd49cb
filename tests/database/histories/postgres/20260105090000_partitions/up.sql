CREATE TABLE events (
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL,
  kind text NOT NULL DEFAULT 'x',
  account_id bigint REFERENCES accounts,
  CHECK (kind <> ''),
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX events_kind ON events (kind) WHERE kind <> 'x';
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01 00:00:00+00') TO ('2026-01-01 00:00:00+00');
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE TABLE events_old (id bigint NOT NULL, at timestamptz NOT NULL, kind text NOT NULL DEFAULT 'x', account_id bigint,
  CHECK (kind <> ''));
CREATE INDEX events_old_kind ON events_old (kind) WHERE kind <> 'x';
ALTER TABLE events_old ADD CONSTRAINT events_old_check CHECK (at < '2025-01-01 00:00:00+00');
ALTER TABLE events_old RENAME CONSTRAINT events_old_kind_check TO events_kind_check;
ALTER TABLE events ATTACH PARTITION events_old FOR VALUES FROM (MINVALUE) TO ('2025-01-01 00:00:00+00');
