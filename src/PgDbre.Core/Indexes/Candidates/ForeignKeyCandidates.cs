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
        foreach (Table child in children.Where(child => child.Kind == TableKind.Table))
        {
            foreach (ForeignKey key in child.ForeignKeys)
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
