using System.Text.RegularExpressions;
using PgDbre.Core.Connections;

namespace PgDbre.Data.Plans;

/// <summary>
/// The type list of a PREPARE. The server infers types; where it cannot ($1 IS NULL), it names the parameter, and that one is
/// declared as text, the type an untyped constant there would have had.
/// </summary>
internal sealed partial class ParameterTypes
{
    private readonly string[] _types;

    private ParameterTypes(string[] types) => _types = types;

    public static ParameterTypes Inferred(int count) => new([.. Enumerable.Repeat("unknown", count)]);

    /// <summary>Declares the parameter the server complained of; false if that was done already, so a retry would not help.</summary>
    public bool DeclareFrom(PgDbreException failure)
    {
        Match match = ParameterNumber().Match(failure.Message);
        if (!match.Success || !int.TryParse(match.Groups[1].ValueSpan, out int number) || number < 1 || number > _types.Length)
        {
            return false;
        }

        bool isNew = _types[number - 1] == "unknown";
        _types[number - 1] = "text";
        return isNew;
    }

    public override string ToString() => _types.All(type => type == "unknown") ? "" : $"({string.Join(", ", _types)})";

    // Whatever the language of the message, the parameter is written $n.
    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex ParameterNumber();
}
