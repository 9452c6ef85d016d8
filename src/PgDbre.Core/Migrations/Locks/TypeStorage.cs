using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>
/// Whether values of one type are stored as values of another, so that ALTER COLUMN … TYPE leaves the table as it is (tablecmds.c,
/// ATColumnChangeRequiresRewrite). Traced on 13, 15, 17 and 18, which agree.
/// </summary>
internal static class TypeStorage
{
    // pg_cast without a function, between types that are not made by a migration.
    private static readonly HashSet<(string From, string To)> Alike =
    [
        ("text", "varchar"), ("varchar", "text"), ("text", "bpchar"), ("varchar", "bpchar"), ("bit", "varbit"), ("varbit", "bit"),
        ("cidr", "inet"), ("xml", "text"), ("xml", "varchar"), ("text", "citext"), ("varchar", "citext"), ("citext", "text"),
        ("citext", "varchar"), ("int4", "oid"), ("oid", "int4"),
    ];

    private static readonly HashSet<string> ObjectIdentifiers = new(StringComparer.Ordinal)
    {
        "oid", "regclass", "regcollation", "regconfig", "regdictionary", "regnamespace", "regoper", "regoperator", "regproc",
        "regprocedure", "regrole", "regtype",
    };

    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "bit", "bool", "box", "bpchar", "bytea", "char", "cidr", "circle", "citext", "date", "daterange", "float4", "float8", "inet",
        "int2", "int4", "int4multirange", "int4range", "int8", "int8range", "interval", "json", "jsonb", "jsonpath", "line", "lseg",
        "macaddr",
        "macaddr8", "money", "name", "numeric", "numrange", "path", "pg_lsn", "point", "polygon", "text", "time", "timestamp",
        "timestamptz", "timetz", "tsquery", "tsrange", "tstzrange", "tsvector", "uuid", "varbit", "varchar", "xid", "xid8", "xml",
    };

    /// <summary>True if they are, false if not, null if only a server can tell: a type of an extension, the session's time zone.</summary>
    public static bool? IsKept(TypeName from, TypeName to, LockContext context)
    {
        SchemaTypes types = context.Schema.Types;
        TypeName old = Plain(from);
        TypeName next = Plain(to);
        if (old.IsReference || next.IsReference)
        {
            return null;
        }

        if (old == next || (IsSameName(old, next, types) && AreArrays(old, next) && old.Modifiers.SequenceEqual(next.Modifiers)))
        {
            return true;
        }

        if (old.ArrayDimensions > 0 || next.ArrayDimensions > 0)
        {
            return AreArrays(old, next) && IsSameName(old, next, types) && next.Modifiers.Count == 0;
        }

        if (types.DomainOf(next) is { } domain)
        {
            return types.IsConstrained(next) ? IsSameName(old, next, types) : IsKept(old, domain.Base, context);
        }

        // The modifiers of a domain's base type are not looked at: a domain over varchar(20) may hold any varchar to the planner.
        return types.DomainOf(old) is { } below
            ? IsKept(below.Base with { Modifiers = [], IntervalFields = null }, next, context)
            : IsSameName(old, next, types) ? TypeModifiers.AreKept(old, next)
            : AreAlike(old, next, context);
    }

    /// <summary>True if indexes have to be built anew although the values stay, because the operators of the types differ.</summary>
    public static bool HasOtherOperators(TypeName from, TypeName to, SchemaTypes types) => Family(from, types) != Family(to, types);

    /// <summary>True if the type is a domain, an enum or a built-in one, so that what a cast to it does is known.</summary>
    public static bool IsKnown(TypeName type, SchemaTypes types) =>
        BuiltIn.Contains(Plain(type).Name.Name) || ObjectIdentifiers.Contains(type.Name.Name)
        || types.DomainOf(type) is not null || types.Enum(type.Name) is not null;

    // Without pg_catalog, serial as the integer below it.
    private static TypeName Plain(TypeName type)
    {
        bool isPlain = type.Name.Schema is null || (type.Name.Schema != "pg_catalog" && type.Name.Name != "citext");
        QualifiedName name = isPlain ? type.Name : new QualifiedName(null, type.Name.Name);
        string? integer = !type.IsSerial ? null : name.Name switch
        {
            "bigserial" or "serial8" => "int8",
            "smallserial" or "serial2" => "int2",
            _ => "int4",
        };
        return type with { Name = integer is null ? name : new QualifiedName(null, integer) };
    }

    private static bool AreArrays(TypeName from, TypeName to) => from.ArrayDimensions > 0 == to.ArrayDimensions > 0;

    private static bool IsSameName(TypeName from, TypeName to, SchemaTypes types) =>
        from.Name == to.Name
        || (!BuiltIn.Contains(from.Name.Name) && from.Name.Name == to.Name.Name
            && types.Resolve(from.Name) == types.Resolve(to.Name));

    private static bool? AreAlike(TypeName from, TypeName to, LockContext context)
    {
        string old = from.Name.Name;
        string next = to.Name.Name;
        if ((old, next) is ("timestamp", "timestamptz") or ("timestamptz", "timestamp"))
        {
            return !TypeModifiers.IsFullPrecision(to) ? false : context.TimeZone is { } zone ? UtcZone.Is(zone) : null;
        }

        SchemaTypes types = context.Schema.Types;
        bool isAlike = Alike.Contains((old, next)) || IsObjectIdentifier(old, next)
            || types.BinaryCasts?.Any(cast => IsSameName(cast.From, from, types) && IsSameName(cast.To, to, types)) == true;
        return isAlike ? to.Modifiers.Count == 0
            : types.BinaryCasts is not null || (IsKnown(from, types) && IsKnown(to, types)) ? false
            : null;
    }

    // reg… to oid or int4 and back; from one reg… to another there is no cast but through oid.
    private static bool IsObjectIdentifier(string from, string to) =>
        (ObjectIdentifiers.Contains(from) && to is "oid" or "int4") || (from is "oid" or "int4" && ObjectIdentifiers.Contains(to));

    private static string Family(TypeName type, SchemaTypes types)
    {
        TypeName one = type;
        for (int depth = 0; depth < 32 && types.DomainOf(one) is { } domain; depth++)
        {
            one = domain.Base;
        }

        string name = Plain(one).Name.Name;
        return name switch
        {
            "varchar" => "text",
            "cidr" => "inet",
            _ => ObjectIdentifiers.Contains(name) ? "oid" : name,
        };
    }
}
