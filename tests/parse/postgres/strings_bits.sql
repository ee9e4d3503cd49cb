SELECT B'01', b'', X'1F', x'ff'; SELECT N'national; text', n'';
SELECT b'0'
'1', X'1'  -- first; half
  'F';
