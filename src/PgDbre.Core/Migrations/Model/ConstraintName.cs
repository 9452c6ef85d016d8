using System.Text;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Model;

/// <summary>The names that the server gives to constraints without one (parse_utilcmd.c and indexcmds.c, ChooseConstraintName).</summary>
internal static class ConstraintName
{
    // NAMEDATALEN - 1; a longer name would be cut in a way of its own.
    private const int MaximumBytes = 63;

    /// <summary>The name of a constraint of a table; null for a name that would have to be cut.</summary>
    /// <param name="relation">The table as it is before.</param>
    /// <param name="constraint">What the statement says.</param>
    /// <param name="columns">The columns it is about.</param>
    public static string? Of(RelationModel relation, Constraint constraint, IReadOnlyList<string> columns)
    {
        if (constraint.Name is { } written)
        {
            return written;
        }

        string table = relation.Name.Name;
        string name = constraint switch
        {
            PrimaryKeyConstraint => $"{table}_pkey",
            CheckConstraint when columns.Count != 1 => $"{table}_check",
            CheckConstraint => $"{table}_{columns[0]}_check",
            ForeignKeyConstraint => $"{table}_{string.Join('_', columns)}_fkey",
            ExclusionConstraint => $"{table}_{string.Join('_', columns)}_excl",
            NotNullConstraint => $"{table}_{string.Join('_', columns)}_not_null",
            _ => $"{table}_{string.Join('_', columns)}_key",
        };
        return Encoding.UTF8.GetByteCount(name) > MaximumBytes ? null : Free(relation, name);
    }

    private static string Free(RelationModel relation, string name)
    {
        string free = name;
        for (int number = 1; relation.Constraint(free) is not null; number++)
        {
            free = $"{name}{number}";
        }

        return free;
    }
}
