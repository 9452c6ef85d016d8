namespace PgDbre.Core.Migrations.Facts;

/// <summary>provolatile: how long a function's answer holds.</summary>
public enum Volatility
{
    /// <summary>For ever.</summary>
    Immutable,
    /// <summary>For one statement.</summary>
    Stable,
    /// <summary>For one call: a column default that calls it rewrites the table.</summary>
    Volatile,
}
