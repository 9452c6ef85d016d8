using PgDbre.Core.Findings;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class SchemaNotChecked : SchemaCheck
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "schema-not-checked",
        Title = "What could not be judged",
        Why = "A check that lacks its data is silent, and silence would look like a clean schema.",
        Advice = "Grant what is missing, or know what the result leaves out.",
        BadExample = "column statistics of 12 tables are hidden",
        GoodExample = "GRANT pg_read_all_data TO the role",
        MaxSeverity = Severity.Info,
        SeverityRule = "Always info.",
    };

    public override IEnumerable<Finding> Examine(SchemaFacts facts, Table? table) =>
        table is null ? Gaps(facts).Select(gap => Found(facts, new SchemaObservation
        {
            Object = facts.Database,
            Severity = Severity.Info,
            Message = gap.Message,
            Evidence = gap.Evidence,
            Recommendation = gap.Remedy,
        })) : [];

    private static IEnumerable<(string Message, string Evidence, string Remedy)> Gaps(SchemaFacts facts)
    {
        const string Grant = "GRANT pg_read_all_data TO the role (PostgreSQL 14 and later), or SELECT on them.";
        int hidden = facts.Catalog.Tables.Count(table => !table.CanReadStatistics);
        if (hidden > 0)
        {
            yield return (
                $"Column statistics of {hidden} tables are hidden: bloat, key widths and the largest keys of those were not judged.",
                "no SELECT on the tables",
                Grant);
        }

        int unread = facts.Sequences.Where(sequence => !sequence.CanRead).Select(sequence => sequence.Oid).Distinct().Count();
        if (unread > 0)
        {
            yield return (
                $"{unread} sequences may not be read: how far they and the keys they feed have gone was not judged.",
                "no SELECT on the sequences",
                Grant);
        }

        if (!facts.State.IsCounting)
        {
            yield return (
                "track_counts is off: which indexes are used is not known.",
                "track_counts = off",
                "Set track_counts = on; autovacuum needs it too.");
        }

        if (facts.Held.Count > 0)
        {
            string names = string.Join(", ", facts.Held.Take(5)) + (facts.Held.Count > 5 ? ", …" : "");
            yield return (
                $"{facts.Held.Count} tables are held exclusively and were not judged: {names}.",
                "AccessExclusiveLock in pg_locks",
                "Run it again when the migration is over.");
        }

        foreach (string gap in facts.Gaps)
        {
            yield return (gap, "pg_stat_statements", "See Get-PgServer for the exact remedy.");
        }
    }
}
