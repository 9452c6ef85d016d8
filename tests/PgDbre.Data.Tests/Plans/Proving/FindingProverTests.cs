using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Findings;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Proving;
using PgDbre.Data.Connections;
using PgDbre.Data.Plans;
using PgDbre.Data.Plans.Proving;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Plans.Proving;

[Collection(SandboxCollection.Name)]
public sealed class FindingProverTests(SandboxFixture sandbox)
{
    private const string Selective = "SELECT * FROM orders WHERE customer = 42";

    [Fact]
    public async Task An_index_that_the_planner_takes_is_proven()
    {
        await using TestDatabase database = await CreateAsync();

        ProofResult result = await ProveAsync(database, Explain.Request(Selective));

        FindingProof proof = ProofOf(result, "seq-scan-selective-filter");
        Assert.Equal((ProofVerdict.Proven, "Seq Scan", "Bitmap Heap Scan using it"), (proof.Verdict, proof.BeforeStep, proof.AfterStep));
        Assert.True(proof.GainPercent > 90, proof.ToString());
        Assert.InRange(proof.IndexSizeBytes!.Value, 100_000, 10_000_000);
        Assert.Null(proof.Reason);
        Assert.Empty(result.Warnings);
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM pg_index WHERE indrelid = 'orders'::regclass"));
    }

    [Fact]
    public async Task A_plan_of_a_run_is_proven_by_plain_plans()
    {
        await using TestDatabase database = await CreateAsync();

        ProofResult result = await ProveAsync(database, Explain.Request(Selective) with { Analyze = true });

        FindingProof proof = ProofOf(result, "seq-scan-selective-filter");
        Assert.Equal((ProofVerdict.Proven, false), (proof.Verdict, proof.IsMeasured));
        Assert.Equal(result.Plan.TotalCost, proof.BeforeCost);
    }

    [Fact]
    public async Task A_query_whose_values_are_not_known_is_verified_by_its_generic_plan()
    {
        await using TestDatabase database = await CreateAsync();

        ProofResult result = await ProveAsync(database, Explain.Request("SELECT * FROM orders WHERE customer = $1"));

        Assert.Equal(ProofVerdict.Proven, ProofOf(result, "seq-scan-selective-filter").Verdict);
    }

    [Fact]
    public async Task An_index_that_the_planner_leaves_is_not_proven()
    {
        await using TestDatabase database = await CreateAsync();
        Plan plan = await PlanAsync(database, "CREATE INDEX ON orders (note);");

        ProofResult result = await ProveAsync(database, Explain.Request(Selective), plan);

        FindingProof proof = Assert.Single(result.Plan.Findings).Proof!;
        Assert.Equal((ProofVerdict.NotProven, "the planner does not use the index", "Seq Scan"), (proof.Verdict, proof.Reason, proof.AfterStep));
    }

    [Fact]
    public async Task An_index_that_saves_little_is_not_proven()
    {
        await using TestDatabase database = await CreateAsync();
        const string sql = "SELECT sum(amount) FROM orders WHERE status < 2";
        Plan plan = await PlanAsync(database, "CREATE INDEX ON orders (status);", sql);

        FindingProof proof = Assert.Single((await ProveAsync(database, Explain.Request(sql), plan)).Plan.Findings).Proof!;

        Assert.Equal(ProofVerdict.NotProven, proof.Verdict);
        Assert.Contains("% are asked for", proof.Reason, StringComparison.Ordinal);
        Assert.EndsWith("using it", proof.AfterStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spill_is_gone_with_the_memory_proposed()
    {
        await using TestDatabase database = await CreateAsync();

        ProofResult result = await ProveAsync(
            database, Explain.Request("SELECT * FROM orders ORDER BY note") with { Analyze = true, Settings = Settings("work_mem", "1MB") });

        FindingProof proof = ProofOf(result, "sort-spilled-to-disk");
        Assert.Equal((ProofVerdict.Proven, true), (proof.Verdict, proof.IsMeasured));
        Assert.True(proof.BeforeTempBlocks > 100, proof.ToString());
        Assert.Equal(0, proof.AfterTempBlocks);
        Assert.NotNull(proof.AfterMs);
    }

    [Fact]
    public async Task A_setting_that_does_not_mend_it_is_not_proven()
    {
        await using TestDatabase database = await CreateAsync();
        PlanRequest request = Explain.Request("SELECT * FROM orders ORDER BY note") with { Analyze = true, Settings = Settings("work_mem", "1MB") };
        Plan plan = PlanFindings.Examine((await database.ExplainAsync(request))!);
        Finding spilled = plan.Findings.First(finding => finding.RuleId == "sort-spilled-to-disk") with { Sql = "SET LOCAL work_mem = '2MB';" };

        FindingProof proof = (await ProveAsync(database, request, plan with { Findings = new([spilled]) })).Plan.Findings[0].Proof!;

        Assert.Equal((ProofVerdict.NotProven, "the finding remains with it"), (proof.Verdict, proof.Reason));
    }

    [Fact]
    public async Task A_statement_that_writes_is_rolled_back_after_every_run()
    {
        await using TestDatabase database = await CreateAsync();
        const string sql = "INSERT INTO copies SELECT id, note FROM orders ORDER BY note";
        PlanRequest request = Explain.Request(sql) with { Analyze = true, Settings = Settings("work_mem", "1MB") };
        Plan plan = PlanFindings.Examine((await database.ExplainAsync(request, allowWrite: true))!);

        ProofResult result = await ProveAsync(database, request, plan, allowWrite: true);

        Assert.Equal(ProofVerdict.Proven, ProofOf(result, "sort-spilled-to-disk").Verdict);
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM copies"));
    }

    [Fact]
    public async Task What_cannot_be_simulated_is_not_tried()
    {
        await using TestDatabase database = await CreateAsync();
        Plan plan = await PlanAsync(database, "ANALYZE orders;");

        FindingProof proof = (await ProveAsync(database, Explain.Request(Selective), plan)).Plan.Findings[0].Proof!;

        Assert.Equal(ProofVerdict.NotTried, proof.Verdict);
        Assert.StartsWith("ANALYZE cannot be tried aside", proof.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_refuses_leaves_the_others_their_turn()
    {
        await using TestDatabase database = await CreateAsync();
        Plan plan = await PlanAsync(database, "CREATE INDEX ON orders (nowhere);");
        Plan two = plan with { Findings = new([plan.Findings[0], plan.Findings[0] with { Sql = "CREATE INDEX ON orders (customer);" }]) };

        FindingProof[] proofs = [.. (await ProveAsync(database, Explain.Request(Selective), two)).Plan.Findings.Select(finding => finding.Proof!)];

        Assert.Equal([ProofVerdict.NotTried, ProofVerdict.Proven], proofs.Select(proof => proof.Verdict));
        Assert.Contains("nowhere", proofs[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_most_valuable_come_first_and_each_statement_is_tried_once()
    {
        await using TestDatabase database = await CreateAsync();
        Plan plan = await PlanAsync(database, "CREATE INDEX ON orders (customer);");
        Finding[] findings = [.. Enumerable.Range(1, 12).Select(i => plan.Findings[0] with { Sql = $"SET LOCAL work_mem = '{i}MB';", Score = i }), plan.Findings[0] with { Score = 100 }, plan.Findings[0] with { Score = 50 }];

        FindingProof[] proofs = [.. (await ProveAsync(database, Explain.Request(Selective), plan with { Findings = new(findings) })).Plan.Findings.Select(finding => finding.Proof!)];

        Assert.Equal([1, 2, 3], Enumerable.Range(0, 14).Where(i => proofs[i].Verdict == ProofVerdict.NotTried).Select(i => i + 1));
        Assert.Contains("10 statements are tried", proofs[0].Reason, StringComparison.Ordinal);
        Assert.Same(proofs[12], proofs[13]);
    }

    [Fact]
    public async Task Without_HypoPG_the_remedy_is_named_and_settings_are_tried_all_the_same()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync("DROP EXTENSION hypopg");
        const string sql = "SELECT * FROM orders WHERE customer = 42 UNION ALL (SELECT * FROM orders ORDER BY note)";

        ProofResult result = await ProveAsync(database, Explain.Request(sql) with { Analyze = true, Settings = Settings("work_mem", "1MB") });

        Assert.Equal(
            $"No index was tried in database '{database.Target.Database}': the database has no HypoPG. What helps: CREATE EXTENSION hypopg;",
            Assert.Single(result.Warnings));
        Assert.Equal(ProofVerdict.NotTried, ProofOf(result, "seq-scan-selective-filter").Verdict);
        Assert.Equal(ProofVerdict.Proven, ProofOf(result, "sort-spilled-to-disk").Verdict);
    }

    [Fact]
    public async Task A_reader_verifies_and_one_without_the_schema_is_told_the_grant()
    {
        await using TestDatabase database = await CreateAsync();
        string role = $"reader_{Guid.NewGuid():N}";
        await database.ExecuteAsync(
            $"""
            CREATE ROLE {role} LOGIN PASSWORD 'reader'; GRANT SELECT ON orders TO {role};
            CREATE SCHEMA tools; ALTER EXTENSION hypopg SET SCHEMA tools;
            """);
        try
        {
            await using PgConnection reader = await ServerConnector.ConnectAsync(database.Target with { User = role, Password = "reader" }, CancellationToken.None);

            ProofResult refused = await ProveAsync(reader, Explain.Request(Selective));
            await database.ExecuteAsync($"GRANT USAGE ON SCHEMA tools TO {role}");
            ProofResult granted = await ProveAsync(reader, Explain.Request(Selective));

            Assert.EndsWith($"GRANT USAGE ON SCHEMA tools TO {role};", Assert.Single(refused.Warnings), StringComparison.Ordinal);
            Assert.Equal(ProofVerdict.NotTried, ProofOf(refused, "seq-scan-selective-filter").Verdict);
            Assert.Equal(ProofVerdict.Proven, ProofOf(granted, "seq-scan-selective-filter").Verdict);
        }
        finally
        {
            await database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task Somebody_elses_hypothetical_index_stays_and_ours_goes()
    {
        await using TestDatabase database = await CreateAsync();
        await using (ServerTransaction other = await ServerTransaction.ReadOnlyAsync(database.Connection, SessionLimits.Default, CancellationToken.None))
        {
            await other.ExecuteAsync("SELECT hypopg_create_index('CREATE INDEX ON orders (amount)')", CancellationToken.None);
        }

        await ProveAsync(database, Explain.Request(Selective));

        await using ServerTransaction after = await ServerTransaction.ReadOnlyAsync(database.Connection, SessionLimits.Default, CancellationToken.None);
        Assert.Equal(["amount"], await after.ListAsync(
            "SELECT a.attname::text FROM hypopg() h JOIN pg_attribute a ON a.attrelid = h.indrelid AND a.attnum = h.indkey[0]", row => row.GetString(0), CancellationToken.None));
    }

    [Fact]
    public async Task It_works_through_a_pooler_in_transaction_mode()
    {
        await using TestDatabase database = await CreateAsync();
        ConnectionTarget pooler = database.Target with { Port = sandbox.Sandbox.Endpoint.PgBouncerPort!.Value };
        await using PgConnection pooled = await ServerConnector.ConnectAsync(pooler, CancellationToken.None);

        ProofResult result = await ProveAsync(pooled, Explain.Request(Selective) with { Analyze = true });

        Assert.Equal(ProofVerdict.Proven, ProofOf(result, "seq-scan-selective-filter").Verdict);
    }

    private static FindingProof ProofOf(ProofResult result, string rule) =>
        result.Plan.Findings.First(finding => finding.RuleId == rule).Proof!;

    private static Dictionary<string, string> Settings(string name, string value) => new() { [name] = value };

    private static Task<ProofResult> ProveAsync(TestDatabase database, PlanRequest request) => ProveAsync(database.Connection, request);

    private static async Task<ProofResult> ProveAsync(PgConnection connection, PlanRequest request)
    {
        Plan plan = (await ExplainRunner.RunAsync(connection, request, SessionLimits.Default, allowWrite: false, CancellationToken.None))!;
        return await ProveAsync(connection, request, PlanFindings.Examine(plan));
    }

    private static Task<ProofResult> ProveAsync(TestDatabase database, PlanRequest request, Plan plan, bool allowWrite = false) =>
        ProveAsync(database.Connection, request, plan, allowWrite);

    private static Task<ProofResult> ProveAsync(PgConnection connection, PlanRequest request, Plan plan, bool allowWrite = false) => FindingProver.ProveAsync(
        connection,
        new ProofRequest { Plan = plan, Explain = request, Examine = plan => PlanFindings.Examine(plan), Limits = SessionLimits.Default, AllowWrite = allowWrite },
        CancellationToken.None);

    // The selective scan's finding, with another statement to try.
    private static async Task<Plan> PlanAsync(TestDatabase database, string proposed, string sql = Selective)
    {
        Plan plan = PlanFindings.Examine(await database.ExplainAsync(Selective));
        Finding finding = plan.Findings.First(one => one.RuleId == "seq-scan-selective-filter") with { Sql = proposed };
        return (sql == Selective ? plan : await database.ExplainAsync(sql)) with { Findings = new([finding]) };
    }

    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE orders (id int, customer int, status int, amount int, note text);
            INSERT INTO orders SELECT i, i % 2000, i % 10, i % 97, 'note ' || md5(i::text) FROM generate_series(1, 40000) i;
            CREATE TABLE copies (id int, note text);
            """);
        await database.ExecuteAsync("VACUUM ANALYZE orders");
        return database;
    }
}
