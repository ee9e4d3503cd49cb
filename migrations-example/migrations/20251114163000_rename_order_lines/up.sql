-- Everyone calls them items.
ALTER TABLE order_lines RENAME TO order_items;
