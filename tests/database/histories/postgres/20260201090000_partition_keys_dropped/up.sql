CREATE TABLE parcels (id int PRIMARY KEY, k int, n int, UNIQUE (id, k)) PARTITION BY RANGE (id);
CREATE TABLE parcels_low PARTITION OF parcels FOR VALUES FROM (1) TO (10) PARTITION BY RANGE (id);
CREATE TABLE parcels_lowest PARTITION OF parcels_low FOR VALUES FROM (1) TO (5);
CREATE TABLE parcels_high PARTITION OF parcels FOR VALUES FROM (10) TO (20);
CREATE INDEX parcels_n ON parcels (n);
CREATE TABLE receipts (parcel int REFERENCES parcels_high (id));
ALTER TABLE parcels DROP CONSTRAINT parcels_pkey CASCADE;
ALTER TABLE parcels DROP CONSTRAINT parcels_id_k_key;
DROP INDEX parcels_n;

CREATE TABLE depots (id int PRIMARY KEY);
ALTER TABLE parcels_high ADD CONSTRAINT own FOREIGN KEY (n) REFERENCES depots;
ALTER TABLE parcels ADD CONSTRAINT theirs FOREIGN KEY (n) REFERENCES depots;
ALTER TABLE parcels RENAME CONSTRAINT theirs TO ours;
ALTER TABLE parcels ADD CONSTRAINT kept FOREIGN KEY (k) REFERENCES depots;
ALTER TABLE parcels DROP CONSTRAINT ours;
