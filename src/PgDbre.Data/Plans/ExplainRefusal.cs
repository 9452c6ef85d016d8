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
        "Add -AllowWrite if they are harmless, or declare them STABLE if they are.");
}
