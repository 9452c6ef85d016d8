namespace PgDbre.Core.Catalog.Copying;

/// <summary>Puts statements in an order in which each finds what it needs.</summary>
public static class CopyOrder
{
    /// <summary>By stage, and within a stage what is needed first; otherwise the order given is kept. A cycle is cut anywhere.</summary>
    public static IReadOnlyList<CopyStatement> Sort(IEnumerable<CopyStatement> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        return [.. statements.GroupBy(statement => statement.Stage).OrderBy(stage => stage.Key).SelectMany(SortStage)];
    }

    private static List<CopyStatement> SortStage(IEnumerable<CopyStatement> stage)
    {
        CopyStatement[] given = [.. stage];
        ILookup<uint, CopyStatement> byOid = given.ToLookup(statement => statement.Oid);
        List<CopyStatement> sorted = [];
        HashSet<CopyStatement> seen = new(ReferenceEqualityComparer.Instance);

        // A stack of our own: views stand on views deeper than a thread's stack is.
        Stack<(CopyStatement Statement, bool IsReady)> pending = new(given.AsEnumerable().Reverse().Select(one => (one, false)));
        while (pending.TryPop(out (CopyStatement Statement, bool IsReady) next))
        {
            if (next.IsReady)
            {
                sorted.Add(next.Statement);
            }
            else if (seen.Add(next.Statement))
            {
                pending.Push((next.Statement, true));
                foreach (CopyStatement needed in next.Statement.Needs.SelectMany(oid => byOid[oid]))
                {
                    pending.Push((needed, false));
                }
            }
        }

        return sorted;
    }
}
