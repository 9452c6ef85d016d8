using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
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
        ? Users(context.Schema, domain.Name)
            .Where(relation => relation.Kind != RelationKind.PartitionedTable)
            .Select(relation => context.On(relation.Name, LockMode.Share, TableWork.Scan))
        : [];

    // Those of a domain over it as well, where the domains are known.
    private static IEnumerable<RelationModel> Users(SchemaModel schema, QualifiedName domain)
    {
        QualifiedName name = schema.Types.Resolve(domain);
        return schema.Types.Domain(domain) is null
            ? schema.UsersOfType(domain)
            : schema.All.Where(relation => relation.Columns.Any(column => schema.Types.IsOver(column.Type, name)));
    }

    /// <summary>True if the action is one that looks at rows.</summary>
    public static bool Reads(AlterAction action) =>
        action is SetDomainNotNull { IsNotNull: true } or AddConstraint { Constraint.IsNotValid: false } or ValidateConstraint;
}
