namespace PgDbre.Core.Migrations.Alembic.Rendering;

/// <summary>One operation being rendered: takes its statements.</summary>
internal sealed class RenderScope(MigrationOperation operation, RenderMemory memory)
{
    private readonly List<RenderedStatement> _statements = [];
    private readonly List<string> _approximations = [];
    private readonly List<string> _unknownValues = [];

    public MigrationOperation Operation { get; } = operation;

    public RenderMemory Memory { get; } = memory;

    public IReadOnlyList<RenderedStatement> Statements => _statements;

    /// <summary>Says of the statement being put together that a part of it is a stand-in.</summary>
    public void Approximate(string reason) => _approximations.Add(reason);

    /// <summary>Says of the statement being put together that NULL stands in for a value.</summary>
    public void LeaveValueOut(string reason) => _unknownValues.Add(reason);

    /// <summary>Finishes a statement; what was approximated since the last one belongs to it.</summary>
    public void Emit(string sql, bool isHidden = false, bool checksFirst = false)
    {
        _statements.Add(new RenderedStatement
        {
            Sql = sql.Trim(),
            Operation = Operation,
            InAutocommitBlock = Operation.InAutocommitBlock,
            IsConditional = Operation.IsConditional,
            IsRepeated = Operation.IsRepeated,
            IsHidden = isHidden,
            ChecksFirst = checksFirst,
            Approximations = [.. _approximations.Distinct(StringComparer.Ordinal)],
            UnknownValues = [.. _unknownValues.Distinct(StringComparer.Ordinal)],
        });
        _approximations.Clear();
        _unknownValues.Clear();
    }
}
