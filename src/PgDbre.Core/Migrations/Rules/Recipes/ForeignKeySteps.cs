using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>A foreign key that is validated later: on a partitioned table before 18, which takes no NOT VALID, by partition.</summary>
internal static class ForeignKeySteps
{
    /// <summary>True if the table takes no foreign key NOT VALID.</summary>
    public static bool AreByPartition(QualifiedName table, MigrationStep step) =>
        step.Options.TargetVersion < 18 && step.Schema.Find(table) is { Kind: RelationKind.PartitionedTable };

    /// <summary>As SQL.</summary>
    /// <param name="table">The table.</param>
    /// <param name="name">The constraint's name.</param>
    /// <param name="definition">FOREIGN KEY … without NOT VALID.</param>
    /// <param name="step">The statement in its place.</param>
    public static string Sql(QualifiedName table, string name, string definition, MigrationStep step)
    {
        string constraint = SqlIdentifier.Display(name);
        if (!AreByPartition(table, step))
        {
            return LaterValidation.Sql(table.ToString(), constraint, definition);
        }

        IEnumerable<string> leaves = step.Schema.Partitions(table)
            .Where(one => one.Kind != RelationKind.PartitionedTable)
            .OrderBy(one => one.Name.ToString(), StringComparer.Ordinal)
            .Select(one => LaterValidation.Sql(one.Name.ToString(), constraint, definition));
        return string.Join('\n', leaves.Append($"ALTER TABLE {table} ADD CONSTRAINT {constraint} {definition};"));
    }

    /// <summary>As code of two revisions; null where it goes by partition.</summary>
    public static string? Alembic(QualifiedName table, string name, string definition, MigrationStep step) =>
        AreByPartition(table, step) ? null : LaterValidation.Alembic(table.ToString(), SqlIdentifier.Display(name), definition);
}
