using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Model;

/// <summary>A domain as the migrations so far left it.</summary>
/// <param name="Name">Its name, with its schema.</param>
/// <param name="Base">The type below it, which may be a domain as well.</param>
public sealed record DomainModel(QualifiedName Name, TypeName Base)
{
    /// <summary>NOT NULL.</summary>
    public bool IsNotNull { get; init; }

    /// <summary>Its CHECK constraints; one that is NOT VALID holds for new values.</summary>
    public IReadOnlyList<ConstraintModel> Checks { get; init; } = [];

    /// <summary>Its default; null without one.</summary>
    public SqlExpression? Default { get; init; }

    /// <summary>True if it refuses some value of its base type by itself.</summary>
    public bool IsConstrained => IsNotNull || Checks.Count > 0;
}
