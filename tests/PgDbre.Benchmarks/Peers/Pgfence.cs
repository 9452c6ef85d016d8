using System.Text.Json;

namespace PgDbre.Benchmarks.Peers;

/// <summary>pgfence (npm @flvmnt/pgfence).</summary>
internal sealed class Pgfence(string modules) : MigrationPeer(Path.Combine(modules, ".bin", "pgfence"), BlockingRules)
{
    private static readonly Dictionary<string, string> BlockingRules = new()
    {
        ["create-index-not-concurrent"] = "an index is built while writes wait",
        ["add-constraint-check-no-not-valid"] = "a check scans the table",
        ["add-constraint-fk-no-not-valid"] = "a foreign key scans the table",
        ["add-constraint-exclude"] = "an exclusion constraint builds its index while reads and writes wait",
        ["add-constraint-unique"] = "a unique constraint builds its index while reads and writes wait",
        ["add-pk-without-using-index"] = "a primary key builds its index while reads and writes wait",
        ["add-column-non-constant-default"] = "a default that is not constant rewrites the table",
        ["add-column-serial"] = "a serial column rewrites the table",
        ["add-column-stored-generated"] = "a stored column rewrites the table",
        ["alter-column-set-not-null"] = "SET NOT NULL scans the table",
        ["alter-column-type"] = "a change of type rewrites the table",
        ["vacuum-full"] = "VACUUM FULL rewrites the table",
    };

    public override string Name => "pgfence";

    protected override IEnumerable<string> Arguments(IReadOnlyList<string> files, int major) =>
        ["analyze", "--min-pg-version", $"{major}", "--output", "json", .. files];

    // What it calls harmless itself ("metadata-only") is no alarm.
    protected override IEnumerable<(string File, string Rule)> Reports(string output)
    {
        if (output.Length == 0)
        {
            return [];
        }

        using JsonDocument document = JsonDocument.Parse(output);
        return [..
            from file in document.RootElement.GetProperty("results").EnumerateArray()
            from check in file.GetProperty("checks").EnumerateArray()
            where check.GetProperty("risk").GetString() is not ("LOW" or "SAFE")
            select (Path.GetFileName(file.GetProperty("filePath").GetString()!), check.GetProperty("ruleId").GetString()!)];
    }
}
