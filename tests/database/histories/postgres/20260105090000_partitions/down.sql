ALTER TABLE events DETACH PARTITION events_old;
DROP TABLE events_old;
ALTER TABLE events DETACH PARTITION events_rest;
DROP TABLE events_rest;
DROP TABLE events;
