using System.Globalization;
using PgDbre.Core.Findings;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class SequenceNearEnd : SchemaCheck
{
    private const double WarnPercent = 70;
    private const double CriticalPercent = 90;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "sequence-near-end",
        Title = "Sequence close to its end",
        Why = "At its maximum nextval fails, and with it every insert that asks for a number.",
        Advice = "A wider type or a larger maximum for the sequence, after the column that takes its numbers can hold them.",
        BadExample = "AS integer, last_value 2,040,109,465",
        GoodExample = "ALTER SEQUENCE s AS bigint MAXVALUE 9223372036854775807",
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical from 90 % of the sequence's range, high from 70 %; nothing for one that cycles.",
    };

    public override IEnumerable<Finding> Examine(SchemaFacts facts, Table? table)
    {
        IEnumerable<SequenceState> sequences = table is null
            ? facts.Sequences.Where(sequence => sequence.TableOid is null)
            : facts.SequencesOf(table);
        return sequences
            .Where(sequence => !sequence.IsCycling && sequence.UsedPercent >= WarnPercent && !IsKey(facts, table, sequence))
            .Select(sequence => Found(facts, table, sequence));
    }

    // Where the column's own type ends first, integer-key-near-overflow says so.
    private static bool IsKey(SchemaFacts facts, Table? table, SequenceState sequence) =>
        table is not null && IntegerKey.Of(facts, table).Any(key => key.Column.Name == sequence.Column && key.Limit <= sequence.Max);

    private Finding Found(SchemaFacts facts, Table? table, SequenceState sequence)
    {
        double last = sequence.LastValue!.Value;
        double left = sequence.Increment > 0 ? sequence.Max - last : last - sequence.Min;
        string column = table is null ? "" : $", which feeds {table}.{sequence.Column},";
        string percent = string.Create(CultureInfo.InvariantCulture, $"{sequence.UsedPercent:0.#} %");
        return Found(facts, new SchemaObservation
        {
            Object = sequence.Name.ToString(),
            Severity = sequence.UsedPercent >= CriticalPercent ? Severity.Critical : Severity.High,
            Message = $"The sequence{column} has gone {percent} of its way: "
                + $"{Quantity.Count(Math.Floor(left / Math.Abs((double)sequence.Increment)))} numbers are left.",
            Evidence = $"last_value = {sequence.LastValue}, seqmin = {sequence.Min}, seqmax = {sequence.Max}, "
                + $"seqincrement = {sequence.Increment}",
            Recommendation = sequence.Type == "bigint"
                ? "Raise its end, if what takes its numbers can hold them."
                : "Make it bigint, after the column that takes its numbers.",
            Sql = sequence.Increment < 0
                ? null
                : $"ALTER SEQUENCE {sequence.Name}{(sequence.Type == "bigint" ? "" : " AS bigint")} NO MAXVALUE;",
            Score = sequence.UsedPercent ?? 0,
        });
    }
}
