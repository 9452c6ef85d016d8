using PgDbre.Core.Sql.Parsing;

namespace PgDbre.Core.Sql;

/// <summary>A data type as written, under the name that the catalog knows it by.</summary>
/// <param name="Name">
/// pg_type.typname for the types that SQL spells in its own way (int4 for integer, varchar for character varying, bpchar for character,
/// timestamptz for timestamp with time zone, float8 for double precision); serial, bigserial and smallserial stay as they are.
/// </param>
/// <param name="Modifiers">
/// What stands in parentheses, as written: 10 and 2 of numeric(10,2). character without any has 1, as in PostgreSQL.
/// </param>
/// <param name="ArrayDimensions">How many [] follow; 0 for no array.</param>
public sealed record TypeName(QualifiedName Name, IReadOnlyList<string> Modifiers, int ArrayDimensions)
{
    private static readonly string[] Serials = ["serial", "serial2", "serial4", "serial8", "smallserial", "bigserial"];

    /// <summary>The type as it stands in the source.</summary>
    public required SqlFragment Source { get; init; }

    /// <summary>year to month, day to second …; null for any other type than an interval with fields.</summary>
    public string? IntervalFields { get; init; }

    /// <summary>SETOF, in what a function returns.</summary>
    public bool IsSet { get; init; }

    /// <summary>True for name%TYPE: the type of a column.</summary>
    public bool IsReference { get; init; }

    /// <summary>True for serial and its like, which make a sequence and a default.</summary>
    public bool IsSerial => Name.Schema is null && Serials.Contains(Name.Name, StringComparer.Ordinal);

    /// <summary>Reads a type that stands alone, such as character varying(10)[].</summary>
    /// <exception cref="FormatException">The text is no type.</exception>
    public static TypeName Parse(string text)
    {
        List<SqlToken> tokens = SqlTokenizer.Tokenize(text);
        TokenCursor cursor = new(tokens.ToArray());
        TypeName? type = tokens.Count > 0 && tokens.TrueForAll(token => token.Kind != SqlTokenKind.Invalid) ? TypeParser.Read(cursor) : null;
        return type is not null && cursor.AtEnd && cursor.Failure is null
            ? type
            : throw new FormatException($"'{text}' is no data type.");
    }

    /// <summary>Compared by what it is, not by where it stands.</summary>
    public bool Equals(TypeName? other) =>
        other is not null && Name == other.Name && ArrayDimensions == other.ArrayDimensions && IntervalFields == other.IntervalFields
        && IsSet == other.IsSet && IsReference == other.IsReference && Modifiers.SequenceEqual(other.Modifiers, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, ArrayDimensions, Modifiers.Count);

    /// <summary>As written.</summary>
    public override string ToString() => Source.Text;
}
