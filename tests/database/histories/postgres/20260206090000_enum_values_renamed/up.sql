CREATE TYPE weather AS ENUM ('wet', 'dry', 'hot');
CREATE DOMAIN climate AS weather DEFAULT 'wet' CHECK (VALUE <> 'wet' OR VALUE IN ('wet', 'dry'));
CREATE FUNCTION rained(m weather DEFAULT 'wet', t text DEFAULT 'wet') RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 1 $$;
CREATE FUNCTION dries() RETURNS boolean LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT 'wet'::weather = 'dry'::weather; END;
CREATE TABLE days (
  id int, w weather DEFAULT 'wet', many weather[] DEFAULT '{wet,dry}', more weather[] DEFAULT ARRAY['wet'::weather],
  note text DEFAULT 'wet' CHECK (note <> 'wet'), zone climate DEFAULT 'wet',
  is_wet boolean GENERATED ALWAYS AS (w = 'wet') STORED,
  rank int GENERATED ALWAYS AS (CASE w WHEN 'wet' THEN 1 WHEN 'dry' THEN 2 ELSE 3 END) STORED,
  rain int DEFAULT rained('wet', 'wet'),
  CONSTRAINT one CHECK (w = 'wet' OR w <> 'dry'),
  CONSTRAINT two CHECK (w IN ('wet', 'dry') AND note = 'wet'),
  CONSTRAINT three CHECK (w = ANY (ARRAY['wet'::weather, 'dry'])),
  CONSTRAINT four CHECK (many <> '{wet}' AND 'wet' = ANY (many)),
  CONSTRAINT five CHECK (COALESCE(w, 'wet') BETWEEN 'wet' AND 'hot'),
  CONSTRAINT six CHECK (CASE WHEN id > 1 THEN w ELSE 'wet' END IS DISTINCT FROM 'dry'),
  CONSTRAINT seven CHECK (rained('wet') = 1 AND w::text = 'wet' AND array_position(many, 'wet') = 1)
);
CREATE INDEX days_wet ON days (id) WHERE w = 'wet';
CREATE INDEX days_both ON days ((w = 'wet'), (note = 'wet'));
CREATE POLICY dry_days ON days USING (w <> 'wet' AND EXISTS (SELECT 1 FROM days AS d WHERE d.w = 'wet')) WITH CHECK (w = 'wet'::weather);
CREATE FUNCTION note_day() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.w = 'wet' THEN RETURN NULL; END IF; RETURN NEW; END $$;
CREATE TRIGGER noted BEFORE UPDATE ON days FOR EACH ROW WHEN (NEW.w = 'wet' AND OLD.note = 'wet') EXECUTE FUNCTION note_day('wet');
CREATE VIEW wet_days AS SELECT id FROM days WHERE w = 'wet' AND note = 'wet';
CREATE TABLE by_weather (w weather) PARTITION BY LIST (w);
CREATE TABLE by_weather_wet PARTITION OF by_weather FOR VALUES IN ('wet', 'dry');
CREATE TABLE to_weather (w weather) PARTITION BY RANGE (w);
CREATE TABLE to_weather_hot PARTITION OF to_weather FOR VALUES FROM ('wet') TO ('hot');
ALTER TYPE weather RENAME VALUE 'wet' TO 'rain''s';
ALTER TYPE weather RENAME VALUE 'dry' TO 'quite dry';
