using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Scripts;

namespace PgDbre.Core.Migrations.Reading;

/// <summary>Reads a script of SQL as a migration. Any text is one: what cannot be read stays in it as a statement that is not parsed.</summary>
public sealed class SqlMigrationReader
{
    private readonly string _text;
    private readonly ScriptSections _sections;
    private readonly List<MigrationStatement> _up = [];
    private readonly List<MigrationStatement> _down = [];
    private readonly List<UnknownStatement> _unknown = [];

    private SqlMigrationReader(string text)
    {
        _text = text;
        _sections = ScriptSections.Find(text);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The script.</param>
    /// <param name="path">The file it stands in; null for text from elsewhere.</param>
    /// <param name="inTransaction">The runner puts it into one transaction; marks of a migration tool in the script go before that.</param>
    public static Migration Read(string text, string? path = null, bool inTransaction = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        SqlMigrationReader reader = new(text);
        foreach (ScriptItem item in SqlScript.Read(text).Items)
        {
            reader.Take(item);
        }

        return new Migration
        {
            Name = path is null ? "(text)" : System.IO.Path.GetFileName(path),
            Kind = MigrationKind.Sql,
            Path = path,
            IsTransactional = reader._sections.IsTransactional ?? inTransaction,
            Statements = reader._up,
            Downgrade = reader._down,
            Unknown = reader._unknown,
            Suppressions = SuppressionReader.Read(text, path, [.. reader._up, .. reader._down]),
        };
    }

    private void Take(ScriptItem item)
    {
        switch (item)
        {
            case ScriptStatement statement:
                Take(statement);
                break;
            case PsqlCommand { Name: "i" or "ir" or "include" or "include_relative" } include:
                _unknown.Add(new UnknownStatement($"\\{include.Name} {include.Arguments} runs another file", include.Line, Column: 1));
                break;
        }
    }

    private void Take(ScriptStatement item)
    {
        List<MigrationStatement> statements = _sections.IsDown(item.Start) ? _down : _up;
        MigrationStatement statement = new(StatementParser.Parse(item.Statement), item.Statement.Line, item.Statement.Column)
        {
            CopiedRows = item.Data?.RowCount,
            CopyText = item.Data is { } data ? _text[data.Start..data.End] : null,
        };
        statements.Add(statement);
        EmbeddedStatements.Read(statement, statements, _unknown);
        if (item.Sender is { Name: "gexec" })
        {
            _unknown.Add(new UnknownStatement("\\gexec runs the rows of a query as statements", item.Line, Column: 1));
        }
    }
}
