using System.Collections.Immutable;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Session;

/// <summary>The session that runs the migrations: its transaction, the locks that holds, the time limits in force.</summary>
public sealed record SessionModel
{
    private ImmutableDictionary<string, string> Settings { get; init; } = ImmutableDictionary<string, string>.Empty;

    // What RESET returns to.
    private ImmutableDictionary<string, string> Defaults { get; init; } = ImmutableDictionary<string, string>.Empty;

    private ImmutableDictionary<string, string> AtBegin { get; init; } = ImmutableDictionary<string, string>.Empty;

    private ImmutableDictionary<string, string> Local { get; init; } =
        ImmutableDictionary<string, string>.Empty.WithComparers(StringComparer.OrdinalIgnoreCase);

    /// <summary>Counts transactions; a statement outside of one is one of its own.</summary>
    public int Transaction { get; private init; }

    /// <summary>True between BEGIN and its end, whoever began it.</summary>
    public bool IsInTransaction { get; private init; }

    /// <summary>True for the statements of a DO block outside of a transaction, which is one by itself until it commits.</summary>
    public bool IsInBlock { get; private init; }

    /// <summary>True if the runner began the transaction, not the script.</summary>
    public bool IsRunnersTransaction { get; private init; }

    /// <summary>The statement that began it; null if the runner did.</summary>
    public MigrationStatement? BeginStatement { get; private init; }

    /// <summary>
    /// Locks of earlier statements of this transaction: of each relation the first one, and later ones that are stronger.
    /// </summary>
    public ImmutableList<HeldLock> Held { get; private init; } = [];

    /// <summary>The first lock of this transaction that keeps reads and writes waiting; null if it holds none.</summary>
    public HeldLock? FirstExclusive { get; private init; }

    private ImmutableDictionary<QualifiedName, LockMode> Strongest { get; init; } = ImmutableDictionary<QualifiedName, LockMode>.Empty;

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
        ImmutableDictionary<string, string> defaults = settings.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);
        return new SessionModel { Settings = defaults, Defaults = defaults, AtBegin = defaults };
    }

    /// <summary>A setting in force; null if nobody set it.</summary>
    public string? Setting(string name) => Local.TryGetValue(name, out string? local) ? local : Settings.GetValueOrDefault(name);

    /// <summary>BEGIN.</summary>
    /// <param name="schema">The schema it sees.</param>
    /// <param name="statement">The script's BEGIN; null if the runner begins.</param>
    public SessionModel Begin(SchemaModel schema, MigrationStatement? statement) => Released() with
    {
        Transaction = Transaction + 1,
        IsInTransaction = true,
        IsRunnersTransaction = statement is null,
        BeginStatement = statement,
        SchemaAtBegin = schema,
        AtBegin = Settings,
    };

    /// <summary>COMMIT, or with <paramref name="undo"/> ROLLBACK, which undoes SET as well.</summary>
    public SessionModel End(bool undo = false) => Released() with { Settings = undo && IsInTransaction ? AtBegin : Settings };

    /// <summary>A statement outside of a transaction begins one of its own.</summary>
    public SessionModel Alone() => Released() with { Transaction = Transaction + 1 };

    /// <summary>A statement inside of a DO block, which is a transaction of its own where no other one is open.</summary>
    public SessionModel InBlock() => IsInTransaction || IsInBlock ? this : this with { IsInBlock = true };

    /// <summary>Keeps the locks of a statement until the transaction ends.</summary>
    public SessionModel Hold(IEnumerable<LockEffect> effects, MigrationStatement by)
    {
        SessionModel session = this;
        foreach (LockEffect effect in IsInTransaction || IsInBlock ? effects : [])
        {
            if (session.Strongest.TryGetValue(effect.Relation, out LockMode held) && held >= effect.Mode)
            {
                continue;
            }

            HeldLock taken = new(effect, by);
            session = session with
            {
                Held = session.Held.Add(taken),
                Strongest = session.Strongest.SetItem(effect.Relation, effect.Mode),
                FirstExclusive = session.FirstExclusive ?? (effect.Mode.BlocksReads() ? taken : null),
            };
        }

        return session;
    }

    /// <summary>The strongest lock that this transaction holds on a relation; null if none.</summary>
    public LockMode? HeldOn(QualifiedName relation) => Strongest.TryGetValue(relation, out LockMode mode) ? mode : null;

    /// <summary>SET; SET LOCAL has no effect outside of a transaction.</summary>
    public SessionModel Set(string name, string value, bool isLocal) => (isLocal, IsInTransaction || IsInBlock) switch
    {
        (true, false) => this,
        (true, true) => this with { Local = Local.SetItem(name, value) },
        _ => this with { Settings = Settings.SetItem(name, value), Local = Local.Remove(name) },
    };

    /// <summary>RESET of one setting, or of all, to what the session began with.</summary>
    public SessionModel Reset(string? name) => name is null
        ? this with { Settings = Defaults, Local = Local.Clear() }
        : this with
        {
            Settings = Defaults.TryGetValue(name, out string? value) ? Settings.SetItem(name, value) : Settings.Remove(name),
            Local = Local.Remove(name),
        };

    private SessionModel Released() => this with
    {
        IsInTransaction = false,
        IsInBlock = false,
        IsRunnersTransaction = false,
        BeginStatement = null,
        SchemaAtBegin = null,
        Held = [],
        FirstExclusive = null,
        Strongest = Strongest.Clear(),
        Local = Local.Clear(),
    };

    private double? Timeout(string name) => Setting(name) is { } text && TimeoutValue.Milliseconds(text) is > 0 and { } limit ? limit : null;
}
