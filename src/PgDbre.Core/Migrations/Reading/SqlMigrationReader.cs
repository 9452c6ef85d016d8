using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Scripts;

namespace PgDbre.Core.Migrations.Reading;

/// <summary>Reads a script of SQL as a migration. Any text is one: what cannot be read stays in it as a statement that is not parsed.</summary>
public static class SqlMigrationReader
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The script.</param>
    /// <param name="path">The file it stands in; null for text from elsewhere.</param>
    /// <param name="inTransaction">The runner puts it into one transaction.</param>
    public static Migration Read(string text, string? path = null, bool inTransaction = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        SqlScript script = SqlScript.Read(text);
        List<UnknownStatement> unknown = [];
        List<MigrationStatement> statements = [];
        foreach (ScriptItem item in script.Items)
        {
            Read(item, statements, unknown);
        }

        return new Migration
        {
            Name = path is null ? "(text)" : System.IO.Path.GetFileName(path),
            Kind = MigrationKind.Sql,
            Path = path,
            IsTransactional = inTransaction,
            Statements = statements,
            Unknown = unknown,
            Suppressions = SuppressionReader.Read(text, path, statements),
        };
    }

    private static void Read(ScriptItem item, List<MigrationStatement> statements, List<UnknownStatement> unknown)
    {
        switch (item)
        {
            case ScriptStatement { Statement: var source } one:
                MigrationStatement statement = new(StatementParser.Parse(source), source.Line, source.Column)
                {
                    CopiedRows = one.Data?.RowCount,
                };
                statements.Add(statement);
                EmbeddedStatements.Read(statement, statements, unknown);
                if (one.Sender is { Name: "gexec" })
                {
                    unknown.Add(new UnknownStatement("\\gexec runs the rows of a query as statements", one.Line, Column: 1));
                }

                break;
            case PsqlCommand { Name: "i" or "ir" or "include" or "include_relative" } include:
                unknown.Add(new UnknownStatement($"\\{include.Name} {include.Arguments} runs another file", include.Line, Column: 1));
                break;
        }
    }
}
