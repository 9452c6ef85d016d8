-- A chat service in a few seconds: 2,000 users, 200,000 messages, 50,000 of them with an embedding of 128 dimensions.
-- Start-PgSandbox -InitScript runs it statement by statement.

SELECT setseed(0.17);

CREATE TABLE users (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text        NOT NULL,
    email      text        NOT NULL UNIQUE,
    created_at timestamptz NOT NULL
);

CREATE TABLE conversations (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner_id   bigint      NOT NULL REFERENCES users (id),
    title      text        NOT NULL
);
CREATE INDEX conversations_owner_id_idx ON conversations (owner_id);

-- Two foreign keys, and none of them has an index: PostgreSQL makes none by itself.
CREATE TABLE messages (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id          bigint      NOT NULL REFERENCES users (id),
    conversation_id  bigint      NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    content          text        NOT NULL,
    importance_score real        NOT NULL,
    created_at       timestamptz NOT NULL,
    embedding        vector(128)
);

INSERT INTO users (name, email, created_at)
SELECT 'User ' || i, 'user' || i || '@chat.example', timestamptz '2026-01-01 00:00+00' + i * interval '1 hour'
  FROM generate_series(1, 2000) AS i;

INSERT INTO conversations (owner_id, title)
SELECT 1 + (i * 7919) % 2000, 'Conversation ' || i
  FROM generate_series(1, 10000) AS i;

-- Topics: embeddings of one topic lie close together, as those of a language model do.
CREATE TEMPORARY TABLE topics AS
SELECT t AS id, array_agg(random() * 2 - 1 ORDER BY d)::vector(128) AS centre
  FROM generate_series(1, 200) AS t, generate_series(1, 128) AS d
 GROUP BY t;

INSERT INTO messages (user_id, conversation_id, content, importance_score, created_at)
SELECT 1 + floor(2000 * power(random(), 2))::bigint,
       1 + floor(10000 * random())::bigint,
       'Message ' || i || ' ' || repeat(md5(i::text), 3),
       random(),
       timestamptz '2026-04-01 00:00+00' + i * interval '45 seconds'
  FROM generate_series(1, 150000) AS i;

INSERT INTO messages (user_id, conversation_id, content, importance_score, created_at, embedding)
SELECT 1 + floor(2000 * power(random(), 2))::bigint,
       1 + floor(10000 * random())::bigint,
       'Message ' || i || ' ' || repeat(md5(i::text), 3),
       random(),
       timestamptz '2026-06-20 00:00+00' + (i - 150000) * interval '45 seconds',
       topics.centre + noise.vector
  FROM generate_series(150001, 200000) AS i
  JOIN topics ON topics.id = 1 + i % 200
 CROSS JOIN LATERAL (SELECT array_agg((random() - 0.5) * 1.2)::vector(128) AS vector FROM generate_series(1, 128) WHERE i > 0) AS noise;

VACUUM (ANALYZE) users;

VACUUM (ANALYZE) conversations;

VACUUM (ANALYZE) messages;

-- The statistics shall show the workload, not the loading.
SELECT pg_stat_statements_reset();
