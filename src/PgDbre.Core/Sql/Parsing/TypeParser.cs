using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>Type names (gram.y, Typename), under the names of the catalog.</summary>
internal static class TypeParser
{
    /// <summary>A type with modifiers and array bounds.</summary>
    public static TypeName Read(TokenCursor cursor)
    {
        int start = cursor.Position;
        bool isSet = cursor.AcceptWord("setof");
        TypeName type = Simple(cursor);
        int dimensions = Dimensions(cursor);
        return type with { ArrayDimensions = dimensions, IsSet = isSet, Source = cursor.Taken(start) };
    }

    private static TypeName Simple(TokenCursor cursor)
    {
        string word = cursor.Peek(1).Is(".") ? "" : cursor.Word();
        return word switch
        {
            "int" or "integer" => Plain(cursor, "int4"),
            "smallint" => Plain(cursor, "int2"),
            "bigint" => Plain(cursor, "int8"),
            "real" => Plain(cursor, "float4"),
            "boolean" => Plain(cursor, "bool"),
            "decimal" or "dec" or "numeric" => WithModifiers(cursor, "numeric"),
            "double" when cursor.Peek(1).IsWord("precision") => Double(cursor),
            "float" => Float(cursor),
            "bit" => Bit(cursor),
            "character" or "char" or "nchar" or "varchar" or "national" => Character(cursor),
            "timestamp" or "time" => Time(cursor, word),
            "interval" => Interval(cursor),
            _ => Generic(cursor),
        };
    }

    private static TypeName Make(QualifiedName name, IReadOnlyList<string> modifiers) => new(name, modifiers, 0) { Source = null! };

    private static TypeName Plain(TokenCursor cursor, string name)
    {
        cursor.Next();
        return Make(new QualifiedName(null, name), []);
    }

    private static TypeName WithModifiers(TokenCursor cursor, string name)
    {
        cursor.Next();
        return Make(new QualifiedName(null, name), Modifiers(cursor));
    }

    private static TypeName Double(TokenCursor cursor)
    {
        cursor.Next();
        return Plain(cursor, "float8");
    }

    // float(1) to float(24) is real, the rest double precision.
    private static TypeName Float(TokenCursor cursor)
    {
        cursor.Next();
        List<string> precision = Modifiers(cursor);
        bool isSingle = precision.Count > 0 && int.TryParse(precision[0], out int bits) && bits <= 24;
        return Make(new QualifiedName(null, isSingle ? "float4" : "float8"), []);
    }

    private static TypeName Bit(TokenCursor cursor)
    {
        cursor.Next();
        bool isVarying = cursor.AcceptWord("varying");
        List<string> length = Modifiers(cursor);
        return Make(new QualifiedName(null, isVarying ? "varbit" : "bit"), length.Count == 0 && !isVarying ? ["1"] : length);
    }

    private static TypeName Character(TokenCursor cursor)
    {
        bool isVarying = cursor.IsWord("varchar");
        if (cursor.AcceptWord("national"))
        {
            isVarying = false;
        }

        cursor.Next();
        isVarying |= cursor.AcceptWord("varying");
        List<string> length = Modifiers(cursor);
        return Make(new QualifiedName(null, isVarying ? "varchar" : "bpchar"), length.Count == 0 && !isVarying ? ["1"] : length);
    }

    private static TypeName Time(TokenCursor cursor, string word)
    {
        cursor.Next();
        List<string> precision = Modifiers(cursor);
        bool hasZone = cursor.AcceptWords("with", "time", "zone");
        if (!hasZone)
        {
            cursor.AcceptWords("without", "time", "zone");
        }

        return Make(new QualifiedName(null, hasZone ? word + "tz" : word), precision);
    }

    private static TypeName Interval(TokenCursor cursor)
    {
        cursor.Next();
        List<string> precision = Modifiers(cursor);
        List<string> fields = [];
        while (cursor.AcceptAnyWord("year", "month", "day", "hour", "minute", "second", "to") is { } field)
        {
            fields.Add(field);
        }

        precision = fields.Count > 0 && cursor.Is("(") ? Modifiers(cursor) : precision;
        string? range = fields.Count > 0 ? string.Join(' ', fields) : null;
        return Make(new QualifiedName(null, "interval"), precision) with { IntervalFields = range };
    }

    private static TypeName Generic(TokenCursor cursor)
    {
        QualifiedName name = cursor.QualifiedLabel();
        if (cursor.Accept("%"))
        {
            cursor.ExpectWord("type");
            return Make(name, []) with { IsReference = true };
        }

        return Make(name, Modifiers(cursor));
    }

    private static List<string> Modifiers(TokenCursor cursor)
    {
        if (!cursor.Accept("("))
        {
            return [];
        }

        List<string> modifiers = cursor.List(() => cursor.Expression().Text);
        cursor.Expect(")");
        return modifiers;
    }

    private static int Dimensions(TokenCursor cursor)
    {
        bool isStandard = cursor.AcceptWord("array");
        int dimensions = 0;
        while (cursor.Is("[") && !(isStandard && dimensions > 0))
        {
            cursor.Skip();
            dimensions++;
        }

        return isStandard ? 1 : dimensions;
    }
}
