using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class ColumnNamedTwice : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "column-named-twice",
        Code = "D08",
        Title = "One column named twice",
        Why = "The statement fails.",
        Advice = "Name each column once.",
        BadExample = "UPDATE orders SET note = 'a', code = 'b', note = 'c' WHERE id = 5;",
        GoodExample = "UPDATE orders SET note = 'c', code = 'b' WHERE id = 5;",
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical: the statement fails.",
        Reference = "https://www.postgresql.org/docs/current/sql-update.html",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        (QualifiedName? table, IEnumerable<string> columns) = step.Statement.Tree switch
        {
            // SET a[1] = …, a[2] = … names one column twice and is sound.
            UpdateStatement update when update.Assignments?.Tokens.Any(token => token.Is("[")) != true && !SetsFields(update) =>
                (update.Target, update.Columns),
            InsertStatement insert when !insert.Source.Tokens.Any(token => token.Is("[")) && !NamesFields(insert) =>
                (insert.Target, insert.Columns),
            CreateTable create => (create.Name, create.Columns.Select(column => column.Name)),
            _ => (null, Enumerable.Empty<string>()),
        };
        string? twice = columns.GroupBy(column => column, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any())?.Key;
        if (table is null || twice is null)
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = $"{step.Display(table)}.{SqlIdentifier.Display(twice)}",
            Severity = Severity.Critical,
            Message = $"This fails: {SqlIdentifier.Display(twice)} is named twice.",
            Recommendation = "Name it once.",
        };
    }

    // SET c.a = …, c.b = …: a composite column, field by field.
    private static bool SetsFields(UpdateStatement update)
    {
        ArraySegment<SqlToken> tokens = update.Assignments?.Tokens ?? ArraySegment<SqlToken>.Empty;
        for (int i = 1; i + 2 < tokens.Count; i++)
        {
            if (tokens[i].Is(".") && tokens[i + 2].Is("="))
            {
                return true;
            }
        }

        return false;
    }

    private static bool NamesFields(InsertStatement insert)
    {
        IReadOnlyList<SqlToken> tokens = insert.Source.Tokens;
        int open = 0;
        while (open < tokens.Count && !tokens[open].Is("("))
        {
            open++;
        }

        int close = open;
        while (close < tokens.Count && !tokens[close].Is(")"))
        {
            close++;
        }

        return tokens.Skip(open).Take(close - open).Any(token => token.Is("."));
    }
}
