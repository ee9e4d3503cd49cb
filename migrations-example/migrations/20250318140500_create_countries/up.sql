-- Where the shop delivers to. Both engines take this file.
CREATE TABLE countries (
  code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 2),
  name TEXT NOT NULL
);

INSERT INTO countries (code, name) VALUES
  ('AT', 'Austria'),
  ('BE', 'Belgium'),
  ('CH', 'Switzerland'),
  ('CI', 'Côte d''Ivoire'),
  ('DE', 'Germany'),
  ('FR', 'France');
