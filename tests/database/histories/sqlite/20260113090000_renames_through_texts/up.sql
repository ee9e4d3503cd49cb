CREATE TABLE items (id INTEGER PRIMARY KEY, kind TEXT, price INT, CHECK (kind <> 'x' OR price > 0));
CREATE INDEX items_kind ON items (kind, lower(kind)) WHERE kind <> 'y';
CREATE VIEW cheap AS SELECT i.kind AS kind, items.price FROM items AS i, items WHERE i.price < 5;
CREATE VIEW cheaper AS WITH c AS (SELECT kind AS k FROM cheap) SELECT k FROM c;
CREATE TRIGGER items_log AFTER UPDATE OF kind ON items WHEN OLD.kind <> NEW.kind BEGIN
  INSERT INTO items (kind, price) SELECT kind, price FROM items WHERE kind = NEW.kind;
  UPDATE items SET kind = OLD.kind WHERE items.kind IN (SELECT kind FROM cheap);
END;
CREATE TABLE parts (item INT REFERENCES items (id), kind TEXT);
ALTER TABLE items RENAME kind TO sort;
ALTER TABLE items RENAME TO wares;
ALTER TABLE wares RENAME id TO ware_id;
