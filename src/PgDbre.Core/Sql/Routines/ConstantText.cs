using System.Globalization;
using System.Text;
using PgDbre.Core.Sql.Parsing;

namespace PgDbre.Core.Sql.Routines;

/// <summary>
/// Computes the text of an EXECUTE that is put together from constants: concatenation, format, quote_ident, quote_literal.
/// </summary>
internal static class ConstantText
{
    // Nobody writes deeper; each level looks at its tokens once more.
    private const int MaximumDepth = 16;

    /// <summary>The text; null if anything but a run could tell it.</summary>
    public static string? Resolve(ArraySegment<SqlToken> tokens) => Resolve(tokens, depth: 0);

    private static string? Resolve(ArraySegment<SqlToken> tokens, int depth)
    {
        StringBuilder text = new();
        foreach (ArraySegment<SqlToken> part in Split(tokens, "||"))
        {
            if (Part(part, depth) is not { } value)
            {
                return null;
            }

            text.Append(value);
        }

        return text.ToString();
    }

    /// <summary>The constant that the text begins with; null if it begins with something else.</summary>
    public static string? Beginning(ArraySegment<SqlToken> tokens)
    {
        ArraySegment<SqlToken> first = Split(tokens, "||")[0];
        bool isFormat = first.Count > 2 && first[0].IsWord("format") && first[1].Is("(");
        SqlToken start = isFormat ? first[2] : first.Count > 0 ? first[0] : default;
        if (start.Kind != SqlTokenKind.String)
        {
            return null;
        }

        string text = SqlStringValue.Of(start).Text;
        int end = isFormat ? text.IndexOf('%', StringComparison.Ordinal) : -1;
        return end < 0 ? text : text[..end];
    }

    private static string? Part(ArraySegment<SqlToken> tokens, int depth)
    {
        while (tokens.Count > 2 && tokens[^2].Is("::") && tokens[^1].IsAnyWord("text", "varchar", "name"))
        {
            tokens = tokens[..^2];
        }

        if (tokens is [{ Kind: SqlTokenKind.String } text])
        {
            return SqlStringValue.Of(text).Text;
        }

        if (tokens is [{ Kind: SqlTokenKind.Number } number])
        {
            return number.ToString();
        }

        if (depth == MaximumDepth || tokens.Count < 2 || !tokens[^1].Is(")"))
        {
            return null;
        }

        return new ParenthesisMap(tokens).Opening(tokens.Count - 1) switch
        {
            0 => Nested(tokens[1..^1], depth + 1),
            1 => Function(tokens[0], tokens[2..^1], depth + 1),
            _ => null,
        };
    }

    private static string? Nested(ArraySegment<SqlToken> tokens, int depth) => tokens.Count == 0 ? null : Resolve(tokens, depth);

    private static string? Function(SqlToken name, ArraySegment<SqlToken> tokens, int depth)
    {
        List<string> arguments = [];
        foreach (ArraySegment<SqlToken> argument in Split(tokens, ","))
        {
            if (Nested(argument, depth) is not { } value)
            {
                return null;
            }

            arguments.Add(value);
        }

        return name.Identifier switch
        {
            "format" => Format(arguments[0], arguments),
            "quote_ident" when arguments.Count == 1 => Name(arguments[0]),
            "quote_literal" when arguments.Count == 1 => SqlLiteral.Quote(arguments[0]),
            "concat" => string.Concat(arguments),
            _ => null,
        };
    }

    // %s, %I and %L with or without a position; widths are left to the server.
    private static string? Format(string template, List<string> arguments)
    {
        StringBuilder text = new();
        int next = 1;
        for (int i = 0; i < template.Length; i++)
        {
            if (template[i] != '%')
            {
                text.Append(template[i]);
                continue;
            }

            i++;
            int digits = i;
            while (digits < template.Length && char.IsAsciiDigit(template[digits]))
            {
                digits++;
            }

            bool isPlaced = digits > i && digits < template.Length && template[digits] == '$' && digits - i < 4;
            int index = isPlaced ? int.Parse(template.AsSpan(i, digits - i), CultureInfo.InvariantCulture) : next;
            i = isPlaced ? digits + 1 : i;
            if (Formatted(i < template.Length ? template[i] : '\0', index, arguments) is not { } value)
            {
                return null;
            }

            next = template[i] == '%' ? next : index + 1;
            text.Append(value);
        }

        return text.ToString();
    }

    private static string? Formatted(char kind, int index, List<string> arguments) => kind switch
    {
        '%' => "%",
        _ when index < 1 || index >= arguments.Count => null,
        's' => arguments[index],
        'I' => Name(arguments[index]),
        'L' => SqlLiteral.Quote(arguments[index]),
        _ => null,
    };

    private static string? Name(string text) =>
        text.Length == 0 || text.Contains('\0', StringComparison.Ordinal) ? null : SqlIdentifier.Display(text);

    private static List<ArraySegment<SqlToken>> Split(ArraySegment<SqlToken> tokens, string separator)
    {
        List<ArraySegment<SqlToken>> parts = [];
        int start = 0;
        int depth = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            depth += tokens[i].Is("(") ? 1 : tokens[i].Is(")") ? -1 : 0;
            if (depth == 0 && tokens[i].Is(separator))
            {
                parts.Add(tokens[start..i]);
                start = i + 1;
            }
        }

        parts.Add(tokens[start..]);
        return parts;
    }
}
