namespace PgDbre.Core.Sql.Statements;

/// <summary>The code of a function, procedure or DO block.</summary>
/// <param name="Language">Its language in lower case; null if not known.</param>
/// <param name="Source">The constant, or the SQL-standard body, where it stands.</param>
/// <param name="Value">The code of a constant; null for a SQL-standard body, which is no constant.</param>
public sealed record RoutineBody(string? Language, SqlFragment Source, SqlStringValue? Value)
{
    /// <summary>The code.</summary>
    public string Text => Value?.Text ?? Source.Text;

    /// <summary>True for BEGIN ATOMIC … END and RETURN expression.</summary>
    public bool IsStandard => Value is null;
}
