namespace PgDbre.Core.Sql.Statements;

/// <summary>DROP OWNED BY and REASSIGN OWNED BY.</summary>
/// <param name="Roles">Whose objects.</param>
/// <param name="NewOwner">TO; null for DROP.</param>
/// <param name="IsCascade">CASCADE.</param>
public sealed record DropOwned(IReadOnlyList<string> Roles, string? NewOwner, bool IsCascade) : Statement;
