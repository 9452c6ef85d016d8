using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Estimates;

namespace PgDbre.Core.Tests.Indexes;

/// <summary>What indexes add to writes, by hand: 2.8 µs for an entry of an integer key at a random place.</summary>
public sealed class WriteLoadTests
{
    private static readonly TableName Name = new("public", "t");

    [Fact]
    public void Each_inserted_row_and_each_update_that_is_not_HOT_pays_an_entry()
    {
        TableWrites writes = new(Inserts: 1_000_000, Updates: 500_000, HotFraction: 0.8, []);

        Assert.Equal((1_000_000 + 100_000) * 2.8 / 1000, MillisecondsPerDay(writes, "a"), precision: 6);
    }

    [Fact]
    public void A_partial_index_pays_for_its_share_of_the_rows()
    {
        TableWrites writes = new(1_000_000, 0, 0, []);
        WriteLoad load = Load(writes);

        Assert.Equal(28, load.MillisecondsPerDay([Index("a") with { RowShare = 0.01 }]), precision: 6);
    }

    [Fact]
    public void The_first_index_on_an_updated_column_ends_HOT_and_pays_for_all_indexes()
    {
        TableWrites writes = new(0, 1_000_000, 1, [(new HashSet<string> { "a" }, 1_000_000)]);

        // One existing index and the new one: each update now makes an entry in both.
        Assert.Equal(1_000_000 * (2.8 + 2.8) / 1000, MillisecondsPerDay(writes, "a"), precision: 6);
        Assert.Equal(0, MillisecondsPerDay(writes, "b"), precision: 6);
    }

    [Fact]
    public void An_update_that_touches_an_indexed_column_anyway_loses_nothing()
    {
        TableWrites writes = new(0, 1_000_000, 1, [(new HashSet<string> { "a", "id" }, 1_000_000)]);

        Assert.Equal(0, MillisecondsPerDay(writes, "a"), precision: 6);
    }

    [Fact]
    public void Rows_that_were_loaded_within_a_day_are_no_rate()
    {
        Table loaded = Table with { Rows = 100_000, Activity = new TableActivity(100_000, 0, 0, 0) };

        Assert.Equal(0, TableWrites.From(loaded, days: 0.1).Inserts);
        Assert.Equal(50_000, TableWrites.From(loaded, days: 2).Inserts);
    }

    [Theory]
    [InlineData("UPDATE t SET a = $1 WHERE id = $2", "", "t", "a")]
    [InlineData("update only public.\"T x\" as t set \"A\" = 1, (b, C) = (SELECT d, e FROM f) where g = 1", "public", "T x", "A,b,c")]
    [InlineData("UPDATE t SET a = b + c, d = lower(e) RETURNING f", "", "t", "a,d")]
    public void The_columns_an_update_sets_are_read(string sql, string schema, string table, string columns)
    {
        WriteStatement statement = WriteStatement.Read(sql)!;

        Assert.Equal(new TableName(schema, table), statement.Table);
        Assert.Equal(columns, string.Join(",", statement.Columns!.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("SELECT a FROM t")]
    [InlineData("WITH x AS (SELECT 1) UPDATE t SET a = 1")]
    [InlineData("UPDATE")]
    public void Other_statements_are_none(string sql) => Assert.Null(WriteStatement.Read(sql));

    [Fact]
    public void Where_no_counter_says_since_when_the_statements_are_counted()
    {
        SchemaCatalog catalog = new([Table], [], new Dictionary<string, string>());
        (string, long)[] statements = [("INSERT INTO t VALUES ($1)", 4000), ("UPDATE t SET a = $1", 200)];

        TableWrites writes = WriteRates.Of(catalog, counterDays: null, statements, statementDays: 2)[Name];

        Assert.Equal((2000, 100), (writes.Inserts, writes.Updates));
        Assert.Equal(100, Assert.Single(writes.UpdatesByColumns).Rows);
        Assert.Empty(WriteRates.Of(catalog, null, statements, null));
    }

    private static Table Table => new()
    {
        Oid = 1,
        Name = Name,
        Columns = [.. "ab".Select((name, i) => new Column { Number = i + 1, Name = name.ToString(), Type = "integer", BaseType = "int4", Length = 4 })],
        Indexes = [new TableIndex { Oid = 2, Name = "t_pkey", Method = "btree", Definition = "", Keys = [new IndexColumn { Column = "id" }] }],
    };

    private static double MillisecondsPerDay(TableWrites writes, string column) => Load(writes).MillisecondsPerDay([Index(column)]);

    private static WriteLoad Load(TableWrites writes) => new(
        new SchemaCatalog([Table], [], new Dictionary<string, string>()), new Dictionary<TableName, TableWrites> { [Name] = writes });

    private static IndexCandidate Index(string column) => new()
    {
        Definition = new IndexDefinition { Table = Name, Keys = [IndexKey.On(column)] },
        RuleId = "filter-columns",
        Reason = "",
    };
}
