-- What the snapshots of this folder were exported from: psql -v ON_ERROR_STOP=1 -f shop.sql in an empty database named shop of servers
-- 13.16 and 18.6, then shop-18.sql in that of 18, then Export-PgSchemaSnapshot.
CREATE EXTENSION citext;
CREATE SCHEMA "My Schema";
ALTER DATABASE shop SET lock_timeout = '2s';
CREATE TYPE mood AS ENUM ('sad', 'ok', 'it''s "fine"');
CREATE TYPE pair AS (a int, b varchar(7));
CREATE DOMAIN plain AS varchar(30);
CREATE DOMAIN email AS plain NOT NULL CONSTRAINT email_at CHECK (VALUE LIKE '%@%');
CREATE TYPE span AS RANGE (subtype = float8);
CREATE COLLATION "My Schema".german (provider = icu, locale = 'de', deterministic = false);
CREATE FUNCTION next_code(prefix text, n int DEFAULT 1) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS 'SELECT prefix || n';
CREATE FUNCTION wild(VARIADIC x int[]) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
CREATE PROCEDURE tidy() LANGUAGE sql AS '';
CREATE TABLE customer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text COLLATE "C" NOT NULL, mail email,
    feels mood DEFAULT 'ok', tags citext[], CONSTRAINT name_not_empty CHECK (name <> '' AND length(name) < 100));
CREATE TABLE "My Schema"."Weird ""T.ble" ("a.b" int, "select" numeric(10,2)[], c char(10), d "char", e bit, f bit(3),
    g interval day to second(3), h timestamp(3) with time zone, i pair, j span, k time, "ü€" float4 DEFAULT random());
CREATE TABLE orders (id serial PRIMARY KEY, customer_id bigint NOT NULL, state varchar(10) DEFAULT 'new', total numeric(10,2),
    doubled numeric GENERATED ALWAYS AS (total * 2) STORED, at timestamptz DEFAULT now(), code text DEFAULT next_code('x'),
    CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
CREATE INDEX orders_state ON orders (lower(state), at DESC) INCLUDE (total) WHERE customer_id > 0;
CREATE UNIQUE INDEX orders_code ON orders (code COLLATE "C");
ALTER TABLE orders REPLICA IDENTITY FULL;
CREATE STATISTICS orders_stat (dependencies) ON customer_id, state FROM orders;
CREATE VIEW big_orders AS SELECT o.id, o.total, c.name FROM orders o JOIN customer c ON c.id = o.customer_id;
CREATE MATERIALIZED VIEW totals AS SELECT customer_id, sum(total) FROM orders GROUP BY 1;
CREATE VIEW whole AS SELECT customer FROM customer;
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER orders_note BEFORE INSERT OR UPDATE OF state ON orders FOR EACH ROW EXECUTE FUNCTION note();
ALTER TABLE orders DISABLE TRIGGER orders_note;
CREATE RULE orders_del AS ON DELETE TO orders WHERE OLD.state = 'x' DO INSTEAD NOTHING;
ALTER TABLE customer ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON customer FOR SELECT TO PUBLIC USING (name = current_user);
CREATE TABLE event (id int, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE event_rest PARTITION OF event DEFAULT;
CREATE INDEX event_at ON event (at);
CREATE TABLE remark (event_id int, event_at date, said text, EXCLUDE USING btree (said WITH =),
    CONSTRAINT remark_event FOREIGN KEY (event_at, event_id) REFERENCES event (at, id));
CREATE TABLE base (x int);
CREATE TABLE kid (y int) INHERITS (base);
CREATE UNLOGGED TABLE scratch (r customer, o int);
CREATE SEQUENCE free_seq AS int INCREMENT 5 CYCLE;
CREATE TABLE uses_free (n int DEFAULT nextval('free_seq'));
CREATE PUBLICATION p FOR TABLE customer;
CREATE FUNCTION takes(c customer) RETURNS int LANGUAGE sql AS 'SELECT 1';
INSERT INTO customer (name, mail) SELECT 'c' || i, i || '@x' FROM generate_series(1, 1000) i;
INSERT INTO orders (customer_id, total, code) SELECT i, i, i FROM generate_series(1, 1000) i;
INSERT INTO event SELECT i, '2026-02-01' FROM generate_series(1, 100) i;
INSERT INTO uses_free SELECT 1 FROM generate_series(1, 2);
ANALYZE;
-- Leaves an invalid index behind: the two values are equal.
\set ON_ERROR_STOP off
CREATE UNIQUE INDEX CONCURRENTLY uses_free_n ON uses_free (n);
