PRAGMA foreign_keys = ON; PRAGMA main.user_version(7); PRAGMA "user_version"; PRAGMA cache_size = -2000; PRAGMA journal_mode = 'memory';
