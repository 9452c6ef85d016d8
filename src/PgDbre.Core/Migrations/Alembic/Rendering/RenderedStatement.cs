namespace PgDbre.Core.Migrations.Alembic.Rendering;

/// <summary>SQL that a migration sends to PostgreSQL; the SQL of one op.execute may hold several statements.</summary>
public sealed record RenderedStatement
{
    /// <summary>The text, without a semicolon of Alembic's.</summary>
    public required string Sql { get; init; }

    /// <summary>The call it comes from; null where real Alembic printed a statement that no call could be found for.</summary>
    public MigrationOperation? Operation { get; init; }

    /// <summary>It runs inside autocommit_block(), so in no transaction.</summary>
    public bool InAutocommitBlock { get; init; }

    /// <summary>It stands in a branch whose condition is not known.</summary>
    public bool IsConditional { get; init; }

    /// <summary>It stands in a loop that could not be unrolled: it runs any number of times.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>SQLAlchemy asks the catalog first and sends it only where that says so (checkfirst=True).</summary>
    public bool ChecksFirst { get; init; }

    /// <summary>The call does not show it: the index of Column(index=True), the constraint of a ForeignKey in add_column.</summary>
    public bool IsHidden { get; init; }

    /// <summary>
    /// What was put in place of something unknown, one sentence each without a period; such a statement is right about its table and its
    /// kind only and must not be run. Empty for exact SQL.
    /// </summary>
    public IReadOnlyList<string> Approximations { get; init; } = [];

    /// <summary>
    /// Values that only running the script tells (the parameters of a text, the cells of a row), one sentence each without a period; NULL
    /// stands in for them. What the statement does is known all the same.
    /// </summary>
    public IReadOnlyList<string> UnknownValues { get; init; } = [];

    /// <summary>The text is what Alembic sends, values and all: it may be run.</summary>
    public bool IsExact => Approximations.Count == 0 && UnknownValues.Count == 0;

    /// <summary>Line of the call in the revision file, counted from 1; null where no call is known.</summary>
    public int? Line => Operation?.Line;

    /// <summary>Characters before the call on that line; null where no call is known.</summary>
    public int? Column => Operation?.Column;

    /// <inheritdoc />
    public override string ToString() => Sql;
}
