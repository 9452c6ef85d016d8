using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Shadow;

/// <summary>A statement to be run on a shadow.</summary>
/// <param name="Statement">The statement.</param>
public sealed record ShadowStatement(Statement Statement)
{
    /// <summary>
    /// Number of the transaction that the migration's runner opens around it and its neighbours of the same number; null where it is sent
    /// as it stands, in a transaction of the script's own or on its own.
    /// </summary>
    public int? Transaction { get; init; }

    /// <summary>Rows for COPY … FROM STDIN, in the format of the statement; null for any other statement.</summary>
    public string? CopyRows { get; init; }

    /// <summary>Line in the user's file where it is not that of the statement's own text (a Python script); else null.</summary>
    public int? SourceLine { get; init; }

    /// <summary>Line to be shown, counted from 1.</summary>
    public int Line => SourceLine ?? Statement.Line;
}
