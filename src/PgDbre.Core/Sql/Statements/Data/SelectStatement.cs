namespace PgDbre.Core.Sql.Statements;

/// <summary>SELECT, VALUES and TABLE; PERFORM of PL/pgSQL.</summary>
public sealed record SelectStatement : DataStatement
{
    /// <summary>SELECT INTO: the new table; null for a plain query.</summary>
    public QualifiedName? Into { get; init; }

    /// <summary>How long the new table of INTO lives.</summary>
    public Persistence IntoPersistence { get; init; }

    /// <summary>WHERE of the outermost SELECT; null if there is none, and for a set operation, VALUES or TABLE.</summary>
    public SqlExpression? Where { get; init; }

    /// <summary>FOR UPDATE, FOR SHARE and the two key locks at the outermost level, in lower case; null if no rows are locked.</summary>
    public string? RowLock { get; init; }

    /// <summary>True if LIMIT or FETCH stands at the outermost level.</summary>
    public bool HasLimit { get; init; }

    /// <summary>True if OFFSET stands at the outermost level.</summary>
    public bool HasOffset { get; init; }

    /// <summary>True if ORDER BY stands at the outermost level.</summary>
    public bool HasOrderBy { get; init; }

    /// <summary>True for a UNION, INTERSECT or EXCEPT at the outermost level.</summary>
    public bool IsSetOperation { get; init; }

    /// <summary>VALUES: only constants and expressions.</summary>
    public bool IsValues { get; init; }
}
