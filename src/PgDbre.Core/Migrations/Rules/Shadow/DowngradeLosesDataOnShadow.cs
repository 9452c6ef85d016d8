using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class DowngradeLosesDataOnShadow : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "downgrade-loses-data-on-shadow",
        Title = "Up and down again, and data is gone",
        Why = "The schema comes back, the values do not: the release cannot be taken back.",
        Advice = "Keep the old column or table until nobody wants to go back; or say in the downgrade that there is no way back.",
        BadExample = """
            -- migrate:up transaction:false
            ALTER TABLE orders DROP COLUMN note;
            -- migrate:down
            ALTER TABLE orders ADD COLUMN note varchar(50);
            """,
        GoodExample = """
            -- migrate:up transaction:false
            ALTER TABLE orders ADD COLUMN remark varchar(50);
            -- migrate:down
            ALTER TABLE orders DROP COLUMN remark;
            """,
        MaxSeverity = Severity.High,
        SeverityRule = "High.",
    };

    internal override bool NeedsShadow => true;

    internal override IEnumerable<MigrationObservation> Conclude(MigrationEnd end)
    {
        IReadOnlyList<DataLoss> losses = end.Shadow?.Losses ?? [];
        if (losses.Count == 0)
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = end.Migration.Revision?.Revision ?? end.Migration.Name,
            Severity = Severity.High,
            Message = $"Up and down on the shadow, with {losses.Sum(loss => loss.Rows)} values or rows not as before: {string.Join("; ", losses)}.",
            Recommendation = "Keep the old column or table until nobody wants to go back, or let the downgrade raise and say so.",
            Path = end.Migration.DowngradePath,
            Line = end.Migration.Downgrade.Count > 0 ? end.Migration.Downgrade[0].Line : 1,
        };
    }
}
