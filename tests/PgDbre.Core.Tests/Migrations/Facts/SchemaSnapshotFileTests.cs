using System.Text;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Facts.Files;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Tests.Migrations.Facts;

public sealed class SchemaSnapshotFileTests
{
    [Theory]
    [InlineData("shop-13.json")]
    [InlineData("shop-18.json")]
    public void What_was_read_is_written_as_it_was(string file)
    {
        byte[] bytes = Shop.Bytes(file);

        byte[] written = SchemaSnapshotFile.Write(SchemaSnapshotFile.Read(bytes, file));

        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(written));
    }

    [Fact]
    public void A_file_holds_the_facts_the_server_had()
    {
        SchemaSnapshot shop = Shop.On18;

        Assert.Equal(("shop", "18.6", 18), (shop.Database, shop.ServerVersion, shop.ServerMajor));
        Assert.Equal(("postgres", 2000, true), (shop.Session.Role, shop.Session.LockTimeoutMs, shop.Session.IsUtc));
        Assert.Equal(["sad", "ok", "it's \"fine\""], shop.FindType(new QualifiedName(null, "mood"))!.Labels);
        Assert.Equal("((VALUE)::text ~~ '%@%'::text)", Assert.Single(shop.FindType(new QualifiedName(null, "email"))!.Checks).Expression);
        RelationFacts orders = shop.Find(new QualifiedName(null, "orders"))!;
        Assert.Equal((1000, 81920, ReplicaIdentity.Full), (orders.Rows, orders.Figures.HeapBytes, orders.ReplicaIdentity));
        Assert.Equal(40960, orders.FindIndex("orders_pkey")!.SizeBytes);
        ConstraintFacts key = orders.FindConstraint("orders_customer")!;
        Assert.Equal(("CASCADE", true, true), (key.OnDelete, key.IsDeferrable, key.IsInitiallyDeferred));
        RelationFacts remark = shop.Find(new QualifiedName(null, "remark"))!;
        ColumnFacts loud = remark.FindColumn("loud")!;
        Assert.Equal((ColumnGeneration.Virtual, "upper(said)"), (loud.Generation, loud.GenerationExpression));
        Assert.Equal("EXCLUDE USING btree (said WITH =)", remark.FindConstraint("remark_said_excl")!.Definition);
    }

    // Their defaults are true, and a file that left out what equals the type's own default would turn them round.
    [Fact]
    public void What_is_not_as_usual_survives_the_file()
    {
        RelationFacts orders = Shop.On18.Find(new QualifiedName(null, "orders"))!;
        ConstraintFacts unenforced = Shop.On18.Find(new QualifiedName(null, "remark"))!.FindConstraint("remark_said")!;

        Assert.Equal((true, false), (orders.FindConstraint("positive")!.IsEnforced, orders.FindConstraint("positive")!.IsValid));
        Assert.Equal((false, false), (unenforced.IsEnforced, unenforced.IsValid));
        Assert.Equal(FiringMode.Disabled, Assert.Single(orders.Triggers).Firing);
        Assert.Equal(FiringMode.Enabled, Assert.Single(orders.Rules).Firing);
        Assert.False(Shop.On18.Find(new QualifiedName(null, "kid"))!.FindColumn("x")!.IsLocal);
        Assert.True(Shop.On18.Find(new QualifiedName(null, "kid"))!.FindColumn("y")!.IsLocal);
        Assert.False(Assert.Single(Shop.On18.Collations).IsDeterministic);
    }

    [Fact]
    public void One_changed_column_is_one_changed_line()
    {
        string before = Encoding.UTF8.GetString(Shop.Bytes("shop-18.json"));
        SchemaSnapshot changed = SchemaSnapshotFile.Read(
            Encoding.UTF8.GetBytes(before.Replace("\"type\":\"character varying(10)\"", "\"type\":\"text\"", StringComparison.Ordinal)),
            "changed");

        string[] after = Encoding.UTF8.GetString(SchemaSnapshotFile.Write(changed)).Split('\n');

        Assert.Equal(
            "  {\"name\":\"state\",\"type\":\"text\",\"default\":\"'new'::character varying\"},",
            Assert.Single(after.Except(before.Split('\n'))));
    }

    [Theory]
    [InlineData("", "PgSchemaSnapshotForeign")]
    [InlineData("no JSON at all", "PgSchemaSnapshotForeign")]
    [InlineData("[1, 2]", "PgSchemaSnapshotForeign")]
    [InlineData("{\"version\": 1, \"findings\": []}", "PgSchemaSnapshotForeign")]
    [InlineData("{\"format\": \"pdf\"}", "PgSchemaSnapshotForeign")]
    [InlineData("{\"format\": 2, \"anything\": {}}", "PgSchemaSnapshotTooNew")]
    [InlineData("{\"format\": 1}", "PgSchemaSnapshotDamaged")]
    [InlineData("{\"format\": 1, \"server\": \"a\"", "PgSchemaSnapshotDamaged")]
    [InlineData(
        """
        {"format": 1, "server": "a", "database": "b", "serverVersion": "17.1", "serverMajor": 17, "session": {"role": "c"},
         "relations": [null], "takenAt": "2026-11-24T12:00:00+00:00", "activity": {}}
        """,
        "PgSchemaSnapshotDamaged")]
    public void A_file_that_is_none_is_refused_by_name(string text, string errorId)
    {
        PgDbreException error = Assert.Throws<PgDbreException>(() => SchemaSnapshotFile.Read(Encoding.UTF8.GetBytes(text), "a.json"));

        Assert.Equal((errorId, PgErrorCategory.InvalidData), (error.ErrorId, error.Category));
        Assert.Contains("'a.json'", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.RecommendedAction);
    }

    [Theory]
    [InlineData("\"kind\":\"view\"", "\"kind\":\"viev\"")]
    [InlineData("\"type\":\"bigint\"", "\"type\":\"big int (\"")]
    [InlineData("\"type\":\"bigint\"", "\"type\":null")]
    [InlineData("\"owner\":\"postgres\",", "")]
    [InlineData("\"labels\":[\"sad\"", "\"labels\":[null")]
    [InlineData("\"labels\":[\"sad\",\"ok\",", "\"label\":[\"sad\",\"ok\",")]
    [InlineData("\"name\":\"public.base\"", "\"name\":\"public..base\"")]
    [InlineData("\"rows\":1000", "\"rows\":\"many\"")]
    public void Damage_is_named_by_its_line(string good, string bad)
    {
        string text = Encoding.UTF8.GetString(Shop.Bytes("shop-18.json"));
        int place = text.IndexOf(good, StringComparison.Ordinal);
        string damaged = text.Remove(place, good.Length).Insert(place, bad);

        PgDbreException error = Assert.Throws<PgDbreException>(() => SchemaSnapshotFile.Read(Encoding.UTF8.GetBytes(damaged), "a.json"));

        Assert.Equal("PgSchemaSnapshotDamaged", error.ErrorId);
        Assert.Matches("at line [0-9]+ ", error.Message);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_said_to_be_so()
    {
        byte[] whole = Shop.Bytes("shop-18.json");

        for (int length = 14; length < whole.Length - 2; length += 61)
        {
            PgDbreException error = Assert.Throws<PgDbreException>(() => SchemaSnapshotFile.Read(whole.AsSpan(0, length), "a.json"));
            Assert.Equal("PgSchemaSnapshotDamaged", error.ErrorId);
        }
    }

    [Fact]
    public void Random_damage_is_an_error_of_ours_or_does_no_harm()
    {
        byte[] whole = Shop.Bytes("shop-18.json");
        Random random = new(18);
        for (int round = 0; round < 500; round++)
        {
            byte[] damaged = [.. whole];
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                SchemaSnapshot snapshot = SchemaSnapshotFile.Read(damaged, "a.json");
                snapshot.Find(new QualifiedName(null, "orders"));
                SchemaSnapshotFile.Write(snapshot);
            }
            catch (PgDbreException error)
            {
                Assert.StartsWith("PgSchemaSnapshot", error.ErrorId, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_byte_order_mark_does_no_harm() =>
        Assert.Equal("shop", SchemaSnapshotFile.Read([.. Encoding.UTF8.Preamble, .. Shop.Bytes("shop-18.json")], "a.json").Database);
}
