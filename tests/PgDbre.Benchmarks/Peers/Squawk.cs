using System.Text.Json;

namespace PgDbre.Benchmarks.Peers;

/// <summary>squawk (npm squawk-cli).</summary>
internal sealed class Squawk(string modules)
    : MigrationPeer(Path.Combine(modules, "@squawk-cli", "linux-x64", "bin", "squawk"), BlockingRules)
{
    private static readonly Dictionary<string, string> BlockingRules = new()
    {
        ["require-concurrent-index-creation"] = "an index is built while writes wait",
        ["require-concurrent-reindex"] = "an index is built while reads and writes wait",
        ["prefer-repack"] = "CLUSTER and VACUUM FULL rewrite the table",
        ["constraint-missing-not-valid"] = "a constraint scans the table",
        ["adding-foreign-key-constraint"] = "a foreign key scans the table",
        ["disallowed-unique-constraint"] = "a unique constraint builds its index while reads and writes wait",
        ["adding-serial-primary-key-field"] = "a primary key builds its index while reads and writes wait",
        ["adding-field-with-default"] = "a default that is not constant rewrites the table",
        ["adding-not-nullable-field"] = "SET NOT NULL scans the table",
        ["changing-column-type"] = "a change of type rewrites the table",
        ["ban-alter-domain-with-add-constraint"] = "every table with the domain is scanned",
    };

    public override string Name => "squawk";

    protected override IEnumerable<string> Arguments(IReadOnlyList<string> files, int major) =>
        ["--pg-version", $"{major}.0", "--reporter", "json", .. files];

    protected override IEnumerable<(string File, string Rule)> Reports(string output)
    {
        if (output.Length == 0)
        {
            return [];
        }

        using JsonDocument document = JsonDocument.Parse(output);
        return [.. document.RootElement.EnumerateArray().Select(finding =>
            (finding.GetProperty("file").GetString()!, finding.GetProperty("rule_name").GetString()!))];
    }
}
