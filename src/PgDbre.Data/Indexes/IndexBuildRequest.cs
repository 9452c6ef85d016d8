using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Indexes;

/// <summary>An index to be built and how patiently.</summary>
public sealed record IndexBuildRequest : BuildPatience
{
    /// <summary>What to build.</summary>
    public required IndexDefinition Definition { get; init; }

    /// <summary>Its name; null lets the build choose one as PostgreSQL would.</summary>
    public string? Name { get; init; }

    /// <summary>Queries whose plans are compared before and after.</summary>
    public IReadOnlyList<SqlStatement> Queries { get; init; } = [];

    /// <summary>The recommendation it comes from.</summary>
    public IndexRecommendation? Origin { get; init; }
}
