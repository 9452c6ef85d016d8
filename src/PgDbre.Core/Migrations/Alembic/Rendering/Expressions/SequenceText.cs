using System.Globalization;
using System.Numerics;
using PgDbre.Core.Migrations.Alembic.Rendering.Types;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Expressions;

/// <summary>sa.Sequence and the options it shares with sa.Identity.</summary>
internal static class SequenceText
{
    private static readonly (string Name, string Word)[] Numbers =
        [("increment", "INCREMENT BY"), ("start", "START WITH"), ("minvalue", "MINVALUE"), ("maxvalue", "MAXVALUE")];

    /// <summary>nextval('schema.name').</summary>
    public static string NextValue(CallValue sequence) => $"nextval('{Name(sequence).Replace("'", "''", StringComparison.Ordinal)}')";

    /// <summary>schema.name.</summary>
    public static string Name(CallValue sequence) => Names.Show(
        Arguments.Text(sequence.Keywords.GetValueOrDefault("schema"), "the schema of a sequence"),
        Arguments.Name(Arguments.Of(sequence, 0, "name"), "the name of a sequence"));

    /// <summary>CREATE SEQUENCE with its options.</summary>
    public static string Create(CallValue sequence, bool ifNotExists, RenderScope scope)
    {
        string type = sequence.Keywords.GetValueOrDefault("data_type") is { } value and not NoneValue
            ? $" AS {TypeReader.Read(value, scope).Sql}"
            : "";
        string options = Options(sequence, 1);
        return $"CREATE SEQUENCE {(ifNotExists ? "IF NOT EXISTS " : "")}{Name(sequence)}{type}{(options.Length > 0 ? $" {options}" : "")}";
    }

    /// <summary>GENERATED … AS IDENTITY.</summary>
    public static string Identity(CallValue identity)
    {
        string options = Options(identity, 2);
        bool isAlways = Arguments.Flag(Arguments.Of(identity, 0, "always"), "always of Identity") ?? false;
        return $"GENERATED {(isAlways ? "ALWAYS" : "BY DEFAULT")} AS IDENTITY{(options.Length > 0 ? $" ({options})" : "")}";
    }

    /// <summary>INCREMENT BY 2 START WITH 10 …, in the order of DDLCompiler.get_identity_options.</summary>
    /// <param name="call">sa.Sequence(name, start, increment, …) or sa.Identity(always, on_null, start, increment, …).</param>
    /// <param name="firstOption">Position of start.</param>
    public static string Options(CallValue call, int firstOption)
    {
        string[] order = ["start", "increment", "minvalue", "maxvalue", "nominvalue", "nomaxvalue", "cycle", "cache"];
        PythonValue? Option(string name)
        {
            int position = Array.IndexOf(order, name);
            return Arguments.Of(call, firstOption + position, name);
        }

        List<string> parts = [];
        foreach ((string name, string word) in Numbers)
        {
            if (Arguments.Number(Option(name), name) is { } number)
            {
                parts.Add($"{word} {Digits(number)}");
            }
        }

        AddIf(parts, "NO MINVALUE", Option("nominvalue"));
        AddIf(parts, "NO MAXVALUE", Option("nomaxvalue"));
        if (Arguments.Number(Option("cache"), "cache") is { } cache)
        {
            parts.Add($"CACHE {Digits(cache)}");
        }

        if (Arguments.Flag(Option("cycle"), "cycle") is { } cycles)
        {
            parts.Add(cycles ? "CYCLE" : "NO CYCLE");
        }

        return string.Join(' ', parts);
    }

    // SQLAlchemy asks whether it was given, not what it says.
    private static void AddIf(List<string> parts, string words, PythonValue? flag)
    {
        if (flag is not (null or NoneValue))
        {
            parts.Add(words);
        }
    }

    private static string Digits(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);
}
