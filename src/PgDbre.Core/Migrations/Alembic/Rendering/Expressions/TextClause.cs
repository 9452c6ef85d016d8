using System.Text;
using PgDbre.Core.Python.Values;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Expressions;

/// <summary>The text of sa.text(): :name is a parameter, \: a colon (sql/compiler.py, BIND_PARAMS and BIND_PARAMS_ESC).</summary>
internal static class TextClause
{
    /// <summary>The text with its parameters as literals.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="parameters">Values by name.</param>
    /// <param name="scope">Is told of a parameter without a value.</param>
    public static string Render(string text, IReadOnlyDictionary<string, PythonValue> parameters, RenderScope scope)
    {
        if (!text.Contains(':', StringComparison.Ordinal))
        {
            return text;
        }

        IReadOnlyList<SqlToken>? strings = null;
        StringBuilder rendered = new(text.Length);
        int position = 0;
        while (position < text.Length)
        {
            int length = ParameterLength(text, position);
            if (length > 0)
            {
                string name = text.Substring(position + 1, length);
                strings ??= Strings(text);
                rendered.Append(Value(name, strings.Any(token => token.Start < position && position < token.End), parameters, scope));
                position += length + 1;
            }
            else if (text[position] == '\\' && position + 1 < text.Length && text[position + 1] == ':')
            {
                position++;
                rendered.Append(text[position++]);
            }
            else
            {
                rendered.Append(text[position++]);
            }
        }

        return rendered.ToString();
    }

    // (?<![:\w\\]):(\w+)(?!:)
    private static int ParameterLength(string text, int position)
    {
        if (text[position] != ':' || (position > 0 && (text[position - 1] is ':' or '\\' || IsWord(text[position - 1]))))
        {
            return 0;
        }

        int end = position + 1;
        while (end < text.Length && IsWord(text[end]))
        {
            end++;
        }

        int length = end - position - 1;
        // Before a further colon the expression gives a letter back: :ab: is the parameter a.
        return end < text.Length && text[end] == ':' ? Math.Max(length - 1, 0) : length;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static string Value(string name, bool isInString, IReadOnlyDictionary<string, PythonValue> parameters, RenderScope scope)
    {
        if (parameters.TryGetValue(name, out PythonValue? value) && LiteralText.Of(value) is { } literal)
        {
            return literal;
        }

        if (isInString)
        {
            scope.Approximate($"the text holds :{name}, which SQLAlchemy takes for a parameter");
            return $":{name}";
        }

        scope.LeaveValueOut(value is null
            ? $"the parameter :{name} gets no value"
            : $"the parameter :{name} is not known: {Arguments.Reason(value)}");
        return "NULL";
    }

    private static IReadOnlyList<SqlToken> Strings(string text) =>
        [.. SqlTokenizer.Tokenize(text).Where(token => token.Kind == SqlTokenKind.String)];
}
