using System.Globalization;
using Npgsql;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Migrations.Facts;

/// <summary>Puts the rows about the session, the database and what is asked for together.</summary>
internal sealed class SessionAssembly
{
    private readonly Dictionary<string, string> _settings = [];
    private readonly List<RoleSetting> _roleSettings = [];
    private readonly List<uint> _relations = [];
    private readonly List<QualifiedName> _held = [];
    private readonly List<string> _allSchemas = [];
    private readonly List<ExtensionFacts> _extensions = [];
    private string _role = "";

    public DateTimeOffset TakenAt { get; private set; }

    public uint[] Relations => [.. _relations];

    public IReadOnlyList<QualifiedName> Held => _held;

    public IReadOnlyList<string> Schemas => _allSchemas;

    public IReadOnlyList<ExtensionFacts> Extensions => _extensions;

    public ActivityFacts Activity { get; private set; } = new();

    public SessionFacts Session => new()
    {
        Role = _role,
        LockTimeoutMs = Milliseconds("lock_timeout") ?? 0,
        StatementTimeoutMs = Milliseconds("statement_timeout") ?? 0,
        IdleInTransactionTimeoutMs = Milliseconds("idle_in_transaction_session_timeout") ?? 0,
        TransactionTimeoutMs = Milliseconds("transaction_timeout"),
        TimeZone = _settings.GetValueOrDefault("TimeZone", ""),
        SearchPath = _settings.GetValueOrDefault("search_path", ""),
        Schemas = [.. SessionFacts.PathOf(_settings.GetValueOrDefault("search_path", ""), _role).Where(_allSchemas.Contains)],
        ReplicationRole = _settings.GetValueOrDefault("session_replication_role", "origin"),
        RoleSettings = _roleSettings,
    };

    public void AddSession(NpgsqlDataReader row)
    {
        _role = row.GetString(0);
        TakenAt = row.GetFieldValue<DateTimeOffset>(1);
    }

    public void AddSetting(NpgsqlDataReader row) => _settings[row.GetString(0)] = row.Text(1) ?? "";

    public void AddRoleSetting(NpgsqlDataReader row) =>
        _roleSettings.Add(new RoleSetting(row.Text(0), row.GetBoolean(1), row.GetString(2), row.GetString(3)));

    public void AddRelation(NpgsqlDataReader row)
    {
        if (row.GetBoolean(3))
        {
            _held.Add(row.Name(1));
        }
        else
        {
            _relations.Add(row.GetFieldValue<uint>(0));
        }
    }

    public void AddTransactions(NpgsqlDataReader row) => Activity = Activity with
    {
        OpenTransactions = row.GetInt32(0),
        OldestTransactionSeconds = row.IsDBNull(1) ? null : Math.Round(Math.Max(0, row.GetDouble(1)), 3),
        OldestTransactionState = row.Text(2),
    };

    /// <summary>A row of <see cref="Catalog.StateSql.Database"/>, of which the date counts and whether anything is counted.</summary>
    public void AddCounting(NpgsqlDataReader row) =>
        Activity = Activity with { CountedSince = row.GetBoolean(2) ? row.Time(1) : null };

    public void AddSchema(NpgsqlDataReader row) => _allSchemas.Add(row.GetString(0));

    public void AddExtension(NpgsqlDataReader row) =>
        _extensions.Add(new ExtensionFacts(row.GetString(0), row.GetString(1), row.GetString(2)));

    // pg_settings has these in milliseconds, as plain numbers.
    private long? Milliseconds(string name) =>
        _settings.TryGetValue(name, out string? value) ? long.Parse(value, CultureInfo.InvariantCulture) : null;
}
