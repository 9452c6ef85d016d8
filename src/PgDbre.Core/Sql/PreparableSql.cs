using System.Globalization;
using System.Text;

namespace PgDbre.Core.Sql;

/// <summary>
/// Normalised text as pg_stat_statements keeps it, made fit for PREPARE. Replacing constants by $n leaves texts that
/// PostgreSQL's grammar refuses (date $1, extract($1 from x)) or plans badly (LIMIT $1 counts as a tenth of all rows).
/// </summary>
/// <param name="Text">The statement to PREPARE, its parameters numbered without gaps.</param>
/// <param name="Values">What EXECUTE must pass, in order; all null where the values are unknown.</param>
public sealed record PreparableSql(string Text, IReadOnlyList<object?> Values)
{
    /// <summary>Rows assumed behind LIMIT $n where nothing better is known.</summary>
    public const long DefaultLimitRows = 20;

    // Types that SQL lets stand before a string constant; pg_stat_statements keeps them before the $n.
    private static readonly HashSet<string> ConstantTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "date", "time", "timetz", "timestamp", "timestamptz", "interval", "numeric", "decimal", "bool", "boolean", "uuid",
        "inet", "cidr", "macaddr", "json", "jsonb", "bytea", "text", "xml", "point", "box", "circle", "polygon", "vector",
        "int4", "int8", "float8", "tsvector", "tsquery", "daterange", "tsrange", "tstzrange", "int4range", "int8range",
    };

    /// <summary>How many values EXECUTE must name.</summary>
    public int ParameterCount => Values.Count;

    /// <summary>Rewrites one normalised statement; the planner sees <paramref name="limitRows"/> behind LIMIT.</summary>
    public static PreparableSql From(SqlStatement statement, long limitRows = DefaultLimitRows)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return new Rewriter(statement, limitRows, values: null, types: []).Run();
    }

    /// <summary>Rewrites one statement whose values are known: one for each of $1, $2 ….</summary>
    public static PreparableSql WithValues(SqlStatement statement, IReadOnlyList<object?> values) => WithTypes(statement, values, []);

    /// <summary>The same, with a cast behind the parameters whose type is given.</summary>
    /// <param name="statement">One statement.</param>
    /// <param name="values">One for each of $1, $2 … of the statement.</param>
    /// <param name="types">Types by the place in <see cref="Values"/>; null, or too few, where the server infers them.</param>
    public static PreparableSql WithTypes(SqlStatement statement, IReadOnlyList<object?> values, IReadOnlyList<string?> types)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(types);
        return new Rewriter(statement, DefaultLimitRows, values, types).Run();
    }

    private sealed class Rewriter(SqlStatement statement, long limitRows, IReadOnlyList<object?>? values, IReadOnlyList<string?> types)
    {
        private readonly StringBuilder _text = new();
        private readonly Dictionary<int, int> _numbers = [];
        private int _copied = statement.Start;

        public PreparableSql Run()
        {
            for (int i = 0; i < statement.Tokens.Count; i++)
            {
                if (statement.Tokens[i].Kind == SqlTokenKind.Parameter)
                {
                    RewriteParameter(i);
                }
            }

            CopyUpTo(statement.End);
            return new PreparableSql(_text.ToString(), [.. _numbers.OrderBy(number => number.Value).Select(number => values?[number.Key - 1])]);
        }

        private void RewriteParameter(int i)
        {
            SqlToken token = statement.Tokens[i];
            SqlToken before = i > 0 ? statement.Tokens[i - 1] : default;
            if (Substitute(i, before) is { } constant)
            {
                Replace(token.Start, token.End, constant);
            }
            else if (TypeStart(i) is { } typeToken)
            {
                string type = statement.Source[statement.Tokens[typeToken].Start..before.End];
                Replace(statement.Tokens[typeToken].Start, token.End, $"{Renumber(token)}::{type}");
            }
            else
            {
                string number = Renumber(token);
                Replace(token.Start, token.End, types.ElementAtOrDefault(_numbers[token.ParameterNumber] - 1) is { } type ? $"{number}::{type}" : number);
            }
        }

        private string? Substitute(int i, SqlToken before)
        {
            // The field of extract() must be a constant; where none is known: no plan depends on which it is.
            if (before.Is("(") && i > 1 && statement.Tokens[i - 2].IsWord("extract"))
            {
                return values is null ? "'epoch'" : SqlLiteral.Quote(values[statement.Tokens[i].ParameterNumber - 1]);
            }

            return values is null ? UnknownLimit(i, before) : null;
        }

        private string? UnknownLimit(int i, SqlToken before)
        {
            if (before.IsWord("limit") || (before.IsAnyWord("first", "next") && i > 1 && statement.Tokens[i - 2].IsWord("fetch")))
            {
                return limitRows.ToString(CultureInfo.InvariantCulture);
            }

            return before.IsWord("offset") ? "0" : null;
        }

        // Index of the type's first token if the parameter stands where a typed constant stood: date $1, timestamp with time zone $1.
        private int? TypeStart(int i)
        {
            if (i == 0 || statement.Tokens[i - 1].Kind != SqlTokenKind.Word)
            {
                return null;
            }

            if (statement.Tokens[i - 1].IsWord("zone") && i >= 4 && statement.Tokens[i - 4].IsAnyWord("timestamp", "time"))
            {
                return i - 4;
            }

            bool isQualified = i > 1 && statement.Tokens[i - 2].Is(".");
            return !isQualified && ConstantTypes.Contains(statement.Tokens[i - 1].ToString()) ? i - 1 : null;
        }

        private string Renumber(SqlToken token)
        {
            int number = token.ParameterNumber;
            if (!_numbers.TryGetValue(number, out int renumbered))
            {
                _numbers[number] = renumbered = _numbers.Count + 1;
            }

            return $"${renumbered.ToString(CultureInfo.InvariantCulture)}";
        }

        private void Replace(int start, int end, string replacement)
        {
            CopyUpTo(start);
            _text.Append(replacement);
            _copied = end;
        }

        private void CopyUpTo(int position)
        {
            if (position > _copied)
            {
                _text.Append(statement.Source, _copied, position - _copied);
            }
        }
    }
}
