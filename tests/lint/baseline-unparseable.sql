-- case: a dump as it came
-- file: up
--
-- PostgreSQL database dump
--
\restrict abc
CREATE TABLE public.t (id bigint PRIMARY KEY);
COPY public.t (id) FROM stdin;
1
\.
\unrestrict abc
-- expect:
--   1:1 info the file is a dump as it came from the server, with 2 commands that are for psql: mig refuses it, and would run the rest
--     > -- sed -i '/^\\/d' up.sql    takes the lines out that begin with a backslash

-- case: a dump that was cleaned
-- file: up
--
-- PostgreSQL database dump
--
CREATE TABLE public.t (id bigint PRIMARY KEY);
COPY public.t (id) FROM stdin;
1
\.
-- expect:
--   nothing

-- case: no dump
-- file: up
\set x 1
CREATE TABLE public.t (id bigint PRIMARY KEY);
-- expect:
--   nothing
