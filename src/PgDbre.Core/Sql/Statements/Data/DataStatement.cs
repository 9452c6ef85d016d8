using PgDbre.Core.Sql.Parsing;

namespace PgDbre.Core.Sql.Statements;

/// <summary>A statement about rows. Expressions are no trees; the questions read the tokens when asked.</summary>
public abstract record DataStatement : Statement
{
    /// <summary>WITH.</summary>
    public IReadOnlyList<CommonTableExpression> With { get; init; } = [];

    /// <summary>Every function called anywhere in it, sub-queries included.</summary>
    public IReadOnlyList<FunctionCall> FunctionCalls => CallReader.Calls(CallReader.Segment(Source));

    /// <summary>
    /// The relations that it reads: what stands behind FROM, JOIN and USING anywhere in it, without its own WITH queries; once each.
    /// </summary>
    public IReadOnlyList<QualifiedName> Reads => RelationReader.Read(CallReader.Segment(Source));

    /// <summary>WITH queries that change rows, at any depth.</summary>
    public IEnumerable<DataStatement> ModifyingQueries => With
        .Select(table => table.Query)
        .OfType<DataStatement>()
        .SelectMany(query => query is SelectStatement ? query.ModifyingQueries : query.ModifyingQueries.Prepend(query));
}
