using PgDbre.Core.Indexes.Expressions;
using PgDbre.Core.Plans;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>
/// Collects which columns a plan reads of each table. A scan's own Output is no evidence: below most nodes it lists the whole row,
/// because that costs nothing (use_physical_tlist in createplan.c); only where nothing stands above it is it the statement's own list.
/// </summary>
internal static class NeededColumns
{
    public static void Collect(Plan plan, IReadOnlyList<TableAccess> accesses)
    {
        if (plan.Root.Output.Count == 0)
        {
            // Without VERBOSE, and for the writing of rows, nobody says what is read.
            Forget(accesses);
            return;
        }

        foreach (PlanNode node in plan.Root.Subtree())
        {
            bool isOwnList = node.RelationName is null || node.ParentRelationship is null or "SubPlan" or "InitPlan" or "Member";
            IEnumerable<string?> conditions =
                [node.Filter, node.IndexCond, node.RecheckCond, node.HashCond, node.MergeCond, node.JoinFilter];
            IEnumerable<string> texts =
                [.. conditions.OfType<string>(), .. node.SortKey, .. node.GroupKey, .. isOwnList ? node.Output : []];
            foreach (string text in texts)
            {
                Add(text, accesses);
            }
        }
    }

    private static void Add(string text, IReadOnlyList<TableAccess> accesses)
    {
        List<SqlToken> tokens = SqlTokenizer.Tokenize(text);
        if (tokens.Exists(token => token.Is("*")) && HasWholeRow(tokens))
        {
            Forget(accesses);
            return;
        }

        foreach (ColumnReference reference in ColumnScanner.Columns(tokens))
        {
            foreach (TableAccess access in accesses)
            {
                if (access.Resolve(reference) is { } column)
                {
                    access.Needed?.Add(column.Name);
                }
            }
        }
    }

    // alias.* is the whole row as one value.
    private static bool HasWholeRow(List<SqlToken> tokens)
    {
        for (int i = 1; i < tokens.Count; i++)
        {
            if (tokens[i].Is("*") && tokens[i - 1].Is("."))
            {
                return true;
            }
        }

        return false;
    }

    private static void Forget(IReadOnlyList<TableAccess> accesses)
    {
        foreach (TableAccess access in accesses)
        {
            access.Needed = null;
        }
    }
}
