using System.Text.Json;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Parsing;

namespace PgDbre.Core.Migrations.Shadow.Recording;

/// <summary>Reads what <see cref="AlembicRecorder"/> wrote: one JSON object a line, a statement or the end of a transaction.</summary>
public sealed class AlembicRecording
{
    private readonly string _versionTable;
    private readonly List<ShadowStatement> _statements = [];
    private int _transaction = 1;
    private int _withoutValues;
    private string? _failure;

    private AlembicRecording(string versionTable) => _versionTable = versionTable;

    /// <summary>The statements of a recording.</summary>
    /// <param name="recording">The whole file.</param>
    /// <param name="versionTable">Name of Alembic's own table.</param>
    public static RecordedRun Read(string recording, string versionTable = "alembic_version")
    {
        ArgumentNullException.ThrowIfNull(recording);
        AlembicRecording reading = new(versionTable);
        foreach (string line in recording.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using JsonDocument entry = JsonDocument.Parse(line);
            reading.Add(entry.RootElement);
        }

        return new RecordedRun(reading._statements) { Failure = reading._failure, WithoutValues = reading._withoutValues };
    }

    private void Add(JsonElement entry)
    {
        if (!entry.TryGetProperty("sql", out JsonElement text))
        {
            _transaction++;
            return;
        }

        _failure ??= entry.TryGetProperty("error", out JsonElement error) ? error.GetString() : null;
        if (entry.TryGetProperty("open", out JsonElement isOpen) && isOpen.GetBoolean())
        {
            _withoutValues++;
            return;
        }

        int? transaction = entry.GetProperty("autocommit").GetBoolean() ? null : _transaction;
        _statements.AddRange(SqlSplitter.Split(text.GetString()!)
            .Where(statement => !IsAboutVersions(statement))
            .Select(statement => new ShadowStatement(StatementParser.Parse(statement)) { Transaction = transaction }));
    }

    // It asks the catalog whether its table is there, and then reads and writes it.
    private bool IsAboutVersions(SqlStatement statement) => statement.Tokens.Any(token => token.Identifier == _versionTable
        || (token.Kind == SqlTokenKind.String && SqlStringValue.Of(token).Text == _versionTable));
}
