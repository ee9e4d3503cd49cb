CREATE TABLE points (x int CONSTRAINT points_x_there NOT NULL, y int NOT NULL, z int, CONSTRAINT z_there NOT NULL z);
ALTER TABLE points ADD COLUMN w int;
ALTER TABLE points ADD CONSTRAINT points_w_there NOT NULL w NOT VALID;
ALTER TABLE points VALIDATE CONSTRAINT points_w_there;
ALTER TABLE points RENAME CONSTRAINT z_there TO points_z_there;
ALTER TABLE points DROP CONSTRAINT points_x_there;
