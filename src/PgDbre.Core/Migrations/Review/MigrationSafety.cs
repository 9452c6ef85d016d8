namespace PgDbre.Core.Migrations.Review;

/// <summary>Whether a migration may run on a busy server.</summary>
public enum MigrationSafety
{
    /// <summary>Nothing was found that keeps anybody waiting or loses anything.</summary>
    Safe,
    /// <summary>Findings of Medium or Low: read them, pick the hour.</summary>
    SafeWithCare,
    /// <summary>Part of it could not be judged.</summary>
    Unknown,
    /// <summary>Findings of High or Critical.</summary>
    Unsafe,
}
