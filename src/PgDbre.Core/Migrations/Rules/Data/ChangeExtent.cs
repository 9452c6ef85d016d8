namespace PgDbre.Core.Migrations.Rules;

/// <summary>How much of a table one UPDATE, DELETE, INSERT or MERGE changes, as far as its text and the schema tell.</summary>
internal enum ChangeExtent
{
    /// <summary>A few rows: by key, by a list of constants, by a limit.</summary>
    Few,
    /// <summary>Whatever the condition finds, which may be much.</summary>
    Some,
    /// <summary>Every row.</summary>
    All,
}
