using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Estimates;

namespace PgDbre.Core.Tests.Indexes;

/// <summary>The size model against sizes of indexes that were really built over TPC-H data at scale factor 1.</summary>
public sealed class BTreeSizeTests
{
    private const double Lineitems = 6_001_215;

    [Fact]
    public void Seven_ship_modes_over_six_million_rows_take_42_MB() =>
        AssertClose(42.3, Table(Lineitems, Text("l_shipmode", width: 11, distinct: 7)), "l_shipmode");

    [Fact]
    public void Ten_thousand_suppliers_over_six_million_rows_take_43_MB() =>
        AssertClose(42.6, Table(Lineitems, Int("l_suppkey", distinct: 10_000)), "l_suppkey");

    [Fact]
    public void A_unique_key_over_1_5_million_rows_takes_34_MB() =>
        AssertClose(33.7, Table(1_500_000, Int("o_orderkey", distinct: -1)), "o_orderkey");

    [Fact]
    public void A_hundred_fifty_types_over_200000_rows_take_1_5_MB() =>
        AssertClose(1.5, Table(200_000, Text("p_type", width: 21, distinct: 150)), "p_type");

    [Fact]
    public void Two_columns_multiply_their_values()
    {
        Table table = Table(Lineitems, Text("l_shipmode", width: 11, distinct: 7), Int("l_partkey", distinct: 200_000));

        Assert.InRange(Megabytes(table, "l_shipmode", "l_partkey"), 87.9, 97.0);
    }

    [Fact]
    public void Numeric_keys_are_never_deduplicated()
    {
        Column price = Text("price", width: 8, distinct: 10) with { BaseType = "numeric" };

        Assert.True(Megabytes(Table(1_000_000, price), "price") > 3 * Megabytes(Table(1_000_000, Text("price", 8, 10)), "price"));
    }

    [Fact]
    public void Where_equal_values_lie_together_the_estimate_is_between_the_two()
    {
        double doubtful = Megabytes(Table(Lineitems, Int("l_orderkey", distinct: 385_000, correlation: 1)), "l_orderkey");
        double certain = Megabytes(Table(Lineitems, Int("l_orderkey", distinct: 385_000, correlation: 0.1)), "l_orderkey");

        Assert.InRange(doubtful, certain * 1.3, 134);
    }

    private static void AssertClose(double megabytes, Table table, string column) =>
        Assert.InRange(Megabytes(table, column), megabytes * 0.93, megabytes * 1.07);

    private static double Megabytes(Table table, params string[] columns) =>
        BTreeSize.Estimate(table, new IndexDefinition { Table = table.Name, Keys = [.. columns.Select(IndexKey.On)] }).Expected / 1e6;

    private static Table Table(double rows, params Column[] columns) =>
        new() { Oid = 1, Name = new TableName("public", "t"), Rows = rows, Columns = columns };

    private static Column Int(string name, double distinct, double correlation = 0) => new()
    {
        Number = 1,
        Name = name,
        Type = "integer",
        BaseType = "int4",
        Length = 4,
        Alignment = 4,
        Statistics = new ColumnStatistics { AverageWidth = 4, RawDistinct = distinct, Correlation = correlation },
    };

    private static Column Text(string name, int width, double distinct) => new()
    {
        Number = 1,
        Name = name,
        Type = "text",
        BaseType = "text",
        Length = -1,
        Alignment = 4,
        Statistics = new ColumnStatistics { AverageWidth = width, RawDistinct = distinct, Correlation = 0 },
    };
}
