CREATE TABLE boxes (w REAL, h REAL, area REAL GENERATED ALWAYS AS (w * h) STORED, twice AS (w * 2), thrice REAL AS (w * 3) VIRTUAL UNIQUE);
CREATE INDEX boxes_area ON boxes (area);
ALTER TABLE boxes RENAME w TO width;
