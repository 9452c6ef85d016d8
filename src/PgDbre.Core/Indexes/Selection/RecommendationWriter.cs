using System.Globalization;
using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Estimates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>Writes what was selected as the record that goes down the pipe.</summary>
internal sealed class RecommendationWriter(string server, string database, SchemaCatalog catalog)
{
    private readonly IndexNaming _naming = new(catalog.RelationNames);

    public IndexRecommendation Write(SelectedIndex selected)
    {
        IndexDefinition definition = selected.Candidate.Definition;
        Table table = catalog.Find(definition.Table) ?? throw new InvalidOperationException($"The catalog lost {definition.Table}.");
        string name = _naming.Choose(definition);
        WriteCost writes = WriteCost.Of(table, definition);
        return new IndexRecommendation
        {
            Server = server,
            Database = database,
            Schema = definition.Table.Schema,
            Table = definition.Table.Name,
            Index = name,
            Method = definition.Method,
            Columns = definition.KeyText,
            Reason = Reason(selected),
            Verification = selected.Verification,
            CostBefore = selected.CostBefore,
            CostAfter = selected.CostAfter,
            GainPercent = Gain(selected),
            EstimatedSizeBytes = IndexSize.Estimate(table, definition),
            WriteCostMicroseconds = writes.Microseconds,
            WriteCost = writes.Text,
            QueryCount = selected.Queries.Count,
            Sql = definition.ToSql(name),
            RuleId = selected.Candidate.RuleId,
            Queries = [.. selected.Queries.Select(query => query.Query.Statement?.Text ?? query.Plan.Query).OfType<string>()],
            Origin = [.. selected.Queries.Select(query => query.Query.Plan ?? query.Plan)],
            Notes = [.. selected.Candidate.Notes, .. TableNotes(table)],
            Definition = definition,
        };
    }

    private static string Reason(SelectedIndex selected) => Gain(selected) is { } gain
        ? string.Create(CultureInfo.InvariantCulture, $"{selected.Candidate.Reason} The planner's cost falls by {gain:0.#} %.")
        : selected.Candidate.Reason;

    private static double? Gain(SelectedIndex selected) => selected is { CostBefore: > 0 and { } before, CostAfter: { } after }
        ? Math.Round(100 * (before - after) / before, 2)
        : null;

    private static IEnumerable<string> TableNotes(Table table)
    {
        if (!table.CanRead)
        {
            yield return "The role may not read the table's statistics (pg_stats), so size and order of the columns rest on defaults: GRANT SELECT on it.";
        }
        else if (table.Rows is null)
        {
            yield return "The table was never analysed, so nothing is known of its contents: run ANALYZE first.";
        }
    }
}
