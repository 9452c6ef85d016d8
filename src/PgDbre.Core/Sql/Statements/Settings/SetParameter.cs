namespace PgDbre.Core.Sql.Statements;

/// <summary>SET of a configuration parameter, as a statement, in ALTER ROLE and ALTER SYSTEM, or of a function.</summary>
/// <param name="Name">
/// Its name in lower case; timezone, role, session_authorization, client_encoding, search_path and xmloption for the SQL spellings of
/// these.
/// </param>
/// <param name="Values">The values without quotes; empty for DEFAULT.</param>
public sealed record SetParameter(string Name, IReadOnlyList<string> Values) : Statement
{
    /// <summary>SET LOCAL: until the transaction ends.</summary>
    public bool IsLocal { get; init; }

    /// <summary>FROM CURRENT.</summary>
    public bool IsFromCurrent { get; init; }

    /// <summary>TO DEFAULT.</summary>
    public bool IsDefault => Values.Count == 0 && !IsFromCurrent;

    /// <summary>The values as one text.</summary>
    public string Value => string.Join(", ", Values);
}
