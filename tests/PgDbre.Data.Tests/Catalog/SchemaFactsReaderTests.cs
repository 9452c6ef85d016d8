using Npgsql;
using PgDbre.Core.Catalog;
using PgDbre.Core.Catalog.Checks;
using PgDbre.Core.Connections;
using PgDbre.Core.Findings;
using PgDbre.Data.Catalog;
using PgDbre.Data.Connections;
using PgDbre.Data.Tests.Connections;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Catalog;

[Collection(SandboxCollection.Name)]
public sealed class SchemaFactsReaderTests(SandboxFixture sandbox)
{
    private static readonly SchemaRequest Everything = new() { Wildcards = [("*", "*")], IncludeSizes = true, IncludeChecks = true };

    [Fact]
    public async Task A_table_is_reported_with_its_sizes_and_upkeep()
    {
        await using TestDatabase database = await CreateAsync(
            """
            CREATE TABLE t (id int PRIMARY KEY, b text);
            INSERT INTO t SELECT i, repeat('x', 50) FROM generate_series(1, 20000) i;
            VACUUM ANALYZE t
            """);

        TableReport report = Report(await ReadAsync(database, Everything), "t");

        Assert.Equal(20_000, report.Rows);
        Assert.Equal(await database.ScalarAsync<long>("SELECT pg_relation_size('t')"), report.SizeBytes);
        Assert.Equal(await database.ScalarAsync<long>("SELECT pg_indexes_size('t')"), report.IndexBytes);
        Assert.Equal(await database.ScalarAsync<long>("SELECT pg_total_relation_size('t')"), report.TotalBytes);
        Assert.Equal(("manual", "manual"), (report.LastVacuumBy, report.LastAnalyzeBy));
        Assert.True(report.HasPrimaryKey);
        Assert.Equal("t_pkey", report.Indexes.ToString());
        Assert.InRange(report.BloatBytes!.Value, 0, report.SizeBytes!.Value / 20);
    }

    [Fact]
    public async Task Bloat_is_what_a_rewrite_gives_back()
    {
        await using TestDatabase database = await CreateAsync(
            """
            CREATE TABLE t (id int PRIMARY KEY, a bigint, b text, c timestamptz, n int) WITH (autovacuum_enabled = off);
            INSERT INTO t SELECT i, i, repeat('x', 10 + i % 60), now(), CASE WHEN i % 3 = 0 THEN i END FROM generate_series(1, 60000) i;
            CREATE INDEX t_a ON t (a);
            DELETE FROM t WHERE id % 4 > 0;
            VACUUM ANALYZE t
            """);
        SchemaFacts facts = await ReadAsync(database, Everything);
        long heap = await database.ScalarAsync<long>("SELECT pg_relation_size('t')");
        long index = await database.ScalarAsync<long>("SELECT pg_relation_size('t_a')");
        await database.ExecuteAsync("VACUUM FULL t");
        long freedHeap = heap - await database.ScalarAsync<long>("SELECT pg_relation_size('t')");
        long freedIndex = index - await database.ScalarAsync<long>("SELECT pg_relation_size('t_a')");

        Assert.InRange(Report(facts, "t").BloatBytes!.Value, freedHeap * 0.9, freedHeap * 1.1);
        Assert.InRange(IndexOf(facts, "t_a").BloatBytes!.Value, freedIndex * 0.9, freedIndex * 1.1);
    }

    [Fact]
    public async Task Fillfactor_is_no_bloat()
    {
        await using TestDatabase database = await CreateAsync(
            """
            CREATE TABLE t (id int NOT NULL) WITH (fillfactor = 50);
            INSERT INTO t SELECT i FROM generate_series(1, 50000) i;
            CREATE INDEX t_id ON t (id) WITH (fillfactor = 60);
            VACUUM ANALYZE t
            """);

        SchemaFacts facts = await ReadAsync(database, Everything);

        Assert.InRange(Report(facts, "t").BloatBytes!.Value, 0, Report(facts, "t").SizeBytes!.Value / 20);
        Assert.InRange(IndexOf(facts, "t_id").BloatPercent!.Value, 0, 5);
        Assert.Equal(60, IndexOf(facts, "t_id").FillFactor);
    }

    [Fact]
    public async Task An_index_is_reported_with_its_use_and_what_makes_it_needless()
    {
        await using TestDatabase database = await CreateAsync(
            """
            CREATE TABLE parent (id int PRIMARY KEY);
            CREATE TABLE t (id int PRIMARY KEY, a int REFERENCES parent, b text);
            CREATE INDEX t_a ON t (a);
            CREATE INDEX t_b ON t (b);
            CREATE INDEX t_b2 ON t (b);
            CREATE INDEX t_b_collate ON t (b COLLATE "C");
            CREATE INDEX t_lower ON t (lower(b));
            CREATE INDEX t_lower_collate ON t (lower(b) COLLATE "C");
            CREATE UNIQUE INDEX t_both ON t (id, b);
            INSERT INTO t SELECT i, NULL, 'b' || i FROM generate_series(1, 5000) i;
            ANALYZE t
            """);
        await database.ExecuteAsync("SET enable_seqscan = off; SELECT * FROM t WHERE b = 'b7' AND id > 0");

        SchemaFacts facts = await ReadAsync(database, Everything);

        Assert.Equal("t_a_fkey", IndexOf(facts, "t_a").SupportsForeignKeys.ToString());
        Assert.False(IndexOf(facts, "t_a").IsUnused);
        Assert.Equal("t_b", IndexOf(facts, "t_b2").DuplicateOf);
        Assert.All(["t_b", "t_b_collate", "t_lower", "t_lower_collate", "t_both", "t_pkey"], name =>
            Assert.Null(IndexOf(facts, name).DuplicateOf ?? IndexOf(facts, name).RedundantWith));
        Assert.True(IndexOf(facts, "t_lower").IsUnused);
        Assert.Contains(IndexOf(facts, "t_lower").Notes, note => note.Contains("not long enough", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Partitions_and_their_indexes_know_where_they_belong()
    {
        await using TestDatabase database = await CreateAsync(
            """
            CREATE TABLE whole (id int, at date) PARTITION BY RANGE (at);
            CREATE TABLE part PARTITION OF whole FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            CREATE INDEX whole_id ON whole (id);
            CREATE INDEX whole_id2 ON whole (id)
            """);

        SchemaFacts facts = await ReadAsync(database, Everything);

        Assert.Equal("public.whole", Report(facts, "part").PartitionOf);
        Assert.Equal(TableKind.Partitioned, Report(facts, "whole").Kind);
        Assert.Equal("public.whole_id", IndexOf(facts, "part_id_idx").AttachedTo);
        Assert.Equal("whole_id", IndexOf(facts, "whole_id2").DuplicateOf);
        Assert.Null(IndexOf(facts, "part_id_idx1").DuplicateOf);
    }

    [Fact]
    public async Task A_table_that_somebody_holds_is_not_waited_for()
    {
        await using TestDatabase database = await CreateAsync(
            "CREATE TABLE t (a int); CREATE INDEX t_a ON t (a) WHERE a > 5; CREATE TABLE other (a int)");
        await using NpgsqlConnection holder = new(database.ConnectionText);
        await holder.OpenAsync();
        await using NpgsqlCommand command = new("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE", holder);
        await command.ExecuteNonQueryAsync();

        SchemaFacts facts = await ReadAsync(database, Everything);

        Assert.Equal(new TableName("public", "t"), Assert.Single(facts.Held));
        Assert.Equal("other", Assert.Single(facts.Catalog.Tables).Name.Name);
        Assert.Contains("public.t", Assert.Single(Check(facts, "schema-not-checked")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_sequences_than_one_transaction_may_lock_are_all_read()
    {
        await using TestDatabase database = await CreateAsync(
            """
            DO $$ BEGIN
                FOR i IN 1..1100 LOOP
                    EXECUTE format('CREATE SEQUENCE s%s MAXVALUE 100', i);
                    PERFORM setval(format('s%s', i), 1 + i % 100);
                END LOOP;
            END $$;
            CREATE TABLE t (a int)
            """);

        SchemaFacts facts = await ReadAsync(database, Everything);

        Assert.Equal(1100, facts.Sequences.Count);
        Assert.Equal(72, facts.Sequences.Single(sequence => sequence.Name.Name == "s471").LastValue);
        Assert.Equal(330, Check(facts, "sequence-near-end").Count);
    }

    [Fact]
    public async Task The_number_of_round_trips_does_not_grow_with_the_schema()
    {
        await using TestDatabase database = await CreateAsync("CREATE TABLE one (id int GENERATED ALWAYS AS IDENTITY, e vector(3))");
        await using CountingForwarder wire = new(database.Target);
        await using PgConnection connection = await ServerConnector.ConnectAsync(wire.Target, CancellationToken.None);
        await SchemaFactsReader.ReadAsync(connection, Everything, CancellationToken.None);

        int small = await wire.CountAsync(() => SchemaFactsReader.ReadAsync(connection, Everything, CancellationToken.None));
        await database.ExecuteAsync(
            """
            DO $$ BEGIN
                FOR i IN 1..700 LOOP
                    EXECUTE format('CREATE TABLE t%s (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY)', i);
                    EXECUTE format('INSERT INTO t%s DEFAULT VALUES', i);
                END LOOP;
            END $$
            """);
        int large = await wire.CountAsync(() => SchemaFactsReader.ReadAsync(connection, Everything, CancellationToken.None));

        Assert.Equal(small, large);
        Assert.InRange(small, 1, 8);
    }

    [Fact]
    public async Task Hostile_names_are_names()
    {
        const string Schema = "se\"le'ct\nfrom\\";
        const string Name = "Tä🦆\"; DROP TABLE x; --\n$1*";
        string table = $"{Quote(Schema)}.{Quote(Name)}";
        await using TestDatabase database = await CreateAsync(
            $"""
            CREATE SCHEMA {Quote(Schema)};
            CREATE TABLE {table} ({Quote("user")} int, {Quote("a\"b")} text, CHECK ({Quote("user")} > 0));
            CREATE INDEX {Quote("In\"dex\n")} ON {table} ({Quote("user")});
            CREATE INDEX {Quote("Second")} ON {table} ({Quote("user")})
            """);

        SchemaFacts facts = await ReadAsync(database, Everything);
        SchemaFacts named = await ReadAsync(database, Everything with { Wildcards = [], Tables = [new(Schema, Name)] });
        Finding duplicate = Assert.Single(Check(facts, "duplicate-index"));
        await database.ExecuteAsync(duplicate.Sql!);

        Assert.Equal(Name, Assert.Single(facts.Catalog.Tables).Name.Name);
        Assert.Equal("\"user\"", IndexOf(named, "Second").Columns);
        Assert.Equal(1, await database.ScalarAsync<long>(
            "SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relname LIKE 'T%🦆%'"));
    }

    [Fact]
    public async Task A_role_with_pg_monitor_alone_gets_no_guesses()
    {
        await using TestDatabase database = await CreateAsync(
            """
            CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b text);
            INSERT INTO t (b) SELECT 'b' || i % 7 FROM generate_series(1, 5000) i;
            CREATE INDEX t_b ON t (b);
            VACUUM ANALYZE t
            """);
        string role = $"monitor_{Guid.NewGuid():N}";
        await sandbox.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'x' IN ROLE pg_monitor");
        try
        {
            await using PgConnection connection = await ServerConnector.ConnectAsync(
                database.Target with { User = role, Password = "x" },
                CancellationToken.None);

            SchemaFacts facts = await SchemaFactsReader.ReadAsync(connection, Everything, CancellationToken.None);

            Assert.Null(Report(facts, "t").BloatBytes);
            Assert.Null(IndexOf(facts, "t_b").BloatBytes);
            Assert.NotNull(IndexOf(facts, "t_pkey").BloatBytes);
            Assert.NotNull(Report(facts, "t").TotalBytes);
            Assert.Equal(2, Check(facts, "schema-not-checked").Count);
        }
        finally
        {
            await sandbox.ExecuteAsync($"DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task The_checks_see_what_is_wrong_on_a_live_server()
    {
        await using TestDatabase database = await CreateAsync(
            """
            CREATE TABLE parent (id bigint PRIMARY KEY);
            CREATE TABLE child (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent_id int REFERENCES parent, at timestamp,
                                e vector(3));
            ALTER TABLE child ADD CONSTRAINT child_id_check CHECK (id > 0) NOT VALID;
            CREATE TABLE keyless (a int);
            CREATE SEQUENCE lonely AS smallint;
            SELECT setval('lonely', 32000), setval('child_id_seq', 2000000000);
            INSERT INTO child (at, e) SELECT now(), ARRAY[i, 1, 2]::vector FROM generate_series(1, 12000) i;
            CREATE INDEX child_e ON child USING ivfflat (e vector_l2_ops) WITH (lists = 10);
            SELECT id FROM child ORDER BY e <=> '[1,2,3]' LIMIT 5;
            ANALYZE
            """);

        SchemaFacts facts = await ReadAsync(database, Everything);

        Assert.Equal(
            [
                "constraint-not-valid public.child.child_id_check",
                "foreign-key-type-mismatch public.child.parent_id",
                "foreign-key-unindexed public.child",
                "integer-key-near-overflow public.child.id",
                "sequence-near-end public.lonely",
                "table-without-primary-key public.keyless",
                "timestamp-without-time-zone public.child",
                "vector-index-wrong-operator-class public.child_e",
            ],
            Check(facts, "*").Where(finding => finding.RuleId is not ("pgvector-version-at-risk" or "unused-index"))
                .Select(finding => $"{finding.RuleId} {finding.Object}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_statement_of_a_finding_can_be_run()
    {
        await using TestDatabase database = await CreateAsync(
            """
            CREATE TABLE parent (id int NOT NULL);
            CREATE UNIQUE INDEX parent_id ON parent (id);
            CREATE TABLE child (id int PRIMARY KEY, a int, parent_id int REFERENCES parent (id) NOT NULL);
            ALTER TABLE child ADD CONSTRAINT twice UNIQUE (id);
            ALTER TABLE child ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
            CREATE INDEX child_a ON child (a);
            CREATE INDEX child_a_id ON child (a, id);
            CREATE SEQUENCE s AS smallint;
            SELECT setval('s', 32000)
            """);

        string[] statements = [.. Check(await ReadAsync(database, Everything), "*").Select(finding => finding.Sql).OfType<string>()];
        foreach (string sql in statements)
        {
            await database.ExecuteAsync(sql);
        }

        Assert.True(statements.Length >= 6, string.Join("\n", statements));
        Assert.Empty(Check(await ReadAsync(database, Everything), "*").Select(finding => finding.Sql).OfType<string>());
    }

    [Fact]
    public async Task Vector_indexes_are_judged_by_rows_and_memory_and_what_mends_them_runs()
    {
        await using TestDatabase database = await CreateAsync(
            """
            CREATE TABLE docs (id int PRIMARY KEY, e vector(3));
            INSERT INTO docs SELECT i, ARRAY[i, 1, 2]::vector FROM generate_series(1, 12000) i;
            CREATE INDEX docs_e ON docs USING ivfflat (e vector_l2_ops) WITH (lists = 2);
            ANALYZE docs
            """);
        SchemaFacts facts = await ReadAsync(database, Everything);
        SchemaFacts cramped = new(facts.Catalog, facts.State with { EffectiveCacheBytes = 8192 }, facts.TableStates, facts.IndexStates)
        {
            Server = facts.Server,
            Database = facts.Database,
        };

        Finding lists = Assert.Single(Check(facts, "ivfflat-lists-misfit"));
        Finding memory = Assert.Single(Check(cramped, "vector-index-larger-than-memory"));

        Assert.Empty(Check(facts, "vector-index-larger-than-memory"));
        Assert.True(facts.State.SharedBuffersBytes > 0 && facts.State.EffectiveCacheBytes > 0);
        foreach (string statement in $"{lists.Sql}{memory.Sql}".Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            await database.ExecuteAsync(statement);
        }

        Assert.DoesNotContain(Check(await ReadAsync(database, Everything), "ivfflat-lists-misfit"), one => one.Object == lists.Object);
        Assert.Equal(3L, await database.ScalarAsync<long>("SELECT count(*) FROM pg_index WHERE indrelid = 'docs'::regclass AND indisvalid"));
    }

    private static TableReport Report(SchemaFacts facts, string table) =>
        TableReport.Of(facts, facts.Catalog.Tables.Single(one => one.Name.Name == table));

    private static IndexReport IndexOf(SchemaFacts facts, string index)
    {
        Table table = facts.Catalog.Tables.Single(one => one.Indexes.Any(candidate => candidate.Name == index));
        return IndexReport.Of(facts, table, table.Indexes.Single(one => one.Name == index));
    }

    private static IReadOnlyList<Finding> Check(SchemaFacts facts, string rule) =>
        [.. new SchemaChecks([rule]).Examine(facts).SelectMany(one => one.Findings)];

    private static Task<SchemaFacts> ReadAsync(TestDatabase database, SchemaRequest request) =>
        SchemaFactsReader.ReadAsync(database.Connection, request, CancellationToken.None);

    private static string Quote(string name) => Core.Sql.SqlIdentifier.Quote(name);

    // One statement at a time: VACUUM and DROP INDEX CONCURRENTLY run in no transaction.
    private async Task<TestDatabase> CreateAsync(string sql)
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        foreach (var statement in Core.Sql.SqlSplitter.Split(sql))
        {
            await database.ExecuteAsync(statement.Text);
        }

        return database;
    }
}
