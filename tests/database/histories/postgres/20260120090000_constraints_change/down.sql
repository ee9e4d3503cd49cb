ALTER TABLE order_lines DROP CONSTRAINT order_lines_pkey;
ALTER TABLE orders DROP CONSTRAINT orders_pk CASCADE;
ALTER TABLE orders DROP COLUMN a;
ALTER TABLE orders DROP CONSTRAINT orders_state_check1;
DROP TABLE order_lines, orders;
