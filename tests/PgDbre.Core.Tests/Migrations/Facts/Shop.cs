using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Facts.Files;

namespace PgDbre.Core.Tests.Migrations.Facts;

/// <summary>Snapshots of the database that Data/shop.sql makes, exported from live servers.</summary>
internal static class Shop
{
    public static SchemaSnapshot On18 { get; } = SchemaSnapshotFile.Read(Bytes("shop-18.json"), "shop-18.json");

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Migrations/Facts/Data", file));
}
