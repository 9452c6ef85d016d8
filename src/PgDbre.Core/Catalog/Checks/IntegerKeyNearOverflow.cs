using System.Globalization;
using PgDbre.Core.Findings;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class IntegerKeyNearOverflow : TableCheck
{
    private const double WarnPercent = 70;
    private const double CriticalPercent = 90;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "integer-key-near-overflow",
        Title = "Integer key close to the end of its type",
        Why = "At the end every insert fails, and widening the column rewrites the table under an exclusive lock.",
        Advice = "A second bigint column kept in step by a trigger, filled in batches and swapped in a short transaction, long before "
            + "the end; the referencing columns too.",
        BadExample = "id int, last_value 2,040,109,465 of 2,147,483,647",
        GoodExample = "id bigint",
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical from 90 % of the type's range, high from 70 %.",
        Reference = "https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-INT",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table) =>
        IntegerKey.Of(facts, table).Where(key => key.UsedPercent >= WarnPercent).Select(key => Found(facts, table, key));

    private Finding Found(SchemaFacts facts, Table table, IntegerKey key)
    {
        string[] followers = [.. table.ReferencedBy
            .Where(reference => reference.ParentColumns.Contains(key.Column.Name))
            .Select(reference => reference.Child.ToString())
            .Distinct()];
        string percent = string.Create(CultureInfo.InvariantCulture, $"{key.UsedPercent:0.#} %");
        return Found(facts, new SchemaObservation
        {
            Object = $"{table}.{SqlIdentifier.Display(key.Column.Name)}",
            Severity = key.UsedPercent >= CriticalPercent ? Severity.Critical : Severity.High,
            Message = $"The {key.Column.Type} key stands at {Quantity.Count(key.Largest)} of {Quantity.Count(key.Limit)} ({percent}), "
                + $"{Quantity.Count(key.Limit - key.Largest)} values before the end.",
            Evidence = $"{key.Source} = {key.Largest}",
            Recommendation = "Go over to bigint now: new column, trigger, backfill in batches, swap."
                + (followers.Length == 0 ? "" : $" These refer to it and must follow: {string.Join(", ", followers)}."),
            Score = key.UsedPercent,
            IsApproximate = key.IsSampled,
        });
    }
}
