namespace PgDbre.Core.Migrations.Alembic.Rendering;

/// <summary>The SQL of upgrade() or downgrade().</summary>
/// <param name="Statements">What is sent, in order.</param>
/// <param name="Unrendered">Calls whose SQL is not known.</param>
/// <param name="Undecided">Parts of the body that are no known call.</param>
public sealed record RenderedBody(
    IReadOnlyList<RenderedStatement> Statements,
    IReadOnlyList<UnrenderedOperation> Unrendered,
    IReadOnlyList<UndecidedPart> Undecided)
{
    /// <summary>No function, or one that does nothing.</summary>
    public static RenderedBody Empty { get; } = new([], [], []);

    /// <summary>
    /// All that was not analysed, each place once, in the order of the source: calls without known SQL, and parts that are no known call.
    /// </summary>
    public IReadOnlyList<UndecidedPart> Unanalysed =>
    [
        .. Unrendered.Select(unrendered => new UndecidedPart(unrendered.Reason, unrendered.Line, unrendered.Column))
            .Concat(Undecided)
            .DistinctBy(part => (part.Line, part.Column))
            .OrderBy(part => part.Line).ThenBy(part => part.Column),
    ];

    /// <summary>Every statement is known, and exact.</summary>
    public bool IsComplete => Unrendered.Count == 0 && Undecided.Count == 0 && Statements.All(statement => statement.IsExact);
}
