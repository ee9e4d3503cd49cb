-- mig: lock-timeout 2s
SELECT 1; /* mig: noop x; y */ SELECT 2 -- mig: a; b
;
