-- case: it is off unless it is asked for
-- file: history
CREATE TYPE mood AS ENUM ('sad');
-- file: up
ALTER TYPE mood ADD VALUE 'calm';
-- expect:
--   1:27 info 'calm' is sorted last among the values of public.mood, behind 'sad': neither BEFORE nor AFTER says where it belongs
