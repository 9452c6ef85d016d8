using PgDbre.Core.Catalog;
using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Core.Tests.Migrations.Shadow;

public sealed class DataImageTests
{
    private static readonly TableName Orders = new("public", "orders");

    [Fact]
    public void A_column_that_comes_back_empty_has_lost_its_values()
    {
        DataImage before = new([new TableImage(Orders, 12, [new("id", 12, "a"), new("z", 12, "b")])]);
        DataImage after = new([new TableImage(Orders, 12, [new("id", 12, "a"), new("z", 0, "")])]);

        Assert.Equal("data lost: column public.orders.z, 12 rows", Assert.Single(before.LossesIn(after)).ToString());
    }

    [Fact]
    public void A_column_that_is_gone_has_lost_the_values_it_had()
    {
        DataImage before = new([new TableImage(Orders, 12, [new("id", 12, "a"), new("z", 1, "b")])]);
        DataImage after = new([new TableImage(Orders, 12, [new("id", 12, "a")])]);

        Assert.Equal("data lost: column public.orders.z, 1 row", Assert.Single(before.LossesIn(after)).ToString());
    }

    [Fact]
    public void Missing_rows_are_told_once_and_not_for_each_column()
    {
        DataImage before = new([new TableImage(Orders, 12, [new("id", 12, "a"), new("z", 12, "b")])]);
        DataImage after = new([new TableImage(Orders, 10, [new("id", 10, "c"), new("z", 10, "d")])]);

        Assert.Equal("data lost: table public.orders, 2 rows", Assert.Single(before.LossesIn(after)).ToString());
    }

    [Fact]
    public void Other_values_in_the_same_number_are_a_change()
    {
        DataImage before = new([new TableImage(Orders, 3, [new("name", 3, "a")])]);
        DataImage after = new([new TableImage(Orders, 3, [new("name", 3, "b")])]);

        Assert.Equal("data changed: column public.orders.name, 3 rows", Assert.Single(before.LossesIn(after)).ToString());
    }

    [Fact]
    public void What_is_new_is_no_loss()
    {
        DataImage before = new([new TableImage(Orders, 3, [new("name", 3, "a")])]);
        DataImage after = new([new TableImage(Orders, 4, [new("name", 3, "a"), new("z", 4, "b")])]);

        Assert.Empty(before.LossesIn(after));
    }
}
