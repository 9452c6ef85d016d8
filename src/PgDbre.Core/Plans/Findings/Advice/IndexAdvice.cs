using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;

namespace PgDbre.Core.Plans.Findings;

/// <summary>What to do about a scan that an index could serve: build it, or use the one that is there.</summary>
internal static class IndexAdvice
{
    /// <summary>Proposes the index, unless the catalog has one that serves: then it says why that was not used.</summary>
    public static Remedy For(PlanFacts facts, PlanNode scan, WantedIndex? wanted, string words)
    {
        if (wanted is null)
        {
            return new Remedy(words, null);
        }

        Remedy proposal = new(words, IndexStatement.Create(facts, scan, wanted));
        return facts.TableOf(scan) is not { } table ? proposal
            : Serving(table, wanted) is { } there ? Unused(facts, scan, table, there)
            : Invalid(table, wanted)
                ?? ((Partial(table, wanted) ?? OtherCollation(table, wanted)) is { } near
                    ? proposal with { Words = $"{words} {near}" }
                    : proposal);
    }

    /// <summary>The valid index of the table that already serves; null if there is none.</summary>
    public static TableIndex? Serving(Table table, WantedIndex wanted) =>
        IndexCoverage.FindServing(Searchable(table, wanted), wanted.Definition(table.Name), wanted.FreeKeys, wanted.IsSorted)
            ?? (wanted is { Method: "btree", IsSorted: false, FreeKeys: 1, Keys.Count: 1 }
                ? Serving(table, wanted with { Method = "hash" })
                : null);

    // An index whose classes compare patterns byte by byte finds equal values like any other.
    private static Table Searchable(Table table, WantedIndex wanted) => wanted.FreeKeys < wanted.Keys.Count || wanted.IsSorted
        ? table
        : Changed(table, _ => true, index => index with { Keys = [.. index.Keys.Select(WithoutPatternClass)] });

    private static IndexColumn WithoutPatternClass(IndexColumn key) =>
        key.OperatorClass is "text_pattern_ops" or "varchar_pattern_ops" or "bpchar_pattern_ops" ? key with { OperatorClass = null } : key;

    private static Remedy Unused(PlanFacts facts, PlanNode scan, Table table, TableIndex index)
    {
        if (scan.Subtree().Any(node => node.IndexName == index.Name))
        {
            return new Remedy(
                $"Index {index.Name}, which was used, already holds these columns: the filter as written cannot be part of its search.",
                null);
        }

        string keys = $"Index {index.Name} already serves this condition";
        if (PlannerSwitch.ForbiddingIndexes(facts.Plan) is { Length: > 0 } off)
        {
            return new Remedy($"{keys}, but {off}, so the planner may not use it.", null);
        }

        StatisticsAge statistics = StatisticsAge.Of(table);
        return statistics.NeedsAnalyze
            ? new Remedy(
                $"{keys}; the planner may have left it because {table.Name} {statistics.Words}.",
                $"ANALYZE {IndexStatement.Name(table.Name)};")
            : new Remedy(
                $"{keys}; the planner expected {Figure.Count(scan.Metrics.TotalPlanRows ?? scan.PlanRows)} rows and took it for dearer. "
                + "Compare with SET LOCAL enable_seqscan = off; where random reads are as cheap as sequential ones, random_page_cost "
                + "near 1 says so.",
                null);
    }

    private static Remedy? Invalid(Table table, WantedIndex wanted) =>
        Serving(Changed(table, index => !index.IsValid, index => index with { IsValid = true }), wanted) is { } broken
            ? new Remedy(
                $"Index {broken.Name} would serve this condition but is invalid: its concurrent build failed, so it costs writes and "
                + "serves nothing. Build it anew, or drop it.",
                $"REINDEX INDEX CONCURRENTLY {IndexStatement.Name(new TableName(table.Name.Schema, broken.Name))};")
            : null;

    private static string? Partial(Table table, WantedIndex wanted) =>
        Serving(Changed(table, index => index.Predicate is not null, index => index with { Predicate = null }), wanted) is { } partial
            ? $"Index {partial.Name} holds these columns, but only WHERE "
                + $"{table.Indexes.First(index => index.Oid == partial.Oid).Predicate}: a query that repeats this condition can use it."
            : null;

    private static string? OtherCollation(Table table, WantedIndex wanted) =>
        Serving(Changed(table, _ => true, WithoutCollation), wanted) is { } other
            ? $"Index {other.Name} has another collation than the comparison, so it cannot serve it."
            : null;

    private static TableIndex WithoutCollation(TableIndex index) =>
        index with { Keys = [.. index.Keys.Select(key => key with { Collation = null })] };

    private static Table Changed(Table table, Func<TableIndex, bool> which, Func<TableIndex, TableIndex> change) =>
        table with { Indexes = [.. table.Indexes.Where(which).Select(change)] };
}
