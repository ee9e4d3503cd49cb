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

-- case: no dump
-- file: up
\set x 1
CREATE TABLE public.t (id bigint PRIMARY KEY);
-- expect:
