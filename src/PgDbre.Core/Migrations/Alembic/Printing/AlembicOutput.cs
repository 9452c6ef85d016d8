using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Alembic.Printing;

/// <summary>Splits what alembic upgrade --sql printed at its own marks, "-- Running upgrade a -> b".</summary>
public static class AlembicOutput
{
    private const string Mark = "-- Running ";
    private const string Arrow = " ->";

    /// <summary>The revisions, in the order they run.</summary>
    /// <param name="output">The whole standard output.</param>
    /// <param name="versionTable">Name of Alembic's own table, whose statements are left out.</param>
    public static IReadOnlyList<PrintedRevision> Read(string output, string versionTable = "alembic_version")
    {
        ArgumentNullException.ThrowIfNull(output);
        List<PrintedRevision> revisions = [];
        (string Revision, bool IsUpgrade)? current = null;
        List<string> lines = [];
        bool isInTransaction = false;
        void Finish()
        {
            IReadOnlyList<PrintedStatement> statements = Statements(string.Join('\n', lines), versionTable, ref isInTransaction);
            lines.Clear();
            if (current is { } running)
            {
                revisions.Add(new PrintedRevision(running.Revision, running.IsUpgrade, statements));
            }
        }

        foreach (string line in output.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Running(line) is { } next)
            {
                Finish();
                current = next;
            }
            else
            {
                lines.Add(line);
            }
        }

        Finish();
        return revisions;
    }

    // "-- Running upgrade a, b -> c" runs c; "-- Running downgrade c -> a" runs c too.
    private static (string Revision, bool IsUpgrade)? Running(string line)
    {
        int arrow = line.StartsWith(Mark, StringComparison.Ordinal) ? line.IndexOf(Arrow, StringComparison.Ordinal) : -1;
        int space = arrow < 0 ? -1 : line.IndexOf(' ', Mark.Length);
        if (space < 0 || space > arrow)
        {
            return null;
        }

        return line[Mark.Length..space] switch
        {
            "upgrade" => (line[(arrow + Arrow.Length)..].Trim(), true),
            "downgrade" => (line[(space + 1)..arrow].Trim(), false),
            _ => null,
        };
    }

    private static List<PrintedStatement> Statements(string text, string versionTable, ref bool isInTransaction)
    {
        List<PrintedStatement> statements = [];
        foreach (SqlStatement printed in SqlSplitter.Split(text))
        {
            Statement statement = StatementParser.Parse(printed);
            if (statement is TransactionStatement { Kind: TransactionKind.Begin or TransactionKind.Commit } mark)
            {
                isInTransaction = mark.Kind == TransactionKind.Begin;
            }
            else if (Table(statement) != versionTable)
            {
                statements.Add(new PrintedStatement(printed.Text, isInTransaction));
            }
        }

        return statements;
    }

    private static string? Table(Statement statement) => statement switch
    {
        InsertStatement insert => insert.Target.Name,
        UpdateStatement update => update.Target.Name,
        DeleteStatement delete => delete.Target.Name,
        CreateTable create => create.Name.Name,
        DropObject { Kind: ObjectKind.Table, Objects: [var dropped] } => dropped.Name.Name,
        _ => null,
    };
}
