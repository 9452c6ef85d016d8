using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Routines;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Shadow;

/// <summary>
/// Which statements are not run, so that the proof of a migration can hurt nobody outside the scratch database. Nowhere what reaches
/// files, programs or other servers, or outlives the database; on a server that is not a sandbox of ours also nothing that acts on the
/// whole server. It reads the statements, and those inside of DO blocks and function bodies; text that a body puts together at run time it
/// cannot read.
/// </summary>
/// <param name="isOwnServer">The server is a sandbox that nobody else uses.</param>
/// <param name="isSuperuser">The role is a superuser, so that the server itself holds nothing back.</param>
public sealed class ShadowGuard(bool isOwnServer, bool isSuperuser)
{
    /// <summary>Why a statement is not run, to stand behind "not run: "; null if it is.</summary>
    public string? Refusal(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return OfKind(statement) ?? OfCalls(statement) ?? OfBody(statement);
    }

    private string? OfKind(Statement statement) => statement switch
    {
        CopyStatement { File: not null } => "COPY with a file or a program reaches the server's machine",
        TransactionStatement { Kind: TransactionKind.Prepare or TransactionKind.CommitPrepared or TransactionKind.RollbackPrepared } =>
            "a prepared transaction outlives the session",
        AlterSettings { IsSystem: true } => "ALTER SYSTEM changes the whole server",
        SessionCommand { Keyword: "load" } => "LOAD brings a library into the server",
        ImportForeignSchema => "IMPORT FOREIGN SCHEMA reaches another server",
        Explain { Inner: var inner } => Refusal(inner),
        CreateSchema { Elements: var elements } => elements.Select(Refusal).FirstOrDefault(reason => reason is not null),
        _ => OfObject(ShadowReach.KindOf(statement)) ?? (isOwnServer ? null : OnSharedServer(statement)),
    };

    private static string? OfObject(ObjectKind? kind) => kind switch
    {
        ObjectKind.Database => "it is about a whole database, and not the scratch one",
        ObjectKind.Tablespace => "a tablespace is a folder on the server's machine",
        ObjectKind.Subscription => "a subscription reaches another server",
        ObjectKind.ForeignServer or ObjectKind.UserMapping or ObjectKind.ForeignDataWrapper or ObjectKind.ForeignTable =>
            "what is foreign reaches another server",
        _ => null,
    };

    private static string? OnSharedServer(Statement statement) => statement switch
    {
        Vacuum { IsVacuum: true } => "VACUUM is left alone on a server that is not a sandbox",
        GrantRole or AlterSettings or DropOwned => "it is about roles, which the whole server shares",
        UnparsedStatement => "it was not understood, so that nobody can say what it reaches",
        SessionCommand { Keyword: "checkpoint" } => "CHECKPOINT acts on the whole server",
        _ => ShadowReach.KindOf(statement) == ObjectKind.Role ? "it is about roles, which the whole server shares" : null,
    };

    private string? OfCalls(Statement statement)
    {
        foreach (FunctionCall call in CallReader.Calls(CallReader.Segment(statement.Source)))
        {
            if (ShadowReach.OfFunction(call.Name.Name, isOwnServer) is { } reach)
            {
                return $"{call.Name} {reach}";
            }
        }

        return null;
    }

    private string? OfBody(Statement statement)
    {
        RoutineBody? body = statement switch
        {
            DoBlock block => block.Body,
            CreateRoutine routine => routine.Body,
            _ => null,
        };
        string? language = (statement as CreateRoutine)?.Language ?? body?.Language;
        if (language is not null && !ShadowReach.IsTrusted(language))
        {
            return $"a routine in {language} reaches the server's machine";
        }

        if (body is null)
        {
            return null;
        }

        EmbeddedSql inside = RoutineReader.Read(body);
        string? refusal = inside.Statements.Select(one => Refusal(one.Statement)).FirstOrDefault(reason => reason is not null);
        return refusal ?? (inside.Dynamic.Count > 0 && isSuperuser && !isOwnServer
            ? "it puts a statement together at run time, which a superuser could not be kept from running; use a role that is none"
            : null);
    }
}
