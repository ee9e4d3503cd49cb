/* a /* b; */ c; /* /* d */ */ */ SELECT 1;
SELECT/* ; */2/**/;-- ; SELECT 3
--
/*/ slash star slash; */ SELECT 4 /***/ ; /* last; */
