-- A value cannot leave an enum: the type is made anew. What it cannot tell any more was by card, for the books.
UPDATE payments SET method = 'card' WHERE method = 'paypal';
ALTER TYPE payment_method RENAME TO payment_method_old;
CREATE TYPE payment_method AS ENUM ('card', 'invoice');
ALTER TABLE payments
  ALTER COLUMN method TYPE payment_method USING method::text::payment_method;
DROP TYPE payment_method_old;
