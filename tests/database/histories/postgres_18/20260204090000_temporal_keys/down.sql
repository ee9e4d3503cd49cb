ALTER TABLE bookings DROP CONSTRAINT bookings_room_during_fkey;
DROP TABLE bookings, rooms;
