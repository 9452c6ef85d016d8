using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class DowngradeDoesNotRestore : MigrationRule
{
    private const int MostNamed = 5;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "downgrade-does-not-restore",
        Code = "A02",
        Title = "The downgrade does not undo the upgrade",
        Why = "After it the schema is neither the old one nor the new one, and the next upgrade fails or does half of its work.",
        Advice = "Undo each step, in the opposite order. -Shadow proves it on a server.",
        BadExample = """
            def upgrade():
                op.add_column("orders", sa.Column("paid_at", sa.DateTime()))
                op.create_index("orders_note_idx", "orders", ["note"])
            def downgrade():
                op.drop_column("orders", "paid_at")
            """,
        GoodExample = """
            def upgrade():
                op.add_column("orders", sa.Column("paid_at", sa.DateTime()))
                op.create_index("orders_note_idx", "orders", ["note"])
            def downgrade():
                op.drop_index("orders_note_idx", table_name="orders")
                op.drop_column("orders", "paid_at")
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium; Info where parts of the migration are not known, for they may undo it.",
    };

    internal override IEnumerable<MigrationObservation> Conclude(MigrationEnd end)
    {
        if (end.AfterDowngrade is not { } undone || end.Migration.Revision?.Downgrade is { RaisesAtOnce: true })
        {
            yield break;
        }

        // What the shadow shows goes before what the text says.
        bool isShown = end.Shadow is { Down.Succeeded: true };
        string[] gaps = isShown
            ? [.. end.Shadow!.NotRestored.Where(difference => !difference.IsTolerated).Select(difference => difference.ToString())]
            : [.. new DowngradeGaps(end.Before, end.After, undone, end.Ordinal).Find(end.Migration.Statements)];
        if (gaps.Length == 0)
        {
            yield break;
        }

        string rest = gaps.Length > MostNamed ? $" and {gaps.Length - MostNamed} more" : "";
        yield return new MigrationObservation
        {
            Object = end.Migration.Revision?.Revision ?? end.Migration.Name,
            Severity = !isShown && end.Migration.Unknown.Count > 0 ? Severity.Info : Severity.Medium,
            Message = $"After the downgrade{(isShown ? " on the shadow:" : "")} {string.Join("; ", gaps.Take(MostNamed))}{rest}.",
            Recommendation = "Undo each step of the upgrade, the last one first; -Shadow shows whether it works.",
            Path = end.Migration.DowngradePath,
            Line = end.Migration.Downgrade[0].Line,
        };
    }
}
