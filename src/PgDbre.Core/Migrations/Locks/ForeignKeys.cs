using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>The tables at the other ends of foreign keys.</summary>
internal static class ForeignKeys
{
    /// <summary>Tables that point at one.</summary>
    public static IEnumerable<RelationModel> Pointing(RelationModel target, SchemaModel schema) =>
        schema.Referencing(target.Name).Where(relation => relation.Name != target.Name);

    /// <summary>Tables that one column points at, or that point at it.</summary>
    public static IEnumerable<RelationModel> AtOtherEnd(RelationModel relation, string column, SchemaModel schema)
    {
        IEnumerable<RelationModel> referenced = relation.Constraints
            .Where(constraint => constraint.Kind == ConstraintKind.ForeignKey && constraint.Columns.Contains(column))
            .Select(constraint => schema.Find(constraint.ReferencedTable!))
            .OfType<RelationModel>()
            .Where(other => other.Name != relation.Name);
        bool IsOnColumn(ConstraintModel constraint) => IsTo(constraint, relation, schema) && Targets(constraint, relation).Contains(column);
        return referenced.Concat(Pointing(relation, schema).Where(other => other.Constraints.Any(IsOnColumn)));
    }

    /// <summary>The columns that a foreign key points at: those it names, or the primary key.</summary>
    public static IReadOnlyList<string> Targets(ConstraintModel key, RelationModel referenced) =>
        key.ReferencedColumns.Count > 0 ? key.ReferencedColumns
        : referenced.Constraints.FirstOrDefault(constraint => constraint.Kind == ConstraintKind.PrimaryKey)?.Columns ?? [];

    private static bool IsTo(ConstraintModel constraint, RelationModel target, SchemaModel schema) =>
        constraint.ReferencedTable is { } to && schema.Resolve(to) == target.Name;
}
