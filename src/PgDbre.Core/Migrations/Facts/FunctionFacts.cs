using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>A function, procedure, aggregate or window function that is not the system's.</summary>
public sealed record FunctionFacts
{
    /// <summary>Schema and name; the schema is never null.</summary>
    public required QualifiedName Name { get; init; }

    /// <summary>Function, Procedure or Aggregate; a window function is a Function.</summary>
    public required ObjectKind Kind { get; init; }

    /// <summary>Types of its input parameters.</summary>
    public IReadOnlyList<TypeName> ArgumentTypes { get; init; } = [];

    /// <summary>How many of the last of them have a default.</summary>
    public int DefaultCount { get; init; }

    /// <summary>The last parameter takes any number of arguments.</summary>
    public bool IsVariadic { get; init; }

    /// <summary>What it returns, in pg_get_function_result's words; null for a procedure.</summary>
    public string? Returns { get; init; }

    /// <summary>provolatile.</summary>
    public required Volatility Volatility { get; init; }

    /// <summary>lanname, such as sql, plpgsql or c.</summary>
    public required string Language { get; init; }

    /// <summary>proparallel.</summary>
    public ParallelSafety Parallel { get; init; }

    /// <summary>It came with an extension.</summary>
    public bool IsExtensionMember { get; init; }

    /// <summary>True if it can be called with so many arguments.</summary>
    public bool Takes(int arguments) =>
        arguments >= ArgumentTypes.Count - DefaultCount - (IsVariadic ? 1 : 0) && (IsVariadic || arguments <= ArgumentTypes.Count);

    /// <inheritdoc />
    public override string ToString() => $"{Name}({string.Join(", ", ArgumentTypes)})";
}
