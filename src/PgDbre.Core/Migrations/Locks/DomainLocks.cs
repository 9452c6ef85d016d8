using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>ALTER DOMAIN: a condition that is added is checked in every table with a column of the domain.</summary>
internal static class DomainLocks
{
    /// <summary>The effects on the tables that are known to use it.</summary>
    public static IEnumerable<LockEffect> Of(AlterDomain domain, LockContext context)
    {
        bool reads = domain.Action is SetDomainNotNull { IsNotNull: true } or AddConstraint { Constraint.IsNotValid: false } or ValidateConstraint;
        return reads
            ? context.Schema.All
                .Where(relation => relation.Columns.Any(column => column.Type?.Name.Name == domain.Name.Name))
                .Select(relation => context.On(relation.Name, LockMode.Share, TableWork.Scan))
            : [];
    }
}
