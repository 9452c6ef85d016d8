using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>
/// ALTER DOMAIN: a condition that is added or validated is checked in every table with a column of the domain
/// (typecmds.c, get_rels_with_domain); all else is a change of the catalog.
/// </summary>
internal static class DomainLocks
{
    /// <summary>The effects on the tables that are known to use it.</summary>
    public static IEnumerable<LockEffect> Of(AlterDomain domain, LockContext context) => Reads(domain.Action)
        ? context.Schema.UsersOfType(domain.Name)
            .Where(relation => relation.Kind != RelationKind.PartitionedTable)
            .Select(relation => context.On(relation.Name, LockMode.Share, TableWork.Scan))
        : [];

    private static bool Reads(AlterAction action) =>
        action is SetDomainNotNull { IsNotNull: true } or AddConstraint { Constraint.IsNotValid: false } or ValidateConstraint;
}
