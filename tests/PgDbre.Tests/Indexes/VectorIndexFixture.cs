using PgDbre.Testing;

namespace PgDbre.Tests.Indexes;

/// <summary>Six thousand points of sixteen dimensions and poor indexes on them, so that there is something to miss.</summary>
public sealed class VectorIndexFixture(SandboxFixture sandbox) : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await sandbox.CreateDatabaseAsync();
        await Database.ExecuteAsync(
            """
            SELECT setseed(0.25);
            CREATE TABLE points (id int PRIMARY KEY, topic int NOT NULL, place vector(16) NOT NULL);
            INSERT INTO points SELECT i, i % 50, (SELECT array_agg(random() - 0.5) FROM generate_series(1, 16) WHERE i > 0)::vector
            FROM generate_series(1, 6000) i;
            CREATE INDEX points_hnsw ON points USING hnsw (place vector_cosine_ops) WITH (m = 4, ef_construction = 16);
            CREATE INDEX points_ivfflat ON points USING ivfflat (place vector_l2_ops) WITH (lists = 60);
            CREATE INDEX points_half ON points USING hnsw ((place::halfvec(16)) halfvec_ip_ops);
            CREATE INDEX points_bit ON points USING hnsw ((binary_quantize(place)::bit(16)) bit_hamming_ops);
            CREATE INDEX points_part ON points USING hnsw (place vector_l1_ops) WHERE topic < 25;
            CREATE TABLE sparse (id int, place sparsevec(16));
            INSERT INTO sparse SELECT id, place::sparsevec FROM points;
            CREATE INDEX sparse_hnsw ON sparse USING hnsw (place sparsevec_l2_ops);
            CREATE TABLE flags (id int, place bit(16));
            INSERT INTO flags SELECT id, binary_quantize(place)::bit(16) FROM points;
            CREATE INDEX flags_hnsw ON flags USING hnsw (place bit_hamming_ops);
            CREATE TABLE copies (id int, place vector(2));
            INSERT INTO copies SELECT i, ('[' || i % 5 || ',1]')::vector FROM generate_series(1, 3000) i;
            CREATE INDEX copies_hnsw ON copies USING hnsw (place vector_l2_ops);
            CREATE TABLE empty (place vector(2));
            CREATE INDEX empty_hnsw ON empty USING hnsw (place vector_l2_ops);
            CREATE TABLE whole (id int, place vector(2)) PARTITION BY RANGE (id);
            CREATE INDEX whole_hnsw ON whole USING hnsw (place vector_l2_ops);
            CREATE TABLE "Odd name" ("The place" vector(2));
            INSERT INTO "Odd name" SELECT ARRAY[random(), random()]::vector FROM generate_series(1, 2000);
            CREATE INDEX "Odd index" ON "Odd name" USING hnsw ("The place" vector_l2_ops);
            """);
        await Database.ExecuteAsync("VACUUM ANALYZE");
    }

    public async Task DisposeAsync() => await Database.DisposeAsync();
}
