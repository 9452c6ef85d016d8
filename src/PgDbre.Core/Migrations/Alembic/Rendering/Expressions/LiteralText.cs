using System.Globalization;
using System.Text;
using PgDbre.Core.Migrations.Alembic.Rendering.Types;
using PgDbre.Core.Python.Values;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Expressions;

/// <summary>Values of Python as SQL literals, as SQLAlchemy writes them with literal_binds.</summary>
internal static class LiteralText
{
    /// <summary>Null for a value that is not known, or of a kind that has no literal.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The column's type; null if it is not known.</param>
    public static string? Of(PythonValue value, SqlType? type = null) => value switch
    {
        NoneValue => "NULL",
        TextValue text when text.Text.Contains(ConstantFolder.RunTimeMark, StringComparison.Ordinal) => null,
        TextValue text when type?.IsJson != true => SqlLiteral.Quote(text.Text),
        BooleanValue flag when type?.IsJson != true => flag.IsTrue ? "true" : "false",
        IntegerValue number when type?.IsBoolean == true => number.Number.IsZero ? "false" : "true",
        IntegerValue number when type?.IsJson != true => number.Number.ToString(CultureInfo.InvariantCulture),
        FloatValue number when type?.IsJson != true => ValueText.Str(number),
        CallValue call when Call(call) is { } known => known,
        SequenceValue list when type?.IsJson != true => Array(list),
        _ => type is null or { IsJson: true } && Json(value) is { } json ? SqlLiteral.Quote(json) : null,
    };

    // uuid.UUID("…"), datetime.date(2020, 1, 2), Decimal("1.5")
    private static string? Call(CallValue call) => (call.Function, call.Arguments) switch
    {
        ("uuid.UUID", [TextValue text]) => SqlLiteral.Quote(text.Text),
        ("decimal.Decimal", [TextValue text]) => text.Text,
        ("datetime.date", [IntegerValue year, IntegerValue month, IntegerValue day]) =>
            $"'{year.Number:D4}-{month.Number:D2}-{day.Number:D2}'",
        (var name, []) when Arguments.IsSqlAlchemy(name) => Constant(Arguments.LastName(name)),
        ("alembic.op.inline_literal", [var inner, ..]) => Of(inner),
        _ => null,
    };

    private static string? Constant(string name) => name switch
    {
        "null" => "NULL",
        "true" or "false" => name,
        _ => null,
    };

    private static string? Array(SequenceValue list)
    {
        IReadOnlyList<string?> items = [.. list.Items.Select(item => Of(item))];
        return items.Contains(null) ? null : $"ARRAY[{string.Join(", ", items)}]";
    }

    // json.dumps: ", " and ": " between, everything beyond ASCII escaped.
    private static string? Json(PythonValue value)
    {
        switch (value)
        {
            case NoneValue:
                return "null";
            case BooleanValue flag:
                return flag.IsTrue ? "true" : "false";
            case IntegerValue number:
                return number.Number.ToString(CultureInfo.InvariantCulture);
            case FloatValue number:
                return ValueText.Str(number);
            case TextValue text:
                return text.Text.Contains(ConstantFolder.RunTimeMark, StringComparison.Ordinal) ? null : JsonText(text.Text);
            case SequenceValue list:
                IReadOnlyList<string?> items = [.. list.Items.Select(Json)];
                return items.Contains(null) ? null : $"[{string.Join(", ", items)}]";
            case DictionaryValue dictionary:
                IReadOnlyList<string?> members = [.. dictionary.Items.Select(Member)];
                return members.Contains(null) ? null : $"{{{string.Join(", ", members)}}}";
            default:
                return null;
        }
    }

    private static string? Member(KeyValuePair<PythonValue, PythonValue> item) =>
        item.Key.AsText is { } name && Json(item.Value) is { } value ? $"{JsonText(name)}: {value}" : null;

    private static string JsonText(string text)
    {
        StringBuilder quoted = new StringBuilder().Append('"');
        foreach (char c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or > '~' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
