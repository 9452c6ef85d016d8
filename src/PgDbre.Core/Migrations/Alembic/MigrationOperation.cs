using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic;

/// <summary>One call of a migration that reaches the database, with what is known of its arguments.</summary>
public sealed record MigrationOperation
{
    /// <summary>The method: create_table, execute, alter_column …</summary>
    public required string Name { get; init; }

    /// <summary>Through what it is called.</summary>
    public required OperationSource Source { get; init; }

    /// <summary>The call with its folded arguments; its Node is the place in the source.</summary>
    public required CallValue Call { get; init; }

    /// <summary>op.batch_alter_table(…) of a batch operation; null for any other.</summary>
    public CallValue? Batch { get; init; }

    /// <summary>
    /// The SQL of an execute where it is text; null where it is not known and for every other operation. <see
    /// cref="ConstantFolder.RunTimeMark"/> stands for a value of the moment in it.
    /// </summary>
    public string? Sql { get; init; }

    /// <summary>It runs inside autocommit_block().</summary>
    public bool InAutocommitBlock { get; init; }

    /// <summary>It stands in a branch whose condition is not known.</summary>
    public bool IsConditional { get; init; }

    /// <summary>It stands in a loop that could not be unrolled: it runs any number of times.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Lines of the calls of local functions that lead here, from upgrade or downgrade inwards.</summary>
    public IReadOnlyList<int> CalledFrom { get; init; } = [];

    /// <summary>Line of the call, counted from 1.</summary>
    public int Line => Call.Node.Line;

    /// <summary>Characters before it on that line.</summary>
    public int Column => Call.Node.Column;

    /// <summary>An argument by its position or its name; null if it is not given.</summary>
    public PythonValue? Argument(int position, string name) =>
        Call.Keywords.GetValueOrDefault(name) ?? (position < Call.Arguments.Count ? Call.Arguments[position] : null);
}
