using PgDbre.Core.Python;
using PgDbre.Core.Python.Names;
using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic;

/// <summary>Reads a revision file of Alembic without Python and without Alembic.</summary>
public static class RevisionReader
{
    // op.f("name") marks a name that the naming convention has already been applied to.
    private static readonly HashSet<string> Transparent = ["alembic.op.f"];

    // Values of the moment: what a migration writes into rows, never the name of something.
    private static readonly HashSet<string> RunTime =
    [
        "uuid.uuid1", "uuid.uuid4", "datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today",
        "time.time", "random.random", "random.randint", "random.choice", "secrets.token_hex", "secrets.token_urlsafe", "os.urandom",
    ];

    /// <summary>Reads the bytes of a file.</summary>
    public static RevisionReading Read(string path, ReadOnlySpan<byte> file) => Read(path, PythonReader.Read(file));

    /// <summary>Reads the text of a file.</summary>
    public static RevisionReading Read(string path, string text) => Read(path, PythonReader.Read(text));

    private static RevisionReading Read(string path, PythonReading reading)
    {
        if (reading.Module is not { } module)
        {
            return new RevisionReading(path, null, reading.Problem);
        }

        ConstantFolder folder = new(ModuleNames.Of(module), Transparent, RunTime);
        RevisionVariables variables = new(folder);
        return variables.Text("revision") is { } revision
            ? new RevisionReading(path, Script(path, revision, module, folder, variables), null)
            : new RevisionReading(path, null, null);
    }

    private static RevisionScript Script(
        string path, string revision, PythonModule module, ConstantFolder folder, RevisionVariables variables) => new()
    {
        Path = path,
        Revision = revision,
        DownRevisions = variables.List("down_revision"),
        BranchLabels = variables.List("branch_labels"),
        DependsOn = variables.List("depends_on"),
        Message = module.Body is [ExpressionStatement { Value: StringExpression text }, ..]
            ? text.Value.Trim().Split('\n')[0].Trim()
            : null,
        Upgrade = Body("upgrade", module, folder),
        Downgrade = Body("downgrade", module, folder),
        Undecided = variables.Undecided,
        Module = module,
    };

    private static MigrationBody? Body(string name, PythonModule module, ConstantFolder folder)
    {
        FunctionDefinition? function = module.Body.OfType<FunctionDefinition>().LastOrDefault(candidate => candidate.Name == name);
        return function is null ? null : new BodyReader(folder).Read(function);
    }
}
