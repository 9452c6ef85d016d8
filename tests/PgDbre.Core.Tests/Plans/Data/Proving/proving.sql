-- The plans of this folder: psql -qAt -f, on PostgreSQL 17 with HypoPG. The indexes are imagined, one at a time.
CREATE TABLE orders (id int, customer int, status int, amount int, note text);
INSERT INTO orders SELECT i, i % 2000, i % 10, i % 97, 'note ' || md5(i::text) FROM generate_series(1, 40000) i;
VACUUM ANALYZE orders;
CREATE EXTENSION hypopg;
\o selective-before-17.json
EXPLAIN (VERBOSE, SETTINGS, FORMAT JSON) SELECT * FROM orders WHERE customer = 42;
\o
SELECT hypopg_reset(); SELECT * FROM hypopg_create_index('CREATE INDEX ON orders (customer)');
\o selective-after-17.json
EXPLAIN (VERBOSE, SETTINGS, FORMAT JSON) SELECT * FROM orders WHERE customer = 42;
\o
SELECT hypopg_reset();
\o fifth-before-17.json
EXPLAIN (VERBOSE, SETTINGS, FORMAT JSON) SELECT sum(amount) FROM orders WHERE status < 2;
\o
SELECT hypopg_reset(); SELECT * FROM hypopg_create_index('CREATE INDEX ON orders (status)');
\o fifth-after-17.json
EXPLAIN (VERBOSE, SETTINGS, FORMAT JSON) SELECT sum(amount) FROM orders WHERE status < 2;
\o
SELECT hypopg_reset();
SET work_mem = '1MB';
\o spill-before-17.json
EXPLAIN (ANALYZE, BUFFERS, WAL, VERBOSE, SETTINGS, FORMAT JSON) SELECT * FROM orders ORDER BY note;
\o
SET work_mem = '16MB';
\o spill-after-17.json
EXPLAIN (ANALYZE, BUFFERS, WAL, VERBOSE, SETTINGS, FORMAT JSON) SELECT * FROM orders ORDER BY note;
\o
