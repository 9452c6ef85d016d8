namespace PgDbre.Core.Sql.Statements;

/// <summary>
/// One statement as a tree. DDL is told in full; data statements by their head (target, condition, query present). What a tree has no
/// property
/// for stays visible as a fragment, and what is not understood is an <see cref="UnparsedStatement"/>.
/// </summary>
public abstract record Statement
{
    /// <summary>Where it stands, and its tokens.</summary>
    public SqlStatement Source { get; init; } = null!;

    /// <summary>Line of its first token, counted from 1.</summary>
    public int Line => Source.Line;

    /// <summary>As it stands in the source.</summary>
    public sealed override string ToString() => Source.Text;
}
