using System.Globalization;
using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Estimates;
using PgDbre.Core.Indexes.Partitions;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>Writes what was selected as the record that goes down the pipe.</summary>
/// <param name="server">host:port of the tables.</param>
/// <param name="database">Their database.</param>
/// <param name="catalog">Their catalog.</param>
/// <param name="partitioned">The partitioned ones among them, with their partitions.</param>
/// <param name="isOfCopy">True if the plans are those of a copy of the database.</param>
internal sealed class RecommendationWriter(
    string server, string database, SchemaCatalog catalog, PartitionedTables partitioned, bool isOfCopy = false)
{
    private readonly IndexNaming _naming = new(catalog.RelationNames.Concat(partitioned.RelationNames));

    public IndexRecommendation Write(SelectedIndex selected)
    {
        IndexDefinition definition = selected.Candidate.Definition;
        Table table = catalog.Find(definition.Table) ?? partitioned.Find(definition.Table)?.Top
            ?? throw new InvalidOperationException($"The catalog lost {definition.Table}.");
        string name = _naming.Choose(definition);
        WriteCost writes = WriteCost.Of(table, definition);
        SizeRange? size = partitioned.Size(table, definition, selected.Candidate.RowShare);
        return new IndexRecommendation
        {
            Server = server,
            Database = database,
            Schema = definition.Table.Schema,
            Table = definition.Table.Name,
            Index = name,
            Method = definition.Method,
            Columns = definition.KeyText,
            Include = definition.Include.Count == 0 ? null : string.Join(", ", definition.Include.Select(SqlIdentifier.Display)),
            Where = definition.Where,
            Reason = Reason(selected),
            Verification = isOfCopy && selected.Verification == Verification.Verified ? Verification.OnCopy : selected.Verification,
            CostBefore = selected.CostBefore,
            CostAfter = selected.CostAfter,
            GainPercent = Gain(selected),
            EstimatedSizeBytes = size?.Expected,
            MinSizeBytes = size?.Low,
            MaxSizeBytes = size?.High,
            ValueMs = Rounded(selected.ValueMs),
            EstimatedBuildSeconds = Rounded(partitioned.BuildSeconds(table, definition, selected.Candidate.RowShare)),
            BuildMemoryBytes = selected.Candidate.BuildMemoryBytes,
            WriteCostMicroseconds = writes.Microseconds,
            WalBytesPerRow = writes.WalBytes,
            WriteMsPerDay = Rounded(selected.WriteMs),
            WriteCost = writes.Text,
            QueryCount = selected.Queries.Count,
            Sql = partitioned.Sql(definition, name),
            RuleId = selected.Candidate.RuleId,
            RewrittenQuery = selected.Candidate.RewrittenQuery,
            Replaces = [.. selected.Replaced.Select(index => index.Name)],
            QueryGains = selected.Gains,
            Queries = [.. selected.Queries.Select(query => query.Query.Statement?.Text ?? query.Plan.Query).OfType<string>()],
            Origin = [.. selected.Queries.Select(query => query.Query.Plan ?? query.Plan)],
            Notes =
            [
                .. selected.Candidate.Notes,
                .. ReplacedNotes(selected),
                .. partitioned.PartsOf(table).SelectMany(TableNotes).Distinct(),
            ],
            Definition = definition,
        };
    }

    private static string Reason(SelectedIndex selected) => Gain(selected) is { } gain
        ? string.Create(CultureInfo.InvariantCulture, $"{selected.Candidate.Reason} The planner's cost falls by {gain:0.#} %.")
        : selected.Candidate.Reason;

    private static double? Gain(SelectedIndex selected) => selected is { CostBefore: > 0 and { } before, CostAfter: { } after }
        ? Math.Round(100 * (before - after) / before, 2)
        : null;

    private static IEnumerable<string> ReplacedNotes(SelectedIndex selected) => selected.Replaced.Select(index =>
        $"It makes {index.Name} superfluous: with that hidden, no query of the workload costs more. Once it is built: "
        + $"DROP INDEX CONCURRENTLY {SqlIdentifier.Quote(selected.Candidate.Definition.Table.Schema, index.Name)}; undone by {index.Definition}.");

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 3) : null;

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
