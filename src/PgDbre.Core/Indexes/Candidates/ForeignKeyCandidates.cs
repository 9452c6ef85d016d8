using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>
/// Foreign keys without an index on the child: each DELETE or key UPDATE of the parent reads the whole child while it
/// holds locks. Wanted always; no query's cost proves it.
/// </summary>
internal static class ForeignKeyCandidates
{
    public static CandidateList Find(IEnumerable<Table> children)
    {
        CandidateList found = new();
        Dictionary<TableName, Table> tables =
            children.Where(child => child.Kind != TableKind.MaterializedView).ToDictionary(child => child.Name);
        foreach (Table child in tables.Values)
        {
            foreach (ForeignKey key in child.ForeignKeys.Where(key => !IsInherited(child, key, tables)))
            {
                if (IndexCoverage.FindForForeignKey(child, key) is { } serving)
                {
                    found.Reject($"{child} ({string.Join(", ", key.Columns)})", $"Index {serving.Name} serves foreign key {key.Name}.");
                }
                else
                {
                    found.Add(child, Candidate(child, key));
                }
            }
        }

        return found;
    }

    // The whole table's index covers its partitions, and New-PgIndex attaches those that have one.
    private static bool IsInherited(Table child, ForeignKey key, Dictionary<TableName, Table> tables) =>
        child.PartitionRoot is { } root
        && root != child.Name
        && tables.TryGetValue(root, out Table? whole)
        && whole.ForeignKeys.Any(above => above.Parent == key.Parent && above.Columns.SequenceEqual(key.Columns));

    private static IndexCandidate Candidate(Table child, ForeignKey key) => new()
    {
        Definition = new IndexDefinition { Table = child.Name, Keys = [.. key.Columns.Select(IndexKey.On)] },
        FreeKeys = key.Columns.Count,
        RuleId = RuleIds.ForeignKey,
        Reason = $"Foreign key {key.Name} to {key.Parent} has no index (ON DELETE {key.OnDelete}): each delete there scans this table.",
        IsRuleChoice = true,
        Notes = child.IsPartition ? ["The table is a partition: the other partitions want the same index."] : [],
    };
}
