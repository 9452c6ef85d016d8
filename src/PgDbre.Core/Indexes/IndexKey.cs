using PgDbre.Core.Catalog;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes;

/// <summary>One key of an index to be built: a column or an expression, and how it is kept in order.</summary>
public sealed record IndexKey
{
    /// <summary>The column's name as the catalog spells it; null for an expression.</summary>
    public string? Column { get; init; }

    /// <summary>SQL of the expression without parentheses around it; null for a column.</summary>
    public string? Expression { get; init; }

    /// <summary>Operator class; null for the type's default.</summary>
    public string? OperatorClass { get; init; }

    /// <summary>Collation; null for the column's own.</summary>
    public string? Collation { get; init; }

    /// <summary>DESC.</summary>
    public bool IsDescending { get; init; }

    /// <summary>NULLS FIRST; what DESC means by itself.</summary>
    public bool NullsFirst { get; init; }

    /// <summary>A plain ascending key on a column.</summary>
    public static IndexKey On(string column) => new() { Column = column };

    /// <summary>The key of an index that is there already.</summary>
    internal static IndexKey Of(IndexColumn column) => new()
    {
        Column = column.Column,
        Expression = column.Expression,
        OperatorClass = column.OperatorClass,
        Collation = column.Collation,
        IsDescending = column.IsDescending,
        NullsFirst = column.NullsFirst,
    };

    /// <summary>As it stands between the parentheses of CREATE INDEX.</summary>
    public override string ToString()
    {
        string subject = Column is { } column ? SqlIdentifier.Display(column) : $"({Expression})";
        string collation = Collation is null ? "" : $" COLLATE {SqlIdentifier.Display(Collation)}";
        string operatorClass = OperatorClass is null ? "" : $" {SqlIdentifier.Display(OperatorClass)}";
        return subject + collation + operatorClass + Direction;
    }

    /// <summary>DESC and NULLS as CREATE INDEX wants them, with a space in front; empty for the plain order.</summary>
    internal string Direction => (IsDescending, NullsFirst) switch
    {
        (false, false) => "",
        (false, true) => " NULLS FIRST",
        (true, true) => " DESC",
        (true, false) => " DESC NULLS LAST",
    };
}
