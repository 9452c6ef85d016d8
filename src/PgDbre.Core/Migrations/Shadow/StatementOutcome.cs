namespace PgDbre.Core.Migrations.Shadow;

/// <summary>What became of a statement on the shadow.</summary>
public enum StatementOutcome
{
    /// <summary>It ran.</summary>
    Ran,

    /// <summary>The server refused it.</summary>
    Failed,

    /// <summary>It was not sent; nothing is proved of it.</summary>
    NotRun,
}
