using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;

namespace PgDbre.Core.Plans.Findings;

/// <summary>Which index serves a LIKE: a B-tree for a prefix, by the column's collation; trigrams for everything else.</summary>
internal static class PatternAdvice
{
    private const string TrigramExtension = "pg_trgm";

    public static Remedy For(PlanFacts facts, PlanNode scan, Condition condition)
    {
        Column? column = facts.TableOf(scan)?.FindColumn(condition.Column);
        return IsPrefix(condition) ? Prefix(facts, scan, condition, column) : Anywhere(facts, scan, condition);
    }

    private static bool IsPrefix(Condition condition) => condition.Operator == "~~" && condition.Right is ['\'', not ('%' or '_'), ..];

    private static Remedy Prefix(PlanFacts facts, PlanNode scan, Condition condition, Column? column)
    {
        // Only byte order keeps all strings of one prefix together.
        if (column is { HasByteOrder: true })
        {
            return IndexAdvice.For(
                facts, scan, new WantedIndex([IndexKey.On(condition.Column)], FreeKeys: 0),
                $"The order of {condition.Column} is byte order, so a plain B-tree index serves prefixes.");
        }

        string operatorClass = column?.BaseType switch
        {
            "varchar" => "varchar_pattern_ops",
            "bpchar" => "bpchar_pattern_ops",
            _ => "text_pattern_ops",
        };
        IndexKey key = IndexKey.On(condition.Column) with { OperatorClass = operatorClass };
        string plain = Plain(facts.TableOf(scan), condition) is { } index
            ? $" Index {index.Name} is ordered by the column's collation and cannot."
            : "";
        return IndexAdvice.For(
            facts,
            scan,
            new WantedIndex([key], FreeKeys: 0),
            $"A B-tree index with {operatorClass} serves prefixes in every collation.{plain}");
    }

    private static TableIndex? Plain(Table? table, Condition condition) =>
        table is null ? null : IndexAdvice.Serving(table, new WantedIndex([IndexKey.On(condition.Column)], FreeKeys: 0));

    private static Remedy Anywhere(PlanFacts facts, PlanNode scan, Condition condition)
    {
        const string Words = "A trigram index serves patterns anywhere in the text if they have three letters in a row";
        IndexKey key = IndexKey.On(condition.Column) with { OperatorClass = "gin_trgm_ops" };
        WantedIndex wanted = WantedIndex.On(key) with { Method = "gin" };
        if (facts.Catalog is null)
        {
            return IndexAdvice.For(facts, scan, wanted, $"{Words}; it needs the extension pg_trgm (CREATE EXTENSION pg_trgm).");
        }

        if (!facts.Catalog.Extensions.ContainsKey(TrigramExtension))
        {
            return new Remedy(
                $"{Words}. The extension pg_trgm is not installed: create it first.",
                IndexStatement.Create(facts, scan, wanted) is { } create ? $"CREATE EXTENSION {TrigramExtension}; {create}" : null);
        }

        WantedIndex tree = WantedIndex.On(key with { OperatorClass = "gist_trgm_ops" }) with { Method = "gist" };
        bool hasTree = facts.TableOf(scan) is { } table && IndexAdvice.Serving(table, tree) is not null;
        return IndexAdvice.For(facts, scan, hasTree ? tree : wanted, $"{Words}.");
    }
}
