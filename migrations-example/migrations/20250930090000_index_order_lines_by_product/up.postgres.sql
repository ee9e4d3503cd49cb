-- The table is large and busy by now. CONCURRENTLY refuses a transaction; mig sees that and runs it on its own.
CREATE INDEX CONCURRENTLY order_lines_product_id_idx ON order_lines (product_id);
