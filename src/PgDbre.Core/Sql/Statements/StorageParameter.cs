namespace PgDbre.Core.Sql.Statements;

/// <summary>name = value in WITH (…), SET (…), OPTIONS (…) or a statement's option list.</summary>
/// <param name="Name">Its name, with its namespace (toast.autovacuum_enabled).</param>
/// <param name="Value">The value, without quotes if it is one string; null if none was written, which means true.</param>
public sealed record StorageParameter(string Name, string? Value)
{
    /// <summary>True unless the value says off: false, off, 0 or no.</summary>
    public bool IsOn => Value is null || Value.ToLowerInvariant() is not ("false" or "off" or "0" or "no");
}
