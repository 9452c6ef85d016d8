using Npgsql;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Data.Migrations.Facts;

/// <summary>Puts the rows about types, collations, casts and functions together.</summary>
internal sealed class TypeAssembly(TypeCache types)
{
    private readonly List<(uint Oid, TypeFacts Type)> _types = [];
    private readonly RowLists<ConstraintFacts> _checks = new();
    private readonly RowLists<ColumnFacts> _attributes = new();
    private readonly List<CollationFacts> _collations = [];
    private readonly List<BinaryCast> _casts = [];
    private readonly List<FunctionFacts> _functions = [];

    public IReadOnlyList<TypeFacts> Types => _types.ConvertAll(
        one => one.Type with { Checks = _checks[one.Oid], Attributes = _attributes[one.Oid] });

    public IReadOnlyList<CollationFacts> Collations => _collations;

    public IReadOnlyList<BinaryCast> BinaryCasts => _casts;

    /// <summary>Overloads in the order of their arguments by bytes, which no collation of a server changes.</summary>
    public IReadOnlyList<FunctionFacts> Functions =>
        [.. _functions
            .OrderBy(function => function.Name.Schema, StringComparer.Ordinal)
            .ThenBy(function => function.Name.Name, StringComparer.Ordinal)
            .ThenBy(function => function.ToString(), StringComparer.Ordinal)];

    public void AddType(NpgsqlDataReader row) => _types.Add((row.GetFieldValue<uint>(0), new TypeFacts
    {
        Name = row.Name(1),
        Kind = row.GetString(3) switch
        {
            "e" => TypeKind.Enum,
            "d" => TypeKind.Domain,
            "c" => TypeKind.Composite,
            "r" => TypeKind.Range,
            "m" => TypeKind.Multirange,
            _ => TypeKind.Base,
        },
        Owner = row.GetString(4),
        IsExtensionMember = row.GetBoolean(5),
        Labels = row.Texts(6),
        BaseType = row.Text(7) is { } type ? types[type] : null,
        IsNotNull = row.GetBoolean(8),
        Default = row.Text(9),
    }));

    public void AddCheck(NpgsqlDataReader row) => _checks.Add(row.GetFieldValue<uint>(0), new ConstraintFacts
    {
        Name = row.GetString(1),
        Kind = ConstraintKind.Check,
        IsValid = row.GetBoolean(2),
        IsEnforced = row.GetBoolean(3),
        Expression = row.GetString(4),
    });

    public void AddAttribute(NpgsqlDataReader row) => _attributes.Add(row.GetFieldValue<uint>(0), new ColumnFacts
    {
        Name = row.GetString(1),
        Type = types[row.GetString(2)],
        Collation = row.NameOrNull(3),
    });

    public void AddCollation(NpgsqlDataReader row) => _collations.Add(new CollationFacts(
        row.Name(0),
        row.GetString(2) switch { "i" => "icu", "b" => "builtin", _ => "libc" },
        row.GetBoolean(3)));

    public void AddCast(NpgsqlDataReader row) => _casts.Add(new BinaryCast(types[row.GetString(0)], types[row.GetString(1)]));

    public void AddFunction(NpgsqlDataReader row) => _functions.Add(new FunctionFacts
    {
        Name = row.Name(0),
        Kind = row.GetString(2) switch { "p" => ObjectKind.Procedure, "a" => ObjectKind.Aggregate, _ => ObjectKind.Function },
        ArgumentTypes = [.. row.Texts(3).Select(type => types[type])],
        DefaultCount = row.GetInt32(4),
        IsVariadic = row.GetBoolean(5),
        Returns = row.Text(6),
        Volatility = row.GetString(7) switch
        {
            "i" => Volatility.Immutable,
            "s" => Volatility.Stable,
            _ => Volatility.Volatile,
        },
        Language = row.GetString(8),
        Parallel = row.GetString(9) switch { "s" => ParallelSafety.Safe, "r" => ParallelSafety.Restricted, _ => ParallelSafety.Unsafe },
        IsExtensionMember = row.GetBoolean(10),
    });
}
