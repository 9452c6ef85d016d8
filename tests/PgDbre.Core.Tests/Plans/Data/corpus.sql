-- How the plans of this folder were made: the schema first (fsync off, track_io_timing on, C.UTF-8), then one EXPLAIN per file, each in
-- a transaction that was rolled back. Run again, times and sampled estimates differ: the expected values of the tests belong to the files.

CREATE TABLE customers(id int PRIMARY KEY, name varchar(40), email text, region text, visits int);
INSERT INTO customers SELECT i, 'Customer '||i, 'user'||i||'@example.org', (ARRAY['north','south','east','west'])[i%4+1], i%100 FROM generate_series(1,10000) i;
CREATE TABLE orders(id bigint PRIMARY KEY, customer_id int NOT NULL, status text NOT NULL, amount numeric(10,2), created_at timestamptz NOT NULL, note text);
INSERT INTO orders SELECT i, (i*7919::bigint)%10000+1, CASE WHEN i%100=0 THEN 'open' WHEN i%3=0 THEN 'paid' ELSE 'done' END, (i%1000)+0.5, timestamptz '2025-01-01 00:00+00'+ i*interval '1 minute', 'note '||md5(i::text) FROM generate_series(1,200000) i;
CREATE INDEX orders_status_idx ON orders(status);
CREATE INDEX orders_created_idx ON orders(created_at);
CREATE TABLE order_items(order_id bigint NOT NULL REFERENCES orders(id) ON DELETE CASCADE, line int, sku text, quantity int);
INSERT INTO order_items SELECT (i%50000)+1, i%4, 'sku-'||(i%500), i%9+1 FROM generate_series(1,100000) i;
CREATE TABLE parts(id int, at date, kind text, v int) PARTITION BY RANGE (at);
DO $$ BEGIN FOR m IN 1..10 LOOP EXECUTE format('CREATE TABLE parts_%s PARTITION OF parts FOR VALUES FROM (%L) TO (%L)', lpad(m::text,2,'0'), date '2025-01-01'+(m-1)*30, date '2025-01-01'+m*30); END LOOP; END $$;
INSERT INTO parts SELECT i, date '2025-01-01'+ i%300, 'k'||i%7, i FROM generate_series(1,30000) i;
CREATE TABLE mangled(a int, b int, c text);
INSERT INTO mangled SELECT i%1000, i%1000, 'c'||i%1000 FROM generate_series(1,200000) i;
CREATE INDEX mangled_a_idx ON mangled(a);
CREATE TABLE never_analyzed(a int, b int) WITH (autovacuum_enabled=off);
INSERT INTO never_analyzed SELECT i, i%10 FROM generate_series(1,50000) i;
CREATE TABLE tiny(k int, v text); INSERT INTO tiny SELECT i, 'v'||i FROM generate_series(1,20) i;
ANALYZE customers; ANALYZE orders; ANALYZE order_items; ANALYZE parts; ANALYZE mangled; ANALYZE tiny;
VACUUM customers; VACUUM orders; VACUUM mangled;

-- 17 only: pgvector
CREATE EXTENSION vector;
CREATE TABLE docs(id int PRIMARY KEY, topic int, embedding vector(32));
INSERT INTO docs SELECT i, i%50, ARRAY(SELECT sin(i*0.37+k*1.3+ (i%17)*k) FROM generate_series(1,32) k)::vector FROM generate_series(1,20000) i;
CREATE TABLE docs_indexed AS TABLE docs;
SET maintenance_work_mem='256MB';
CREATE INDEX docs_hnsw ON docs_indexed USING hnsw (embedding vector_cosine_ops);
ANALYZE docs; ANALYZE docs_indexed;

-- seq-scan-filter (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders WHERE customer_id = 42;

-- seq-scan-filter-estimated (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (SETTINGS, FORMAT JSON) SELECT * FROM orders WHERE customer_id = 42;

-- seq-scan-tiny (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM tiny WHERE k = 3;

-- seq-scan-unselective (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders WHERE amount > 200;

-- index-scan (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders WHERE id = 77;

-- index-scan-estimated (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (SETTINGS, FORMAT JSON) SELECT * FROM orders WHERE id = 77;

-- index-scan-filter (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders WHERE status = 'open' AND customer_id = 901;

-- sort-disk (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='1MB';
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders ORDER BY note;

-- sort-memory (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='64MB';
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT id FROM orders ORDER BY note;

-- sort-disk-parallel (17)
SET max_parallel_workers_per_gather=2; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SET min_parallel_index_scan_size=0; SET jit=off; SET work_mem='1MB';
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, VERBOSE, FORMAT JSON) SELECT * FROM orders ORDER BY note;

-- sort-estimated (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (SETTINGS, FORMAT JSON) SELECT * FROM orders ORDER BY note;

-- sort-top-n (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders ORDER BY note LIMIT 10;

-- sort-top-n-filtered (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, VERBOSE, SETTINGS, FORMAT JSON) SELECT * FROM orders WHERE status = 'paid' ORDER BY note DESC LIMIT 5;

-- incremental-sort (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders ORDER BY created_at, note LIMIT 100;

-- hash-join-spill (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='1MB'; SET enable_mergejoin=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT o.note, i.sku FROM order_items i JOIN orders o ON o.id = i.order_id;

-- hash-join-memory (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='64MB'; SET enable_mergejoin=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT o.note, c.name FROM orders o JOIN customers c ON c.id = o.customer_id;

-- hash-aggregate-spill (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='1MB'; SET enable_sort=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT note, count(*) FROM orders GROUP BY note;

-- hash-aggregate-memory (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT status, count(*) FROM orders GROUP BY status;

-- underestimate (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM mangled WHERE a = 5 AND b = 5 AND c = 'c5';

-- underestimate-join (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_hashjoin=off; SET enable_mergejoin=off; SET enable_material=off; SET enable_memoize=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM mangled x JOIN orders o ON o.id = x.a WHERE x.a < 20 AND x.b < 20 AND x.c < 'c2';

-- overestimate (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM mangled WHERE a + 0 < 1 AND b > 900;

-- overestimate-under-limit (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM mangled LIMIT 10;

-- overestimate-merge-join (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_hashjoin=off; SET enable_nestloop=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders o JOIN tiny t ON t.k = o.id;

-- lossy-bitmap (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='64kB'; SET enable_seqscan=off; SET enable_indexscan=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(note) FROM orders WHERE status = 'paid';

-- exact-bitmap (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_seqscan=off; SET enable_indexscan=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(note) FROM orders WHERE status = 'open';

-- nested-loop-many (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_hashjoin=off; SET enable_mergejoin=off; SET enable_memoize=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(o.note) FROM order_items i JOIN orders o ON o.id = i.order_id;

-- nested-loop-many-estimated (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_hashjoin=off; SET enable_mergejoin=off; SET enable_memoize=off;
EXPLAIN (SETTINGS, FORMAT JSON) SELECT count(o.note) FROM order_items i JOIN orders o ON o.id = i.order_id;

-- nested-loop-inner-seq (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_hashjoin=off; SET enable_mergejoin=off; SET enable_material=off; SET enable_memoize=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM tiny t JOIN order_items i ON i.order_id = t.k;

-- memoize (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_hashjoin=off; SET enable_mergejoin=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.status = 'open';

-- parallel-seq-scan (15, 17)
SET max_parallel_workers_per_gather=2; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SET min_parallel_index_scan_size=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders WHERE customer_id < 5000;

-- parallel-seq-scan-verbose (17)
SET max_parallel_workers_per_gather=2; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SET min_parallel_index_scan_size=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, VERBOSE, FORMAT JSON) SELECT count(*) FROM orders WHERE customer_id < 5000;

-- parallel-bitmap (15, 17)
SET max_parallel_workers_per_gather=2; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SET min_parallel_index_scan_size=0; SET jit=off; SET enable_seqscan=off; SET enable_indexscan=off; SET enable_indexonlyscan=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(note) FROM orders WHERE status = 'paid';

-- parallel-hash-join (17)
SET max_parallel_workers_per_gather=2; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SET min_parallel_index_scan_size=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM orders o JOIN order_items i ON i.order_id = o.id;

-- parallel-no-workers (17)
SET max_parallel_workers_per_gather=2; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SET min_parallel_index_scan_size=0; SET jit=off; SET max_parallel_workers=0;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM orders WHERE customer_id < 5000;

-- parallel-append (17)
SET max_parallel_workers_per_gather=2; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SET min_parallel_index_scan_size=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM parts WHERE v % 3 = 0;

-- cte-scanned-twice (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) WITH w AS MATERIALIZED (SELECT customer_id, sum(amount) s FROM orders GROUP BY 1) SELECT count(*) FROM w a JOIN w b ON b.customer_id = a.customer_id WHERE a.s > 100;

-- cte-shadowed (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) WITH w AS MATERIALIZED (SELECT * FROM customers) SELECT count(*) FROM w, LATERAL (WITH w AS MATERIALIZED (SELECT 1 x FROM tiny) SELECT count(*) c FROM w) q WHERE visits < 3;

-- cte-data-modifying (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) WITH d AS (UPDATE orders SET note = note WHERE id < 2000 RETURNING id) SELECT 1;

-- init-plan (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM customers WHERE visits > (SELECT avg(quantity) FROM order_items);

-- init-plan-and-cte (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_hashjoin=off; SET enable_mergejoin=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) WITH w AS MATERIALIZED (SELECT id, visits FROM customers) SELECT * FROM w a JOIN tiny t ON t.k = a.id WHERE a.visits > (SELECT min(length(note)) - 37 FROM orders);

-- sub-plan (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT c.id, (SELECT count(*) FROM orders o WHERE o.id = c.id) FROM customers c;

-- sub-plan-seq-scan (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, VERBOSE, SETTINGS, FORMAT JSON) SELECT c.id, (SELECT sum(i.quantity) FROM order_items i WHERE c.id = i.order_id AND i.line < 3) FROM customers c WHERE c.id <= 40;

-- sub-plan-hashed (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM customers c WHERE c.id NOT IN (SELECT customer_id FROM orders);

-- trigger (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) DELETE FROM orders WHERE id <= 10;

-- timing-off (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, TIMING OFF, BUFFERS, FORMAT JSON) SELECT * FROM orders WHERE customer_id = 42;

-- buffers-off (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS OFF, FORMAT JSON) SELECT * FROM orders WHERE customer_id = 42;

-- never-executed (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_hashjoin=off; SET enable_mergejoin=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM tiny t JOIN orders o ON o.id = t.k WHERE t.v = 'none';

-- partitions (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM parts WHERE v % 3 = 0;

-- partitions-pruned (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM parts WHERE at = now()::date - 100000 OR at = date '2025-01-05';

-- jit (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=on; SET jit_above_cost=0; SET jit_optimize_above_cost=0; SET jit_inline_above_cost=0;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT region, sum(visits), avg(length(name)) FROM customers WHERE visits > 3 GROUP BY region;

-- index-only-heap-fetches (17)
SET max_parallel_workers_per_gather=0; SET jit=off; UPDATE mangled SET c = c WHERE a < 20; SET enable_seqscan=off; SET enable_bitmapscan=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM mangled WHERE a < 100;

-- index-only-clean (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_seqscan=off; SET enable_bitmapscan=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(id) FROM customers WHERE id < 1000;

-- offset (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders ORDER BY id OFFSET 50000 LIMIT 10;

-- function-on-column (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM customers WHERE lower(email) = 'user77@example.org';

-- cast-on-column (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders WHERE id = 5.0;

-- varchar-cast (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM customers WHERE name = 'Customer 5';

-- like-prefix (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM customers WHERE email LIKE 'user77%';

-- like-infix (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders WHERE note ILIKE '%c4ca4238%';

-- never-analyzed (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM never_analyzed WHERE b = 3;

-- or-two-columns (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders WHERE customer_id = 42 OR note = 'x';

-- join-filter (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM customers a JOIN tiny t ON a.visits + t.k < 5;

-- window (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT id, row_number() OVER (PARTITION BY customer_id ORDER BY created_at) FROM orders WHERE id < 5000;

-- recursive (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) SELECT sum(i) FROM n;

-- materialize-temp (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='64kB'; SET enable_hashjoin=off; SET enable_mergejoin=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM tiny t JOIN customers c ON c.visits + t.k = 5;

-- union-rule-two (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (FORMAT JSON) SELECT 1 AS a UNION ALL SELECT 2;

-- invisible-gather (17)
SET debug_parallel_query=regress;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, VERBOSE, FORMAT JSON) SELECT * FROM customers ORDER BY name LIMIT 500;

-- sort-advised (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='32MB';
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders ORDER BY note;

-- hash-join-advised (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='16MB'; SET enable_mergejoin=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT o.note, i.sku FROM order_items i JOIN orders o ON o.id = i.order_id;

-- hash-aggregate-advised (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='16MB'; SET enable_sort=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT note, count(*) FROM orders GROUP BY note;

-- bitmap-advised (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='1MB'; SET enable_seqscan=off; SET enable_indexscan=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(note) FROM orders WHERE status = 'paid';

-- incremental-sort-disk (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='64kB'; SET enable_seqscan=off; SET enable_bitmapscan=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders WHERE status IN ('open', 'paid') ORDER BY status, note;

-- memoize-evictions (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='64kB'; SET enable_hashjoin=off; SET enable_mergejoin=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(c.visits) FROM orders o JOIN customers c ON c.id = o.customer_id;

-- cte-temp-blocks (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='64kB';
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) WITH w AS MATERIALIZED (SELECT id, note FROM orders WHERE id < 20000) SELECT count(*) FROM w a, (SELECT max(id) m FROM w) b WHERE a.id = b.m;

-- planning-slow (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET geqo=off; SET join_collapse_limit=12;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM tiny a JOIN tiny b ON b.k=a.k JOIN tiny c ON c.k=b.k JOIN tiny d ON d.k=c.k JOIN tiny e ON e.k=d.k JOIN tiny f ON f.k=e.k JOIN tiny g ON g.k=f.k JOIN tiny h ON h.k=g.k;

-- semi-join (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.status = 'open');

-- serialize (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, SERIALIZE, MEMORY, FORMAT JSON) SELECT note FROM orders WHERE id < 20000;

-- More tables, for the plans below
CREATE TABLE events(id int PRIMARY KEY, kind int, note text);
INSERT INTO events SELECT i, CASE WHEN i > 99000 THEN 9 ELSE i%8 END, 'event '||md5(i::text) FROM generate_series(1,100000) i;
CREATE TABLE tenants(id int, tenant int);
INSERT INTO tenants SELECT i, i%200 FROM generate_series(1,100000) i;
CREATE TABLE wide(id int, rank int, a text, b text, c text, d text, e text, f text, g text);
INSERT INTO wide SELECT i, (i*7919)%12000, r, r, r, r, r, r, r FROM generate_series(1,12000) i, LATERAL (SELECT repeat(md5(i::text), 10) r) x;
CREATE TABLE skips(a int, b int);
INSERT INTO skips SELECT i%1200, (i*31::bigint)%99991 FROM generate_series(1,1080000) i;
CREATE INDEX skips_a_b_idx ON skips(a, b);
CREATE TABLE regions(r int, v int, note text);
INSERT INTO regions SELECT i%20, (i*31)%9973, 'region '||i FROM generate_series(1,100000) i;
CREATE INDEX regions_r_v_idx ON regions(r, v);
CREATE FUNCTION open_ids() RETURNS SETOF bigint LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY SELECT i::bigint FROM generate_series(1, 50000) i; END $$;
CREATE FUNCTION is_rare(int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN $1 = 7; END $$;
VACUUM ANALYZE events; VACUUM ANALYZE tenants; VACUUM ANALYZE wide; VACUUM ANALYZE skips; VACUUM ANALYZE regions;

-- 17 only: rows in an order that is not the index's, and none of their pages in the cache
CREATE TABLE scattered(k int, note text); ALTER TABLE scattered ALTER note SET STORAGE plain;
INSERT INTO scattered SELECT (i*7919::bigint)%40000, repeat(md5(i::text), 76) FROM generate_series(1,40000) i;
CREATE TABLE gathered(k int, note text); ALTER TABLE gathered ALTER note SET STORAGE plain;
INSERT INTO gathered SELECT * FROM scattered ORDER BY k;
CREATE INDEX scattered_k_idx ON scattered(k); CREATE INDEX gathered_k_idx ON gathered(k);
VACUUM ANALYZE scattered; VACUUM ANALYZE gathered;
CREATE EXTENSION pg_buffercache;

-- seq-scan-small-join (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT t.v, o.note FROM tiny t JOIN orders o ON o.customer_id = t.k WHERE t.k <= 10;

-- seq-scan-small-join-estimated (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (SETTINGS, FORMAT JSON) SELECT t.v, o.note FROM tiny t JOIN orders o ON o.customer_id = t.k WHERE t.k <= 10;

-- seq-scan-small-join-parallel (17)
SET max_parallel_workers_per_gather=2; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SET min_parallel_index_scan_size=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT t.v, o.note FROM tiny t JOIN orders o ON o.customer_id = t.k WHERE t.k <= 10;

-- merge-join-inner-again (17): the sort of ten rows returns 181, because the join goes back over them
SET max_parallel_workers_per_gather=0; SET jit=off; CREATE INDEX ON orders(customer_id);
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT t.v, o.note FROM tiny t JOIN orders o ON o.customer_id = t.k WHERE t.k <= 10;

-- seq-scan-all-rows-match (15, 17): the other side is small, but every row has its match
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM tiny t JOIN order_items i ON i.quantity = t.k;

-- seq-scan-middling-join (17): 500 lookups would take longer than the scan
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT c.name, o.note FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.visits < 5;

-- index-order (15, 17): the rows of kind 9 are the last thousand
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM events WHERE kind = 9 ORDER BY id LIMIT 5;

-- index-order-early (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM events WHERE kind = 3 ORDER BY id LIMIT 10;

-- index-order-min (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT min(id) FROM events WHERE kind = 9;

-- index-scattered (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_seqscan=off; SET enable_bitmapscan=off; SELECT count(pg_buffercache_evict(bufferid)) FROM pg_buffercache WHERE relfilenode IN (pg_relation_filenode('scattered'), pg_relation_filenode('gathered'));
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(note) FROM scattered WHERE k < 10500;

-- index-gathered (17): as cold, but in the table's order
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_seqscan=off; SET enable_bitmapscan=off; SELECT count(pg_buffercache_evict(bufferid)) FROM pg_buffercache WHERE relfilenode IN (pg_relation_filenode('scattered'), pg_relation_filenode('gathered'));
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(note) FROM gathered WHERE k < 20000;

-- skip-scan (18)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM skips WHERE b = 77;

-- skip-scan-few-values (18): twenty values of the column left out
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM regions WHERE v = 77;

-- skip-scan-list (18): the searches are those of the list
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_seqscan=off; SET enable_bitmapscan=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM skips WHERE a = ANY (ARRAY(SELECT i FROM generate_series(1,1100) i)) AND b = 77;

-- storage-disk (18)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='64kB';
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) WITH w AS MATERIALIZED (SELECT id, note FROM orders WHERE id < 12000) SELECT count(*) FROM w a, (SELECT max(id) m FROM w) b WHERE a.id = b.m;

-- storage-advised (18)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='2MB';
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) WITH w AS MATERIALIZED (SELECT id, note FROM orders WHERE id < 12000) SELECT count(*) FROM w a, (SELECT max(id) m FROM w) b WHERE a.id = b.m;

-- storage-recursive (18)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='64kB';
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) WITH RECURSIVE n(i, t) AS (SELECT id, note FROM orders WHERE id < 2000 UNION ALL SELECT i + 2000, t FROM n WHERE i < 10000) SELECT count(*) FROM n;

-- storage-window-advised (18)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='1MB';
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT id, count(*) OVER () FROM orders WHERE id < 9000;

-- storage-window (18)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='64kB';
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT id, count(*) OVER () FROM orders WHERE id < 9000;

-- materialize-rescanned (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT c.region, t.v, count(*) FROM customers c, tiny t GROUP BY 1, 2;

-- materialize-few-pairs (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT c.region, t.v, count(*) FROM customers c, tiny t WHERE c.id <= 2000 GROUP BY 1, 2;

-- or-across-join (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT c.name, o.note FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.email = 'user77@example.org' OR o.note = 'x';

-- or-across-left-join (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT o.id, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE c.email = 'user77@example.org' OR o.note = 'x';

-- or-join-condition (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT t.v, i.sku FROM tiny t JOIN order_items i ON i.order_id = t.k OR i.line = t.k + 10;

-- or-join-columns (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT t.v, e.note FROM tiny t JOIN tenants n ON n.id = t.k OR n.tenant = t.k JOIN events e ON e.id = n.id;

-- or-across-join-unselective (17): the OR keeps three rows in four
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.region = 'north' OR o.status = 'done';

-- guessed-parameter (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET plan_cache_mode=force_generic_plan;
PREPARE guess(numeric) AS SELECT count(*) FROM orders WHERE amount < $1;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) EXECUTE guess(2);

-- guessed-init-plan (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM orders WHERE amount < (SELECT min(k) + 1 FROM tiny);

-- guessed-function (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM customers WHERE is_rare(visits);

-- guessed-groups (15), known-groups (17): since 17 the planner looks into a CTE for statistics
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) WITH w AS MATERIALIZED (SELECT customer_id FROM orders) SELECT count(*) FROM (SELECT customer_id, count(*) FROM w GROUP BY 1) g;

-- two-hundred-values (15, 17): 0.5 % by statistics, not by default
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM tenants WHERE tenant = 777;

-- cte-fence (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) WITH w AS MATERIALIZED (SELECT * FROM orders) SELECT * FROM w WHERE id = 77;

-- cte-fence-groups (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) WITH w AS MATERIALIZED (SELECT customer_id, sum(amount) AS s FROM orders GROUP BY customer_id) SELECT * FROM w WHERE customer_id = 77;

-- cte-filter-on-sum (17): a condition on the sum stays outside with or without the fence
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) WITH w AS MATERIALIZED (SELECT customer_id, sum(amount) AS s FROM orders GROUP BY customer_id) SELECT * FROM w WHERE s < 100;

-- cte-filter-above-limit (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) WITH w AS MATERIALIZED (SELECT * FROM orders ORDER BY id LIMIT 50000) SELECT * FROM w WHERE status = 'open';

-- subplan-unused (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, VERBOSE, FORMAT JSON) WITH w AS MATERIALIZED (SELECT c.id, c.region, (SELECT max(o.note) FROM orders o WHERE o.id BETWEEN c.id AND c.id + 100) AS n FROM customers c WHERE c.id <= 2000) SELECT region, count(*) FROM w GROUP BY region;

-- subplan-unused-listed (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, VERBOSE, FORMAT JSON) WITH w AS MATERIALIZED (SELECT c.id, (SELECT max(o.note) FROM orders o WHERE o.id BETWEEN c.id AND c.id + 100) AS n FROM customers c WHERE c.id <= 2000) SELECT id FROM w;

-- subplan-used (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, VERBOSE, FORMAT JSON) WITH w AS MATERIALIZED (SELECT c.id, c.region, (SELECT max(o.note) FROM orders o WHERE o.id BETWEEN c.id AND c.id + 100) AS n FROM customers c WHERE c.id <= 2000) SELECT region, max(n) FROM w GROUP BY region;

-- not-in (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='64kB';
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM customers c WHERE c.id <= 1500 AND c.id NOT IN (SELECT customer_id FROM orders WHERE id <= 5000);

-- not-in-estimated (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='64kB';
EXPLAIN (SETTINGS, FORMAT JSON) SELECT count(*) FROM customers c WHERE c.id NOT IN (SELECT customer_id FROM orders WHERE id <= 5000);

-- not-in-advised (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='1MB';
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM customers c WHERE c.id <= 1500 AND c.id NOT IN (SELECT customer_id FROM orders WHERE id <= 5000);

-- not-exists-subplan (15, 17): no NOT IN, though 15 prints it alike
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM customers c WHERE c.id <= 1500 AND (c.visits = 3 OR NOT EXISTS (SELECT 1 FROM orders o WHERE o.id = c.id AND o.note = c.name));

-- limit-late-groups (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT DISTINCT customer_id FROM orders LIMIT 5;

-- limit-late-join (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT a.sku, b.sku FROM order_items a JOIN order_items b ON b.order_id = a.order_id LIMIT 10;

-- limit-top-groups (15, 17): the largest groups are not known before all are counted
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT customer_id, count(*) FROM orders GROUP BY customer_id ORDER BY count(*) DESC LIMIT 5;

-- limit-not-filled (17): fewer groups than the LIMIT
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT status, count(*) FROM orders GROUP BY status LIMIT 5;

-- large-result-not-yet (17): ten thousand rows
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM customers;

-- wide-rows (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='256MB';
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM wide ORDER BY rank;

-- wide-rows-narrowed (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='256MB';
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT id, a FROM wide ORDER BY rank;

-- wide-rows-top (17): a top-N sort keeps ten of them
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='256MB';
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM wide ORDER BY rank LIMIT 100;

-- function-rows (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(o.note) FROM open_ids() f JOIN orders o ON o.id = f;

-- function-rows-alone (15, 17): nothing was chosen by the wrong number
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM open_ids() f;

-- function-rows-lateral (17): for each row of the other side there is but one way
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(x) FROM customers c, jsonb_array_elements(jsonb_build_array(c.id, c.visits)) x WHERE c.id <= 2000;

-- vector-seq-scan (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT id FROM docs ORDER BY embedding <=> (SELECT embedding FROM docs WHERE id = 7) LIMIT 10;

-- vector-seq-scan-estimated (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (SETTINGS, FORMAT JSON) SELECT id FROM docs ORDER BY embedding <=> (SELECT embedding FROM docs WHERE id = 7) LIMIT 10;

-- vector-seq-scan-parallel (17)
SET max_parallel_workers_per_gather=2; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SET min_parallel_index_scan_size=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT id FROM docs ORDER BY embedding <=> (SELECT embedding FROM docs WHERE id = 7) LIMIT 10;

-- vector-hnsw (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT id FROM docs_indexed ORDER BY embedding <=> (SELECT embedding FROM docs WHERE id = 7) LIMIT 10;

-- vector-too-few (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET hnsw.ef_search=40;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT id FROM docs_indexed WHERE topic = 7 ORDER BY embedding <=> (SELECT embedding FROM docs WHERE id = 9) LIMIT 20;

-- vector-wrong-operator (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT id FROM docs_indexed ORDER BY embedding <-> (SELECT embedding FROM docs WHERE id = 7) LIMIT 10;

-- generic-seq-scan (15, 17)
SET plan_cache_mode=force_generic_plan; SET max_parallel_workers_per_gather=0; SET jit=off;
PREPARE q(int) AS SELECT * FROM orders WHERE customer_id = $1;
EXPLAIN (SETTINGS, FORMAT JSON) EXECUTE q(NULL);

-- generic-vector (17)
SET plan_cache_mode=force_generic_plan; SET max_parallel_workers_per_gather=0; SET jit=off;
PREPARE q(vector) AS SELECT id FROM docs ORDER BY embedding <=> $1 LIMIT 10;
EXPLAIN (SETTINGS, FORMAT JSON) EXECUTE q(NULL);

-- auto-explain (17): the notice of
LOAD 'auto_explain'; SET auto_explain.log_min_duration=0; SET auto_explain.log_analyze=on; SET auto_explain.log_format=json; SET auto_explain.log_level=notice;
SELECT count(*) FROM customers WHERE visits = 5;

-- More tables, for the plans below (15, 17 and 18)
CREATE TABLE events(id int, at date, account int, note text) PARTITION BY RANGE (at);
DO $$ BEGIN FOR m IN 1..100 LOOP EXECUTE format('CREATE TABLE events_%s PARTITION OF events FOR VALUES FROM (%L) TO (%L)', lpad(m::text,3,'0'), date '2025-01-01'+(m-1), date '2025-01-01'+m); END LOOP; END $$;
INSERT INTO events SELECT i, date '2025-01-01'+ i%100, i/1000, 'note '||md5(i::text) FROM generate_series(0,99999) i;
CREATE INDEX events_id_idx ON events(id);
CREATE INDEX events_account_idx ON events(account);
CREATE TABLE uneven(id int, part int, note text) PARTITION BY LIST (part);
DO $$ BEGIN FOR m IN 1..4 LOOP EXECUTE format('CREATE TABLE uneven_%s PARTITION OF uneven FOR VALUES IN (%s)', m, m); END LOOP; END $$;
INSERT INTO uneven SELECT i, CASE WHEN i <= 60000 THEN 1 ELSE 2 + i%3 END, md5(i::text) FROM generate_series(1,60300) i;
CREATE TABLE cold(id int, filler text);
INSERT INTO cold SELECT i, repeat(md5(i::text), 8) FROM generate_series(1,200000) i;
VACUUM (ANALYZE) events; VACUUM (ANALYZE) uneven; VACUUM (ANALYZE) cold;
CREATE TABLE many(id int);
INSERT INTO many SELECT generate_series(1,2000000);
VACUUM (ANALYZE) many;

-- 15 and 17: a server that is its own remote
CREATE EXTENSION postgres_fdw;
CREATE SERVER loopback FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', dbname 'corpus');
CREATE USER MAPPING FOR CURRENT_USER SERVER loopback OPTIONS (user 'corpus');
CREATE FUNCTION is_even(a bigint) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN a % 5000 = 0; END';
CREATE FOREIGN TABLE remote_orders(id bigint, customer_id int, status text, amount numeric(10,2), created_at timestamptz, note text) SERVER loopback OPTIONS (table_name 'orders');

-- no-parallel-scan (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM orders WHERE md5(repeat(note, 60)) >= '00';

-- no-parallel-scan-min-size (17)
SET max_parallel_workers_per_gather=2; SET min_parallel_table_scan_size='100MB'; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM orders WHERE md5(repeat(note, 60)) >= '00';

-- no-parallel-scan-selective (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders WHERE md5(repeat(note, 60)) = 'x';

-- no-parallel-scan-locked (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT id FROM orders WHERE md5(repeat(note, 60)) >= '00' FOR UPDATE;

-- parallel-skew (15, 17, 18)
SET max_parallel_workers_per_gather=2; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SET jit=off; ALTER TABLE uneven_1 SET (parallel_workers = 0);
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, VERBOSE, FORMAT JSON) SELECT count(*) FROM uneven WHERE md5(repeat(note, 100)) >= '00';

-- parallel-skew-even (15, 17, 18)
SET max_parallel_workers_per_gather=2; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, VERBOSE, FORMAT JSON) SELECT count(*) FROM uneven WHERE md5(repeat(note, 100)) >= '00';

-- parallel-overhead (15, 17)
SET max_parallel_workers_per_gather=2; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT id FROM many;

-- parallel-overhead-verbose (17, 18)
SET max_parallel_workers_per_gather=2; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, VERBOSE, FORMAT JSON) SELECT id FROM many;

-- parallel-overhead-loops (17)
SET max_parallel_workers_per_gather=2; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SET jit=off; SET enable_material=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM tiny t JOIN (SELECT id FROM orders WHERE amount > 500 OFFSET 0) o ON o.id % 200 < t.k;

-- parallel-gather-subplan (17)
SET max_parallel_workers_per_gather=1; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT t.k, (SELECT count(*) FROM order_items i WHERE i.line < t.k) FROM tiny t;

-- parallel-worthwhile (17)
SET max_parallel_workers_per_gather=2; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET min_parallel_table_scan_size=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*), sum(id) FROM many;

-- full-page-images (15, 18)
CHECKPOINT;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, WAL, FORMAT JSON) UPDATE orders SET amount = amount + 1 WHERE id % 40 = 0;

-- full-page-images-second (15, 18)
UPDATE orders SET amount = amount + 1 WHERE id % 40 = 0;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, WAL, FORMAT JSON) UPDATE orders SET amount = amount + 2 WHERE id % 40 = 0;

-- full-page-images-few (18)
CHECKPOINT;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, WAL, FORMAT JSON) UPDATE orders SET amount = amount + 1 WHERE id < 50;

-- disabled-seq-scan (15, 17, 18)
SET enable_seqscan=off; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM tiny WHERE k < 3;

-- disabled-estimated (17, 18)
SET enable_sort=off; SET jit=off; SET max_parallel_workers_per_gather=0;
EXPLAIN (FORMAT JSON) SELECT * FROM customers ORDER BY name LIMIT 3;

-- disabled-not-used (15, 17, 18)
SET enable_seqscan=off; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM orders WHERE id = 77;

-- settings-hashjoin (17, 18)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_hashjoin=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM orders o JOIN customers c ON c.id = o.customer_id;

-- settings-collapse (17)
SET join_collapse_limit=1; SET jit=off; SET max_parallel_workers_per_gather=0;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM order_items i JOIN orders o ON o.id = i.order_id JOIN customers c ON c.id = o.customer_id;

-- settings-unrelated (17)
SET enable_hashjoin=off; SET enable_mergejoin=off; SET join_collapse_limit=4; SET random_page_cost=1.1; SET work_mem='64MB'; SET jit=off; SET max_parallel_workers_per_gather=0;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT status, count(*) FROM orders GROUP BY status;

-- partitions-cast (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM events WHERE at::text = '2025-03-15';

-- partitions-function (17, 18)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM events WHERE date_trunc('day', at) = '2025-03-15' AND id > 100;

-- partitions-pruning-off (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_partition_pruning=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM events WHERE at = '2025-03-15';

-- partitions-month (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM events WHERE date_trunc('month', at) = '2025-03-01';

-- partitions-few (15, 17, 18)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM events WHERE id = 4242;

-- partitions-few-loops (17, 18)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT t.k, e.note FROM tiny t JOIN events e ON e.id = t.k * 977;

-- partitions-many-rows (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM events WHERE account = 42;

-- partitions-runtime-pruned (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_hashjoin=off; SET enable_mergejoin=off; SET enable_memoize=off; SET enable_material=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM tiny t JOIN events e ON e.at = date '2025-02-01' + t.k % 2 AND e.id = t.k;

-- union-all-tables (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT id FROM events_001 WHERE id = 4200 UNION ALL SELECT id FROM events_002 WHERE id = 4200 UNION ALL SELECT id FROM events_003 WHERE id = 4200 UNION ALL SELECT id FROM events_004 WHERE id = 4200 UNION ALL SELECT id FROM events_005 WHERE id = 4200 UNION ALL SELECT id FROM events_006 WHERE id = 4200 UNION ALL SELECT id FROM events_007 WHERE id = 4200 UNION ALL SELECT id FROM events_008 WHERE id = 4200 UNION ALL SELECT id FROM events_009 WHERE id = 4200 UNION ALL SELECT id FROM events_010 WHERE id = 4200;

-- foreign-filter (15, 17)
SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, VERBOSE, FORMAT JSON) SELECT * FROM remote_orders WHERE is_even(id);

-- foreign-aggregate (17)
SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, VERBOSE, FORMAT JSON) SELECT status, string_agg(DISTINCT left(note, 5), ',') FROM remote_orders GROUP BY status HAVING bool_or(is_even(id));

-- foreign-pushed-down (15, 17)
SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, VERBOSE, FORMAT JSON) SELECT count(*) FROM remote_orders WHERE customer_id = 42;

-- foreign-few-removed (17)
SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, VERBOSE, FORMAT JSON) SELECT * FROM remote_orders WHERE id <= 1000 AND NOT is_even(id);

-- A table with dead rows that an open transaction still sees (15, 17)
CREATE TABLE queue(id int, payload text) WITH (autovacuum_enabled = off);
INSERT INTO queue SELECT i, md5(i::text) || md5((-i)::text) FROM generate_series(1,300000) i ORDER BY md5(i::text);
CREATE INDEX queue_id_idx ON queue(id);
VACUUM (ANALYZE) queue;
-- in another session: BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM queue;
DELETE FROM queue WHERE id BETWEEN 5 AND 100000;

-- many-blocks-per-row (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_bitmapscan=off; SET enable_seqscan=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM queue WHERE id BETWEEN 1 AND 90000;

-- many-blocks-counted (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_bitmapscan=off; SET enable_seqscan=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(payload) FROM queue WHERE id BETWEEN 1 AND 90000;

-- many-blocks-many-rows (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_bitmapscan=off; SET enable_seqscan=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM queue WHERE id BETWEEN 50000 AND 100200;

-- Loaded and not vacuumed; its first and its second reader (15, 17, 18)
CREATE TABLE loaded(id int, filler text) WITH (autovacuum_enabled = off);
INSERT INTO loaded SELECT i, repeat(md5(i::text), 4) FROM generate_series(1,100000) i;

-- reader-writes (15, 17, 18)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM loaded;

-- reader-writes-second (17, 18)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM loaded;

-- The same with buffers for 16 MB, after a restart (18)
CREATE TABLE loaded_large(id int, filler text) WITH (autovacuum_enabled = off);
INSERT INTO loaded_large SELECT i, repeat(md5(i::text), 8) FROM generate_series(1,200000) i;

-- reader-writes-out (18)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM loaded_large;

-- Read from disk: first pg_buffercache_evict of all its buffers, and posix_fadvise(POSIX_FADV_DONTNEED) of its file; read-little-waited
-- with the file in the operating system's cache
-- read-from-disk (15, 17, 18)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM cold;

-- read-from-cache (17, 18)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM cold;

-- read-little-waited (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM cold WHERE md5(filler) >= '00';

-- read-from-disk-selective (17)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM cold WHERE id = 4711;

-- read-from-disk-parallel (17)
SET max_parallel_workers_per_gather=2; SET parallel_setup_cost=0; SET parallel_tuple_cost=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM cold;

-- temporary-table (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET temp_buffers='2MB'; CREATE TEMP TABLE scratch AS SELECT * FROM orders WHERE id <= 50000;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) UPDATE scratch SET note = 'x' WHERE id <= 20000;

-- Three columns that say the same (15, 17, 18)
CREATE TABLE pairs(order_id bigint, a int, b int, c text);
INSERT INTO pairs SELECT i, i%20, i%20, 'c'||i%20 FROM generate_series(1,200000) i;
CREATE INDEX pairs_a_idx ON pairs(a);
VACUUM (ANALYZE) pairs;

-- cause-nested-loop (15, 17, 18)
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(o.note) FROM pairs p JOIN orders o ON o.id = p.order_id WHERE p.a = 3 AND p.b = 3 AND p.c = 'c3';

-- cause-sort (15, 17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='64kB';
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT * FROM pairs WHERE a = 3 AND b = 3 AND c = 'c3' ORDER BY order_id DESC;

-- cause-hash (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET work_mem='64kB'; SET enable_nestloop=off; SET enable_mergejoin=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(o.note) FROM pairs p JOIN orders o ON o.id = p.order_id WHERE p.a = 3 AND p.b = 3 AND p.c = 'c3';

-- cause-inner-only (17)
SET max_parallel_workers_per_gather=0; SET jit=off; SET enable_hashjoin=off; SET enable_mergejoin=off; SET enable_material=off; SET enable_memoize=off;
EXPLAIN (ANALYZE, BUFFERS, SETTINGS, FORMAT JSON) SELECT count(*) FROM customers c JOIN mangled x ON x.a = c.visits WHERE c.id <= 2000 AND x.b = c.visits;

-- vector-ef-search, vector-ef-search-enough, vector-probes (17); each statement once before, so that the cache is warm
CREATE TABLE docs_lists AS TABLE docs;
CREATE INDEX docs_ivfflat ON docs_lists USING ivfflat (embedding vector_cosine_ops) WITH (lists = 100);
ANALYZE docs_lists;
SET max_parallel_workers_per_gather=0; SET jit=off;
EXPLAIN (ANALYZE, BUFFERS, VERBOSE, SETTINGS, FORMAT JSON) SELECT id FROM docs_indexed ORDER BY embedding <=> (SELECT embedding FROM docs_indexed WHERE id = 7) LIMIT 100;
EXPLAIN (ANALYZE, BUFFERS, VERBOSE, SETTINGS, FORMAT JSON) SELECT id FROM docs_lists ORDER BY embedding <=> (SELECT embedding FROM docs_lists WHERE id = 7) LIMIT 1000;
SET hnsw.ef_search = 100;
EXPLAIN (ANALYZE, BUFFERS, VERBOSE, SETTINGS, FORMAT JSON) SELECT id FROM docs_indexed ORDER BY embedding <=> (SELECT embedding FROM docs_indexed WHERE id = 7) LIMIT 100;
