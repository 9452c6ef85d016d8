using PgDbre.Core.Connections;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Workload;

/// <summary>Why there are no statement statistics, and the exact steps to get them; what works meanwhile stands in each.</summary>
internal static class StatementsFailure
{
    private const string Meanwhile = "Meanwhile Get-PgSlowQuery -Running shows what runs now.";

    private const string Preload =
        "Set shared_preload_libraries = 'pg_stat_statements' in postgresql.conf (managed services: the parameter group), restart the server";

    public static PgDbreException NotInstalled() => new(
        "PgExtensionMissing",
        PgErrorCategory.NotImplemented,
        "The extension pg_stat_statements is not installed on the server.",
        $"Install the contrib package (Debian: postgresql-contrib). {Preload}, then run CREATE EXTENSION pg_stat_statements. {Meanwhile}");

    public static PgDbreException NotCreated(string database) => new(
        "PgExtensionMissing",
        PgErrorCategory.NotImplemented,
        $"The extension pg_stat_statements is not created in database '{database}'.",
        $"Run CREATE EXTENSION pg_stat_statements in {SqlIdentifier.Display(database)}; if it then says that it must be loaded: {Preload}. {Meanwhile}");

    public static PgDbreException NotLoaded() => new(
        "PgExtensionNotLoaded",
        PgErrorCategory.InvalidOperation,
        "The extension pg_stat_statements is created, but the server did not load its library.",
        $"{Preload}. {Meanwhile}");

    public static PgDbreException NotTracked(string setting) => new(
        "PgStatementsNotTracked",
        PgErrorCategory.InvalidOperation,
        $"pg_stat_statements collects nothing: {setting}.",
        $"Run ALTER SYSTEM SET pg_stat_statements.track = 'top'; ALTER SYSTEM SET compute_query_id = 'auto'; SELECT pg_reload_conf(). {Meanwhile}");
}
