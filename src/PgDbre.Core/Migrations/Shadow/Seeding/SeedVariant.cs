namespace PgDbre.Core.Migrations.Shadow.Seeding;

/// <summary>What a row is awkward in.</summary>
public enum SeedVariant
{
    /// <summary>Nothing: values as they usually are.</summary>
    Plain,

    /// <summary>NULL wherever it is allowed.</summary>
    Nulls,

    /// <summary>The largest numbers, the longest strings.</summary>
    Largest,

    /// <summary>The smallest numbers, empty strings.</summary>
    Smallest,

    /// <summary>The plain row again, but for what must be unique.</summary>
    Duplicate,
}
