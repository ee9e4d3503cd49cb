-- case: a name that says nothing
-- file: up 20260101000001_update
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:
--   1:1 info the name update does not say what the migration does

-- case: a name that says it
-- file: up 20260101000001_add_user_email
CREATE TABLE t (id bigint PRIMARY KEY);
-- expect:
--   nothing

-- case: indexes
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up 20260101000001_add_indexes
CREATE INDEX mail ON users (email);
CREATE INDEX users_email_idx ON users (email);
CREATE UNIQUE INDEX uk_email ON users (email);
CREATE INDEX ON users (email);
-- expect:
--   1:14 info the name mail does not say that it is an index: call it users_email_idx

-- case: foreign keys
-- file: history
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: up 20260101000001_add_carts
CREATE TABLE carts (id bigint PRIMARY KEY, u bigint, CONSTRAINT owner FOREIGN KEY (u) REFERENCES users);
ALTER TABLE carts ADD CONSTRAINT carts_u_fkey FOREIGN KEY (u) REFERENCES users, ADD FOREIGN KEY (u) REFERENCES users;
-- expect:
--   1:65 info the name owner does not say that it is a foreign key
