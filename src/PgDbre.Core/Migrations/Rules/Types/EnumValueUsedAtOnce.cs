using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class EnumValueUsedAtOnce : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "enum-value-used-in-same-transaction",
        Code = "T04",
        Title = "A new enum value used before it is committed",
        Why = "The server refuses it (unsafe use of new value), for an index could hold a value that a rollback takes away.",
        Advice = "Commit ADD VALUE first; use the value in the next transaction.",
        BadExample = """
            BEGIN;
            ALTER TYPE order_status ADD VALUE 'returned';
            UPDATE orders SET status = 'returned' WHERE id = 1;
            COMMIT;
            """,
        GoodExample = """
            ALTER TYPE order_status ADD VALUE 'returned';
            UPDATE orders SET status = 'returned' WHERE id = 1;
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical.",
        Reference = "https://www.postgresql.org/docs/current/sql-altertype.html",
    };

    internal override bool JudgesDowngrades => true;

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        if (step.Schema.Types.Growing.IsEmpty || step.Statement.Tree is AlterType or CommentOn or DoBlock)
        {
            yield break;
        }

        foreach ((QualifiedName type, EnumModel model) in step.Schema.Types.Growing)
        {
            if (model.AddedInTransaction == step.Session.Transaction && model.CreatedInTransaction != model.AddedInTransaction
                && Used(model, step.Statement.Tree) is { } value && IsAbout(type, step))
            {
                yield return Observe(type, value);
            }
        }
    }

    private static string? Used(EnumModel model, Statement statement) => statement.Source.Tokens
        .Where(token => token.Kind == SqlTokenKind.String)
        .Select(token => SqlStringValue.Of(token).Text)
        .FirstOrDefault(model.Added.Contains);

    // The same text may stand for something else: the statement must name the type, or a table with a column of it.
    private static bool IsAbout(QualifiedName type, MigrationStep step)
    {
        Statement tree = step.Statement.Tree;
        bool IsOfType(TypeName? one) => one is not null && step.Schema.Types.Resolve(one.Name) == type;
        IEnumerable<QualifiedName> tables = tree switch
        {
            DataStatement data => data.Reads.Concat(step.Effects.Select(effect => effect.Relation)),
            _ => step.Effects.Select(effect => effect.Relation),
        };
        return tree.Source.Tokens.Any(token => token.Identifier == type.Name)
            || tables.Select(step.Schema.Find).OfType<RelationModel>().Any(table => table.Columns.Any(column => IsOfType(column.Type)));
    }

    private static MigrationObservation Observe(QualifiedName type, string value)
    {
        string label = SqlLiteral.Quote(value);
        return new MigrationObservation
        {
            Object = type.ToString(),
            Severity = Severity.Critical,
            Message = $"{label} was added to {type} in the same transaction: the server refuses to use it before that is committed.",
            Recommendation = "Add the value in a migration of its own, committed before this one.",
            Sql = $"ALTER TYPE {type} ADD VALUE IF NOT EXISTS {label};\n-- COMMIT; what uses it comes in the next transaction",
            Alembic = AlembicCode.Autocommit($"ALTER TYPE {type} ADD VALUE IF NOT EXISTS {label}"),
        };
    }
}
