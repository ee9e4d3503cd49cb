SELECT 'a;b', 'it''s; so', '', '''', ''';'''; SELECT '\'; SELECT x'', X'1f', '/* ; */', '-- ;';
SELECT 'line
break;' ; SELECT "no; such name";
