namespace PgDbre.Benchmarks.Peers;

/// <summary>The Postgres language server (npm @postgres-language-server/cli), every rule on, without a database.</summary>
internal sealed class LanguageServer(string modules) : MigrationPeer(
    Path.Combine(modules, "@postgres-language-server", "cli-x86_64-linux-gnu", "postgres-language-server"), BlockingRules)
{
    private const string Configuration = """{"linter":{"rules":{"safety":{"all":true}}},"db":{"disableConnection":true}}""";

    private const string RulePrefix = " lint/safety/";

    private static readonly Dictionary<string, string> BlockingRules = new()
    {
        ["requireConcurrentIndexCreation"] = "an index is built while writes wait",
        ["requireConcurrentReindex"] = "an index is built while reads and writes wait",
        ["requireConcurrentRefreshMatview"] = "a materialized view is filled anew while reads wait",
        ["concurrentRefreshMatviewLock"] = "a materialized view is filled anew while writes wait",
        ["constraintMissingNotValid"] = "a constraint scans the table",
        ["addingForeignKeyConstraint"] = "a foreign key scans the table",
        ["disallowUniqueConstraint"] = "a unique constraint builds its index while reads and writes wait",
        ["addingPrimaryKeyConstraint"] = "a primary key builds its index while reads and writes wait",
        ["avoidAddingExclusionConstraint"] = "an exclusion constraint builds its index while reads and writes wait",
        ["addingFieldWithDefault"] = "a default may rewrite the table",
        ["addSerialColumn"] = "a serial or stored column rewrites the table",
        ["addingNotNullField"] = "SET NOT NULL scans the table",
        ["changingColumnType"] = "a change of type may rewrite the table",
        ["avoidAttachingPartition"] = "the partition is scanned",
        ["banVacuumFull"] = "VACUUM FULL rewrites the table",
    };

    public override string Name => "language server";

    protected override bool PrintsFindingsAsErrors => true;

    // Which server the migration is for cannot be told it without a connection.
    protected override IEnumerable<string> Arguments(IReadOnlyList<string> files, int major)
    {
        string configuration = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "pgdbre-language-server")).FullName;
        File.WriteAllText(Path.Combine(configuration, "postgres-language-server.jsonc"), Configuration);
        return ["check", $"--config-path={configuration}", "--max-diagnostics=none", .. files];
    }

    // 001.sql:1:1 lint/safety/addingNotNullField ━━━━
    protected override IEnumerable<(string File, string Rule)> Reports(string output) =>
        from line in output.Split('\n')
        let at = line.IndexOf(RulePrefix, StringComparison.Ordinal)
        where at > 0
        select (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(at + RulePrefix.Length)..].Split(' ')[0]);
}
