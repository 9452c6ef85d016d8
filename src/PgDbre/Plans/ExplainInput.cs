using System.Collections;
using System.Globalization;
using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Sql;
using PgDbre.Core.Workload;

namespace PgDbre.Plans;

/// <summary>One statement to explain and where it came from.</summary>
/// <param name="Target">What an error is about: the piped object, the file, or the text.</param>
/// <param name="Statement">The statement.</param>
internal sealed record ExplainInput(object Target, SqlStatement Statement)
{
    public long? QueryId { get; init; }

    public string? Server { get; init; }

    public string? Database { get; init; }

    private long LimitRows { get; init; } = PreparableSql.DefaultLimitRows;

    /// <summary>The statements of what was piped or given as text; a file in the pipe is read.</summary>
    public static IEnumerable<ExplainInput> From(
        PSCmdlet cmdlet, PSObject? piped, string? query, long? queryId, Action<PgDbreException, object?> fail)
    {
        object? source = piped?.BaseObject;
        if (source is FileInfo file)
        {
            return FromFiles(cmdlet, WildcardPattern.Escape(file.FullName), fail);
        }

        string? text = source as string ?? query;
        if (string.IsNullOrWhiteSpace(text))
        {
            fail(NoQuery(), source);
            return [];
        }

        SlowQuery? slow = source as SlowQuery;
        return FromText(text, source ?? text).Select(input => input with
        {
            QueryId = queryId,
            Server = slow?.Server,
            Database = slow?.Database,
            LimitRows = slow is { Calls: > 0, Rows: > 0 } ? Math.Max(1, slow.Rows.Value / slow.Calls) : PreparableSql.DefaultLimitRows,
        });
    }

    /// <summary>The statements of files.</summary>
    public static IEnumerable<ExplainInput> FromFiles(PSCmdlet cmdlet, string path, Action<PgDbreException, object?> fail)
    {
        List<ExplainInput> inputs = [];
        try
        {
            foreach (string file in cmdlet.ResolveFiles(path))
            {
                inputs.AddRange(FromText(InputFile.Read(file), file));
            }
        }
        catch (PgDbreException failure)
        {
            fail(failure, path);
        }

        return inputs;
    }

    public PlanRequest ToRequest(bool analyze, object?[]? values, Hashtable? settings) => new()
    {
        Statement = Statement,
        QueryId = QueryId,
        Analyze = analyze,
        Values = values is { Length: > 0 } ? [.. values.Select(value => value is PSObject wrapped ? wrapped.BaseObject : value)] : null,
        LimitRows = LimitRows,
        Settings = settings?.Cast<DictionaryEntry>().ToDictionary(
            entry => Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!,
            entry => Convert.ToString(entry.Value, CultureInfo.InvariantCulture) ?? "") ?? [],
    };

    private static IEnumerable<ExplainInput> FromText(string text, object target) =>
        SqlSplitter.Split(text).Select(statement => new ExplainInput(target, statement));

    private static PgDbreException NoQuery() => new(
        "PgQueryMissing",
        PgErrorCategory.InvalidArgument,
        "The input has no SQL: it is no string, no file, and has no property Query.",
        "Pipe records of Get-PgSlowQuery, SQL strings or .sql files, or pass -Query.");
}
