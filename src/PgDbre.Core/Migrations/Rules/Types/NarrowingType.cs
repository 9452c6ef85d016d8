using System.Globalization;
using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class NarrowingType : ActionRule<AlterColumnType>
{
    // What a USING calls in order to cut something off.
    private static readonly HashSet<string> Cutting = new(StringComparer.Ordinal)
    {
        "left", "right", "substr", "substring", "trunc", "round", "floor", "ceil", "ceiling", "date_trunc", "split_part", "overlay",
    };

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "column-type-loses-data",
        Code = "T01",
        Title = "ALTER COLUMN … TYPE that loses data",
        Why = "Values that do not fit the new type make the statement fail after most of its work, or are cut and rounded without a word.",
        Advice = "Count the values that do not fit before; keep the old column until the new one has been used for a while.",
        BadExample = "ALTER TABLE orders ALTER COLUMN note TYPE varchar(20);",
        GoodExample = "ALTER TABLE orders ALTER COLUMN note TYPE varchar(80);",
        MaxSeverity = Severity.High,
        SeverityRule = "High.",
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html",
    };

    private protected override IEnumerable<MigrationObservation> Examine(AlterColumnType action, AlterTable table, MigrationStep step)
    {
        if (step.IsNew(table.Name) || step.Schema.Find(table.Name)?.Column(action.Column) is { IsGenerated: true })
        {
            yield break;
        }

        TypeName? old = step.Schema.Find(table.Name)?.Column(action.Column)?.Type;
        string column = SqlIdentifier.Display(action.Column);
        if (UsingClause.Casts(action) is { } casts)
        {
            if (old is not null && NarrowedType.Of(Base(old, step), Base(action.Type, step), casts.Contains(action.Type)) is { } narrowed)
            {
                string message = $"{column} goes from {old} to {action.Type}: a value {narrowed.Loss}.";
                yield return Observe(action, table, step, message, narrowed.Condition);
            }
        }
        else if (Loss(action) is { } loss)
        {
            yield return Observe(action, table, step, $"USING {action.Using!.Text} {loss}: what {column} held is gone.", condition: null);
        }
    }

    private static string? Loss(AlterColumnType action)
    {
        SqlExpression expression = action.Using!;
        return !expression.Mentions(action.Column) ? "does not look at the column"
            : expression.FunctionCalls.FirstOrDefault(one => Cutting.Contains(one.Name.Name)) is { } call
                ? $"keeps a part ({call.Name.Name})"
            : null;
    }

    private static TypeName Base(TypeName type, MigrationStep step) => step.Schema.Types.DomainOf(type)?.Base ?? type;

    private static MigrationObservation Observe(
        AlterColumnType action, AlterTable table, MigrationStep step, string message, string? condition)
    {
        string column = SqlIdentifier.Display(action.Column);
        return new MigrationObservation
        {
            Object = step.Display(table.Name, action.Column),
            Severity = Severity.High,
            Message = message,
            Recommendation = "Count such rows first, and keep the old column beside the new one until nobody misses it.",
            Sql = condition is null
                ? null
                : $"SELECT count(*) FROM {table.Name} WHERE {string.Format(CultureInfo.InvariantCulture, condition, column)};",
        };
    }
}
