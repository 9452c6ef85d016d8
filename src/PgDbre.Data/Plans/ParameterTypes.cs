using System.Text.RegularExpressions;
using Npgsql;
using PgDbre.Core.Connections;

namespace PgDbre.Data.Plans;

/// <summary>
/// The types of a statement's parameters. The server infers types best, so nothing is declared until it says that it cannot: then the values
/// say ($1 + $2, generate_series($1, $2)), and a parameter it names that has no telling value ($1 IS NULL) is declared as text,
/// the type an untyped constant there would have had.
/// </summary>
internal sealed partial class ParameterTypes
{
    private const string Unknown = "unknown";

    private readonly IReadOnlyList<object?> _values;
    private readonly string[] _types;

    private ParameterTypes(IReadOnlyList<object?> values)
    {
        _values = values;
        _types = [.. Enumerable.Repeat(Unknown, values.Count)];
    }

    /// <summary>All inferred, for values of which null is one that is not known.</summary>
    public static ParameterTypes Inferred(IReadOnlyList<object?> values) => new(values);

    /// <summary>The types declared so far, in order; null where the server infers.</summary>
    public IReadOnlyList<string?> Declared => [.. _types.Select(type => type == Unknown ? null : type)];

    /// <summary>Declares what the server complained of; false if nothing more can be declared, so a retry would not help.</summary>
    public bool DeclareFrom(PgDbreException failure) => failure.SqlState switch
    {
        // PREPARE says the first, the extended protocol the second.
        PostgresErrorCodes.IndeterminateDatatype or PostgresErrorCodes.AmbiguousParameter => DeclareNamed(failure.Message),
        PostgresErrorCodes.AmbiguousFunction => DeclareValues(),
        _ => false,
    };

    private bool DeclareValues()
    {
        bool isAnyNew = false;
        for (int i = 0; i < _types.Length; i++)
        {
            if (_types[i] == Unknown && TypeOf(_values[i]) is { } type)
            {
                _types[i] = type;
                isAnyNew = true;
            }
        }

        return isAnyNew;
    }

    private bool DeclareNamed(string message)
    {
        Match match = ParameterNumber().Match(message);
        if (!match.Success || !int.TryParse(match.Groups[1].ValueSpan, out int number) || number < 1 || number > _types.Length)
        {
            return false;
        }

        bool isNew = _types[number - 1] == Unknown;
        _types[number - 1] = TypeOf(_values[number - 1]) ?? "text";
        return isNew;
    }

    // Text says nothing: that is how a value of any type may be written.
    private static string? TypeOf(object? value) => value switch
    {
        byte or sbyte or short or ushort or int => "int4",
        uint or long => "int8",
        ulong or decimal => "numeric",
        float => "float4",
        double => "float8",
        bool => "bool",
        DateOnly => "date",
        DateTime { Kind: DateTimeKind.Unspecified } => "timestamp",
        DateTime or DateTimeOffset => "timestamptz",
        TimeSpan => "interval",
        Guid => "uuid",
        _ => null,
    };

    /// <summary>As the type list of a PREPARE; empty if nothing is declared.</summary>
    public override string ToString() => _types.All(type => type == Unknown) ? "" : $"({string.Join(", ", _types)})";

    // Whatever the language of the message, the parameter is written $n.
    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex ParameterNumber();
}
