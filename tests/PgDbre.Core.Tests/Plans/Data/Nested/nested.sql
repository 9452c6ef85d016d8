-- The messages of this folder: psql -q, on PostgreSQL 15 and 17, standard error kept; without psql's prefix "INFO:  " each is what a
-- client receives. The last one is about the outer statement.
CREATE TABLE m (id int PRIMARY KEY, u int, c text);
INSERT INTO m SELECT i, i % 1000, 'c' || i FROM generate_series(1, 20000) i;
CREATE FUNCTION look(n int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE s bigint := 0; k bigint;
BEGIN FOR i IN 1..n LOOP SELECT count(*) INTO k FROM m WHERE u = i; s := s + k; END LOOP; RETURN s; END $$;
ANALYZE m;
LOAD 'auto_explain';
SET auto_explain.log_level = info;
SET auto_explain.log_format = json;
SET auto_explain.log_analyze = on;
SET auto_explain.log_buffers = on;
SET auto_explain.log_wal = on;
SET auto_explain.log_verbose = on;
SET auto_explain.log_settings = on;
SET auto_explain.log_nested_statements = on;
SET auto_explain.log_min_duration = 0;
EXPLAIN /* PgDbre */ (ANALYZE, FORMAT JSON) SELECT look(2);
