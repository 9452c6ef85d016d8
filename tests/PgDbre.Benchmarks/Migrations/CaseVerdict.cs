namespace PgDbre.Benchmarks.Migrations;

/// <summary>What a reviewer says of a statement: that a table is worked through while writes or reads wait for it.</summary>
internal enum CaseVerdict
{
    /// <summary>It does not say so.</summary>
    Quiet,
    /// <summary>It says that this depends on what it does not know.</summary>
    Open,
    /// <summary>It says so.</summary>
    Flagged,
}
