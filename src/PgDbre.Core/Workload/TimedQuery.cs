using System.Text.RegularExpressions;
using PgDbre.Core.Connections;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Workload;

/// <summary>One reading statement that is to be measured, with the values and settings it runs with.</summary>
public sealed partial record TimedQuery
{
    // These would lift the read-only transaction; the server refuses them there, and the message should not be the server's.
    private static readonly HashSet<string> RefusedSettings = new(StringComparer.OrdinalIgnoreCase)
    {
        "transaction_read_only", "default_transaction_read_only",
    };

    private TimedQuery(SqlStatement statement) => Statement = statement;

    /// <summary>The statement.</summary>
    public SqlStatement Statement { get; }

    /// <summary>Values for $1, $2 …; as many as the statement has.</summary>
    public IReadOnlyList<object?> Values { get; private init; } = [];

    /// <summary>Settings as SET LOCAL would take them.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; private init; } = new Dictionary<string, string>();

    /// <summary>Checks what can be checked without a server.</summary>
    /// <exception cref="PgDbreException">PgStatementCount, PgReadOnly, PgParameterValuesMissing or PgSettingInvalid.</exception>
    public static TimedQuery From(string text, IReadOnlyList<object?> values, IReadOnlyDictionary<string, string> settings)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(settings);
        SqlStatement statement = OnlyStatement(text);
        if (statement.ParameterCount != values.Count)
        {
            throw new PgDbreException(
                "PgParameterValuesMissing",
                PgErrorCategory.InvalidArgument,
                $"Parameters ($n) of the query: {statement.ParameterCount}; values given: {values.Count}.",
                "Pass one value for each with -Parameter. Text from pg_stat_statements has lost its values: choose typical ones.");
        }

        foreach (string name in settings.Keys)
        {
            Check(name);
        }

        return new TimedQuery(statement) { Values = values, Settings = settings };
    }

    /// <summary>The one reading statement of a text.</summary>
    /// <exception cref="PgDbreException">PgStatementCount or PgReadOnly.</exception>
    internal static SqlStatement OnlyStatement(string text)
    {
        IReadOnlyList<SqlStatement> statements = SqlSplitter.Split(text);
        if (statements.Count != 1)
        {
            throw new PgDbreException(
                "PgStatementCount",
                PgErrorCategory.InvalidArgument,
                $"One statement is measured at a time; the text holds {statements.Count}.",
                "Pass the statements one by one through the pipeline.");
        }

        return StatementClassifier.Classify(statements[0]) is not StatementKind.Utility
            ? statements[0]
            : throw new PgDbreException(
                "PgReadOnly",
                PgErrorCategory.InvalidOperation,
                $"Only SELECT, WITH, VALUES and TABLE are measured; this is {statements[0].Tokens[0].ToString().ToUpperInvariant()}.",
                "Measure the query itself, without EXPLAIN or COPY around it.");
    }

    private static void Check(string name)
    {
        if (!SettingName().IsMatch(name) || RefusedSettings.Contains(name))
        {
            throw new PgDbreException(
                "PgSettingInvalid",
                PgErrorCategory.InvalidArgument,
                $"'{name}' is not a setting that a measurement may change.",
                "Use the name of a planner or extension setting, such as work_mem or hnsw.ef_search.");
        }
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?\z")]
    private static partial Regex SettingName();
}
