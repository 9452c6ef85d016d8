using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Model;

/// <summary>The types and functions that a snapshot knows.</summary>
internal static class SnapshotTypes
{
    /// <summary>Its enums, domains, functions and casts.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="searchPath">Where names without a schema are looked for.</param>
    public static SchemaTypes Of(SchemaSnapshot snapshot, IReadOnlyList<string> searchPath)
    {
        SchemaTypes types = new() { SearchPath = searchPath, BinaryCasts = [.. snapshot.BinaryCasts] };
        types = snapshot.Types.Aggregate(types, (model, type) => type.Kind switch
        {
            TypeKind.Enum => model.With(type.Name, new EnumModel(type.Labels)),
            TypeKind.Domain when type.BaseType is { } below => model.With(Domain(type, below)),
            _ => model,
        });
        return snapshot.Functions
            .Where(function => function.Kind == ObjectKind.Function)
            .Aggregate(types, (model, function) => model.With(
                new FunctionModel(function.Name, function.ArgumentTypes, function.Volatility == Volatility.Volatile)));
    }

    private static DomainModel Domain(TypeFacts type, TypeName below) => new(type.Name, below)
    {
        IsNotNull = type.IsNotNull,
        Checks = [.. type.Checks.Select(check => new ConstraintModel(check.Name, ConstraintKind.Check, []) { IsValid = check.IsValid })],
        Default = string.IsNullOrWhiteSpace(type.Default) ? null : SqlExpression.Parse(type.Default),
    };
}
