using PgDbre.Core.Migrations.Model;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>The index that REFRESH … CONCURRENTLY compares rows by.</summary>
internal static class RefreshKey
{
    /// <summary>True for a valid unique index over all rows and plain columns (commands/matview.c, is_usable_unique_index).</summary>
    public static bool Serves(IndexModel index) =>
        index is { IsUnique: true, IsPartial: false, IsValid: true } && index.Keys.All(key => key is not null);
}
