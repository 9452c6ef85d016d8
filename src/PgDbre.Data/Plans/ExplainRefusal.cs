using PgDbre.Core.Connections;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Plans;

/// <summary>What EXPLAIN cannot take, or takes only with the user's word.</summary>
internal static class ExplainRefusal
{
    public static PgDbreException Utility(SqlStatement statement) => new(
        "PgNotExplainable",
        PgErrorCategory.InvalidArgument,
        $"EXPLAIN takes SELECT, INSERT, UPDATE, DELETE, MERGE, VALUES and TABLE; this is {statement.Tokens[0].ToString().ToUpperInvariant()}.",
        "Leave such statements out with Get-PgSlowQuery -ExcludeUtility.");

    public static PgDbreException ValuesMissing(int count) => new(
        "PgParameterValuesMissing",
        PgErrorCategory.InvalidArgument,
        $"-Analyze would run the statement, but it has {count} parameter(s) without a value, and NULL in their place gives another plan.",
        "Pass sample values with -Parameter, or leave -Analyze out to get the generic plan.");

    public static PgDbreException ValueCount(int wanted, int given) => new(
        "PgParameterCountMismatch",
        PgErrorCategory.InvalidArgument,
        $"The statement has {wanted} parameter(s), but -Parameter gives {given} value(s).",
        "Pass one value for each of $1, $2 …, in order; $null for NULL.");

    public static PgDbreException Writes() => new(
        "PgWriteNotAllowed",
        PgErrorCategory.SecurityError,
        "-Analyze runs the statement, and this one can write or lock rows.",
        "Add -AllowWrite: it runs in a transaction that is rolled back; sequences and effects outside the database are not undone.");

    public static PgDbreException Volatile(string doer, IReadOnlyList<string> functions) => new(
        "PgVolatileFunction",
        PgErrorCategory.SecurityError,
        $"{doer} runs the statement, and it calls functions that may change something: {string.Join(", ", functions)}.",
        "Add -AllowWrite if they are harmless, or declare them STABLE if they are: "
        + "a PL/pgSQL function is VOLATILE unless it says otherwise.");

    public static PgDbreException AutoExplainMissing(PgDbreException failure) => new(
        "PgAutoExplainUnavailable",
        PgErrorCategory.ObjectNotFound,
        $"-Nested needs the library auto_explain, which this server does not have: {failure.Message}",
        "Install the server's contrib package (on Debian it comes with postgresql-NN).",
        failure)
    {
        SqlState = failure.SqlState,
    };

    /// <param name="role">Who asks.</param>
    /// <param name="isLoaded">The library is in the session already.</param>
    /// <param name="parameters">Parameters the role may not set.</param>
    /// <param name="canGrant">Since 15 a superuser can grant SET on parameters.</param>
    public static PgDbreException AutoExplainDenied(string role, bool isLoaded, IReadOnlyList<string> parameters, bool canGrant)
    {
        string name = SqlIdentifier.Display(role);
        string load = isLoaded ? "" : $"ALTER ROLE {name} SET session_preload_libraries = 'auto_explain'; ";
        string grant = parameters.Count == 0 ? "" : $"GRANT SET ON PARAMETER {string.Join(", ", parameters)} TO {name}; ";
        return new PgDbreException(
            "PgAutoExplainUnavailable",
            PgErrorCategory.PermissionDenied,
            $"-Nested needs auto_explain, and role {name} may not {(isLoaded ? "set its parameters" : "load it")}.",
            canGrant
                ? $"Run as a superuser, then connect anew: {load}{grant}".TrimEnd(' ', ';') + ";"
                : "Connect as a superuser: before PostgreSQL 15 nobody else can set auto_explain's parameters.");
    }
}
