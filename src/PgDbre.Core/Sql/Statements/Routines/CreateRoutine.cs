namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE FUNCTION and CREATE PROCEDURE.</summary>
/// <param name="Kind">Function or Procedure.</param>
/// <param name="Name">Its name.</param>
public sealed record CreateRoutine(ObjectKind Kind, QualifiedName Name) : Statement
{
    /// <summary>OR REPLACE.</summary>
    public bool OrReplace { get; init; }

    /// <summary>The parameters.</summary>
    public IReadOnlyList<RoutineParameter> Parameters { get; init; } = [];

    /// <summary>RETURNS; null for a procedure, for RETURNS TABLE, and where OUT parameters say it.</summary>
    public TypeName? Returns { get; init; }

    /// <summary>The columns of RETURNS TABLE; empty for another function.</summary>
    public IReadOnlyList<RoutineParameter> ReturnsTable { get; init; } = [];

    /// <summary>LANGUAGE; sql if a standard body stands without it; null if not written.</summary>
    public string? Language { get; init; }

    /// <summary>IMMUTABLE, STABLE or VOLATILE in lower case; null if not written, which is volatile.</summary>
    public string? Volatility { get; init; }

    /// <summary>SECURITY DEFINER or INVOKER; null if not written, which is invoker.</summary>
    public bool? IsSecurityDefiner { get; init; }

    /// <summary>SET parameter … of the routine.</summary>
    public IReadOnlyList<SetParameter> Settings { get; init; } = [];

    /// <summary>The other options, each as written: STRICT, COST 10, PARALLEL SAFE ….</summary>
    public IReadOnlyList<SqlFragment> OtherOptions { get; init; } = [];

    /// <summary>Its code; null if it has none that is SQL or text (RETURN expression is).</summary>
    public RoutineBody? Body { get; init; }
}
