DROP INDEX CONCURRENTLY orders_unpaid_idx;
