using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>What decides about locks besides the statement.</summary>
/// <param name="Schema">The schema before the statement.</param>
/// <param name="Target">Major version of the server.</param>
internal sealed record LockContext(SchemaModel Schema, int Target)
{
    /// <summary>The TimeZone of the session; null if not known. timestamp and timestamptz are the same on disk only in UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>An effect on a relation by its written name.</summary>
    public LockEffect On(QualifiedName relation, LockMode mode, TableWork work, bool isCertain = true) =>
        new(Schema.Resolve(relation), mode, work) { IsCertain = isCertain };
}
