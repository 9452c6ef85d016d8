using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class UniqueIndexMayFail : StatementRule<CreateIndex>
{
    // How far back a query that counts duplicates still counts as the look before the leap.
    private const int Neighbours = 5;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "unique-index-may-find-duplicates",
        Code = "I09",
        Title = "UNIQUE index on rows that nobody counted",
        Why = "One duplicate ends the build when most of the work is done; a concurrent one leaves an INVALID index that "
            + "slows writes down.",
        Advice = "Look for duplicates first.",
        BadExample = "CREATE UNIQUE INDEX CONCURRENTLY orders_code_key ON orders (code);",
        GoodExample = """
            SELECT code, count(*) FROM orders GROUP BY code HAVING count(*) > 1 LIMIT 10;
            CREATE UNIQUE INDEX CONCURRENTLY orders_code_key ON orders (code);
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium if it is built CONCURRENTLY, which leaves an INVALID index; else Low.",
        Reference = "https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY",
    };

    private protected override IEnumerable<MigrationObservation> Examine(CreateIndex statement, MigrationStep step)
    {
        if (!statement.IsUnique || step.IsNew(statement.Table) || IsProven(statement, step) || IsLookedFor(statement, step))
        {
            yield break;
        }

        string keys = string.Join(", ", statement.Elements.Select(Text));
        string where = statement.Where is { } condition ? $" WHERE {condition.Text}" : "";
        string rows = step.Rows(statement.Table) is { } count ? $" its {Reports.Quantity.Count(count)} rows" : " its rows";
        string left = statement.IsConcurrent ? " and leaves an INVALID index behind" : "";
        yield return new MigrationObservation
        {
            Object = step.Display(statement.Table),
            Severity = statement.IsConcurrent ? Severity.Medium : Severity.Low,
            Message = $"If two of{rows} agree in ({keys}), the build on {step.Display(statement.Table)} fails at the end{left}.",
            Recommendation = "Count the duplicates before; if the build failed, drop the index CONCURRENTLY before the next attempt.",
            Sql = $"SELECT {keys}, count(*) FROM {statement.Table}{where} GROUP BY {keys} HAVING count(*) > 1 LIMIT 10;",
        };
    }

    // Another unique index has some of the keys, or a key is a column that was added here and holds NULL alone.
    private static bool IsProven(CreateIndex statement, MigrationStep step)
    {
        if (step.Schema.Find(statement.Table) is not { } relation)
        {
            return false;
        }

        HashSet<string> keys = [.. statement.Elements.Select(element => element.Column).OfType<string>()];
        return relation.Indexes.Any(index =>
                index is { IsUnique: true, IsPartial: false, IsValid: true, Keys.Count: > 0 }
                && index.Keys.All(key => key is not null && keys.Contains(key)))
            || (!statement.NullsNotDistinct && keys.Any(key => relation.Column(key) is { } column && IsEmpty(column, step)));
    }

    private static bool IsEmpty(ColumnModel column, MigrationStep step) =>
        column is { Default: null, IsIdentity: false, IsGenerated: false, IsBackfilled: false, Type: not { IsSerial: true } }
        && column.AddedBy == step.Ordinal;

    private static bool IsLookedFor(CreateIndex statement, MigrationStep step)
    {
        for (int i = step.Position - 1; i >= Math.Max(0, step.Position - Neighbours); i--)
        {
            if (step.Statements[i].Tree is SelectStatement select
                && select.Reads.Any(name => step.Schema.Resolve(name) == step.Schema.Resolve(statement.Table))
                && select.Source.Tokens.Any(token => token.IsWord("having")))
            {
                return true;
            }
        }

        return false;
    }

    private static string Text(IndexElement element) =>
        element.Column is { } column ? SqlIdentifier.Display(column) : element.Expression!.Text;
}
