using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Alembic;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class AutocommitBlockCommitsEarlier : RevisionRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "autocommit-block-commits-earlier",
        Code = "A11",
        Title = "autocommit_block() commits what stands before it",
        Why = "If the block fails, what stands before it is committed, the revision is not recorded, and the next try fails on it.",
        Advice = "Give what needs autocommit a revision of its own.",
        BadExample = """
            def upgrade():
                op.add_column("orders", sa.Column("paid_at", sa.DateTime()))
                with op.get_context().autocommit_block():
                    op.create_index("orders_paid_at_idx", "orders", ["paid_at"], postgresql_concurrently=True)
            def downgrade():
                with op.get_context().autocommit_block():
                    op.drop_index("orders_paid_at_idx", postgresql_concurrently=True)
                op.drop_column("orders", "paid_at")
            """,
        GoodExample = """
            def upgrade():
                with op.get_context().autocommit_block():
                    op.create_index("orders_placed_at_idx", "orders", ["placed_at"], postgresql_concurrently=True)
            def downgrade():
                with op.get_context().autocommit_block():
                    op.drop_index("orders_placed_at_idx", postgresql_concurrently=True)
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium.",
        Reference = "https://alembic.sqlalchemy.org/en/latest/api/runtime.html#alembic.runtime.migration.MigrationContext.autocommit_block",
    };

    private protected override IEnumerable<MigrationObservation> Conclude(RevisionScript script, MigrationEnd end)
    {
        MigrationStatement? block = end.Migration.Statements.FirstOrDefault(statement => statement.IsAutocommit);
        MigrationStatement? earlier = end.Migration.Statements
            .TakeWhile(statement => statement != block)
            .LastOrDefault(statement => statement.Tree is not (Sql.Statements.SetParameter or Sql.Statements.SelectStatement));
        if (block is null || earlier is null)
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = script.Revision,
            Severity = Severity.Medium,
            Message = $"The autocommit_block commits line {earlier.Line} first: if the block then fails, half of the revision stays and "
                + "the other half is missing.",
            Recommendation = "Split the revision, so that the block stands alone in its own.",
            At = block,
        };
    }
}
