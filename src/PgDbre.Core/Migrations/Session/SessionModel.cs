using System.Collections.Immutable;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;

namespace PgDbre.Core.Migrations.Session;

/// <summary>The session that runs the migrations: its transaction, the locks that holds, the time limits in force.</summary>
public sealed record SessionModel
{
    private ImmutableDictionary<string, string> Settings { get; init; } = ImmutableDictionary<string, string>.Empty;

    private ImmutableDictionary<string, string> AtBegin { get; init; } = ImmutableDictionary<string, string>.Empty;

    private ImmutableDictionary<string, string> Local { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Counts transactions; a statement outside of one is one of its own.</summary>
    public int Transaction { get; private init; }

    /// <summary>True between BEGIN and its end, whoever began it.</summary>
    public bool IsInTransaction { get; private init; }

    /// <summary>True if the runner began the transaction, not the script.</summary>
    public bool IsRunnersTransaction { get; private init; }

    /// <summary>The statement that began it; null if the runner did.</summary>
    public MigrationStatement? BeginStatement { get; private init; }

    /// <summary>Locks of earlier statements of this transaction.</summary>
    public ImmutableList<HeldLock> Held { get; private init; } = [];

    /// <summary>The schema as BEGIN saw it, to which ROLLBACK returns; null outside of a transaction.</summary>
    public SchemaModel? SchemaAtBegin { get; private init; }

    /// <summary>Milliseconds after which waiting for a lock ends; null if the session sets none, or 0, which is none.</summary>
    public double? LockTimeoutMs => Timeout("lock_timeout");

    /// <summary>Milliseconds after which a statement is cancelled; null as above.</summary>
    public double? StatementTimeoutMs => Timeout("statement_timeout");

    /// <summary>Milliseconds after which a transaction ends (17 and later); null as above.</summary>
    public double? TransactionTimeoutMs => Timeout("transaction_timeout");

    /// <summary>A session before its first statement.</summary>
    /// <param name="settings">What the role, the database or the connection sets, such as lock_timeout.</param>
    public static SessionModel Start(IReadOnlyDictionary<string, string> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new SessionModel { Settings = settings.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase) };
    }

    /// <summary>A setting in force; null if nobody set it.</summary>
    public string? Setting(string name) => Local.TryGetValue(name, out string? local) ? local : Settings.GetValueOrDefault(name);

    /// <summary>BEGIN.</summary>
    /// <param name="schema">The schema it sees.</param>
    /// <param name="statement">The script's BEGIN; null if the runner begins.</param>
    public SessionModel Begin(SchemaModel schema, MigrationStatement? statement) => this with
    {
        Transaction = Transaction + 1,
        IsInTransaction = true,
        IsRunnersTransaction = statement is null,
        BeginStatement = statement,
        SchemaAtBegin = schema,
        AtBegin = Settings,
        Held = [],
    };

    /// <summary>COMMIT, or with <paramref name="undo"/> ROLLBACK, which undoes SET as well.</summary>
    public SessionModel End(bool undo = false) => this with
    {
        IsInTransaction = false,
        IsRunnersTransaction = false,
        BeginStatement = null,
        SchemaAtBegin = null,
        Held = [],
        Local = Local.Clear(),
        Settings = undo ? AtBegin : Settings,
    };

    /// <summary>A statement outside of a transaction begins one of its own.</summary>
    public SessionModel Alone() => this with { Transaction = Transaction + 1, Held = [], Local = Local.Clear() };

    /// <summary>Keeps the locks of a statement until the transaction ends.</summary>
    public SessionModel Hold(IEnumerable<LockEffect> effects, MigrationStatement by) =>
        IsInTransaction ? this with { Held = Held.AddRange(effects.Select(effect => new HeldLock(effect, by))) } : this;

    /// <summary>SET; SET LOCAL has no effect outside of a transaction.</summary>
    public SessionModel Set(string name, string value, bool isLocal) => (isLocal, IsInTransaction) switch
    {
        (true, false) => this,
        (true, true) => this with { Local = Local.SetItem(name, value) },
        _ => this with { Settings = Settings.SetItem(name, value), Local = Local.Remove(name) },
    };

    /// <summary>RESET of one setting, or of all.</summary>
    public SessionModel Reset(string? name) => name is null
        ? this with { Settings = Settings.Clear(), Local = Local.Clear() }
        : this with { Settings = Settings.Remove(name), Local = Local.Remove(name) };

    private double? Timeout(string name) => Setting(name) is { } text && TimeoutValue.Milliseconds(text) is > 0 and { } limit ? limit : null;
}
