SELECT 'a;b', 'it''s; so', '', '''', ''';''';
SELECT '\'; SELECT 'back\\slash\';
SELECT '/* ; */', '-- ;', '$$;$$', '";"';
