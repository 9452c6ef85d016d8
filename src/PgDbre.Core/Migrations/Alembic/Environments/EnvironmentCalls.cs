using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Values;
using PgDbre.Core.Python.Walking;

namespace PgDbre.Core.Migrations.Alembic.Environments;

/// <summary>The calls of env.py that matter.</summary>
internal sealed class EnvironmentCalls(ConstantFolder folder, IReadOnlyList<CallSite> calls)
{
    private static readonly HashSet<string> Sending = ["execute", "exec_driver_sql", "scalar", "scalars"];

    /// <summary>
    /// The options of context.configure in the online mode: the call with a connection, else the last; null if there is none. "**" is among
    /// them where a part is not known.
    /// </summary>
    public IReadOnlyDictionary<string, PythonValue>? OnlineOptions
    {
        get
        {
            CallSite[] configures = [.. Named("configure")];
            CallSite? online = configures.LastOrDefault(IsOnline) ?? (configures.Length > 0 ? configures[^1] : null);
            return online is null ? null : Options(online);
        }
    }

    /// <summary>isolation_level="AUTOCOMMIT" of an engine or of execution_options.</summary>
    public bool IsAutocommit => calls.Any(site => site.Call.Keywords.Any(
        keyword => keyword.Name == "isolation_level" && folder.Fold(keyword.Value, site.Enclosure).AsText == "AUTOCOMMIT"));

    public IReadOnlyList<EnvironmentStatement> Statements() =>
        [.. calls.Where(IsSending).Select(Statement).OrderBy(statement => statement.Line)];

    private EnvironmentStatement Statement(CallSite site) => new(
        site.Call.Arguments.Count > 0 ? Text(folder.Fold(site.Call.Arguments[0], site.Enclosure)) : null,
        IsBeforeTransaction(site),
        site.Call.Line,
        site.Call.Column);

    // In the same function, before begin_transaction, and nothing committed in between.
    private bool IsBeforeTransaction(CallSite statement)
    {
        IReadOnlyList<CallSite> begins = [.. Named("begin_transaction").Where(begin => IsAfter(begin, statement))];
        if (begins.Count == 0)
        {
            return false;
        }

        int begin = begins.Min(site => site.Call.Line);
        return !Named("commit").Any(commit => IsAfter(commit, statement) && commit.Call.Line < begin);
    }

    private static bool IsAfter(CallSite later, CallSite earlier) =>
        ReferenceEquals(Function(later), Function(earlier))
        && (later.Call.Line > earlier.Call.Line || (later.Call.Line == earlier.Call.Line && later.Call.Column > earlier.Call.Column));

    private static SyntaxNode? Function(CallSite site) => site.Enclosure?.Scope()?.Node;

    private IEnumerable<CallSite> Named(string method) => calls.Where(
        site => site.Call.Function is AttributeExpression { Name: var name } && name == method);

    private static bool IsSending(CallSite site) =>
        site.Call.Function is AttributeExpression { Name: var name } && Sending.Contains(name);

    private static bool IsOnline(CallSite configure) =>
        configure.Call.Arguments.Count > 0 || configure.Call.Keywords.Any(keyword => keyword.Name == "connection");

    private Dictionary<string, PythonValue> Options(CallSite configure)
    {
        Dictionary<string, PythonValue> options = new(StringComparer.Ordinal);
        foreach (KeywordArgument keyword in configure.Call.Keywords)
        {
            PythonValue value = folder.Fold(keyword.Value, configure.Enclosure);
            if (keyword.Name is null && value is DictionaryValue more)
            {
                more.Items.Where(item => item.Key is TextValue).ToList().ForEach(item => options[item.Key.AsText!] = item.Value);
            }
            else
            {
                options[keyword.Name ?? "**"] = value;
            }
        }

        return options;
    }

    private static string? Text(PythonValue value) => value switch
    {
        TextValue text => text.Text,
        CallValue { Function: var function, Arguments: [TextValue text, ..] }
            when function.EndsWith(".text", StringComparison.Ordinal) => text.Text,
        _ => null,
    };
}
