using PgDbre.Core.Python;
using PgDbre.Core.Python.Names;
using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Values;
using PgDbre.Core.Python.Walking;

namespace PgDbre.Core.Migrations.Alembic.Environments;

/// <summary>What env.py does around the migrations, read without running it.</summary>
public sealed record EnvironmentScript
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Its tree; null where it cannot be read.</summary>
    public PythonModule? Module { get; init; }

    /// <summary>Why it cannot be read; null where it can.</summary>
    public PythonProblem? Problem { get; init; }

    /// <summary>
    /// Each revision gets a transaction of its own; null where that is worked out at run time. Alembic's default is false.
    /// </summary>
    public bool? TransactionPerMigration { get; init; } = false;

    /// <summary>autogenerate writes batch operations; null where that is worked out at run time.</summary>
    public bool? RendersAsBatch { get; init; } = false;

    /// <summary>The table of versions; null where it is worked out at run time.</summary>
    public string? VersionTable { get; init; } = "alembic_version";

    /// <summary>Its schema; null for the search path.</summary>
    public string? VersionTableSchema { get; init; }

    /// <summary>The connection is in AUTOCOMMIT: every statement of a migration stands alone.</summary>
    public bool IsAutocommit { get; init; }

    /// <summary>Settings of the session that the connection begins with (options and server_settings of connect_args), by name.</summary>
    public IReadOnlyDictionary<string, string> SessionSettings { get; init; } = new Dictionary<string, string>();

    /// <summary>What it sends itself, in the order of the source.</summary>
    public IReadOnlyList<EnvironmentStatement> Statements { get; init; } = [];

    /// <summary>Statements that make autocommit_block() fail.</summary>
    public IEnumerable<EnvironmentStatement> StatementsBeforeTransaction => Statements.Where(statement => statement.IsBeforeTransaction);

    /// <summary>Reads a file; null where there is none.</summary>
    public static EnvironmentScript? Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
        {
            return null;
        }

        PythonReading reading = PythonReader.Read(File.ReadAllBytes(path));
        return reading.Module is { } module ? Of(path, module) : new EnvironmentScript { Path = path, Problem = reading.Problem };
    }

    private static EnvironmentScript Of(string path, PythonModule module)
    {
        ConstantFolder folder = new(ModuleNames.Of(module));
        IReadOnlyList<CallSite> calls = [.. SyntaxWalk.Calls(module)];
        EnvironmentCalls read = new(folder, calls);
        EnvironmentScript script = new()
        {
            Path = path,
            Module = module,
            IsAutocommit = read.IsAutocommit,
            SessionSettings = SessionOptions.Of(folder, calls),
            Statements = read.Statements(),
        };
        return read.OnlineOptions is { } options ? WithOptions(script, options) : script;
    }

    private static EnvironmentScript WithOptions(EnvironmentScript script, IReadOnlyDictionary<string, PythonValue> options)
    {
        bool isWhole = !options.ContainsKey("**");
        bool? Flag(string name) => options.GetValueOrDefault(name) switch
        {
            null => isWhole ? false : null,
            NoneValue => false,
            BooleanValue flag => flag.IsTrue,
            _ => null,
        };
        PythonValue? table = options.GetValueOrDefault("version_table");
        return script with
        {
            TransactionPerMigration = Flag("transaction_per_migration"),
            RendersAsBatch = Flag("render_as_batch"),
            VersionTable = table is null ? script.VersionTable : table.AsText,
            VersionTableSchema = options.GetValueOrDefault("version_table_schema")?.AsText,
        };
    }
}
