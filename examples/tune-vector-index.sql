-- Documents of 300 subjects, each subject a cloud of vectors around its centre; every hundredth belongs to one topic.
CREATE EXTENSION IF NOT EXISTS vector;
SELECT setseed(0.42);

CREATE TABLE subjects AS
SELECT s AS subject, (SELECT array_agg(random() - 0.5) FROM generate_series(1, 48) WHERE s > 0) AS centre FROM generate_series(1, 300) s;

CREATE TABLE documents (id int PRIMARY KEY, topic int NOT NULL, embedding vector(48) NOT NULL);

INSERT INTO documents
SELECT i, i % 100, (SELECT array_agg(centre[k] + 0.3 * (random() + random() + random() - 1.5)) FROM generate_series(1, 48) k WHERE i > 0)::vector
FROM generate_series(1, 15000) i
JOIN subjects ON subject = 1 + i % 300;

CREATE INDEX documents_embedding_idx ON documents USING hnsw (embedding vector_cosine_ops) WITH (m = 8, ef_construction = 32);
CREATE INDEX documents_lists_idx ON documents USING ivfflat (embedding vector_l2_ops) WITH (lists = 5);
ANALYZE;
