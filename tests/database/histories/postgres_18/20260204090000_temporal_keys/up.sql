CREATE TABLE rooms (name int4range, during daterange, PRIMARY KEY (name, during WITHOUT OVERLAPS));
CREATE TABLE bookings (room int4range, during daterange, note text,
  UNIQUE (room, during WITHOUT OVERLAPS), FOREIGN KEY (room, PERIOD during) REFERENCES rooms (name, PERIOD during));
ALTER TABLE bookings RENAME COLUMN during TO period;
