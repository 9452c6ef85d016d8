using PgDbre.Core.Catalog;
using PgDbre.Core.Migrations.Shadow.Seeding;

namespace PgDbre.Core.Tests.Migrations.Shadow.Seeding;

public sealed class SeedValuesTests
{
    [Theory]
    [InlineData("varchar", 14, SeedVariant.Plain, "value 3")]
    [InlineData("varchar", 7, SeedVariant.Plain, "3")]
    [InlineData("varchar", 8, SeedVariant.Largest, "xxxx")]
    [InlineData("text", -1, SeedVariant.Smallest, "")]
    [InlineData("int2", -1, SeedVariant.Largest, "32767")]
    [InlineData("numeric", 327686, SeedVariant.Largest, "999.99")]
    [InlineData("numeric", 327686, SeedVariant.Smallest, "-999.99")]
    [InlineData("bit", 4, SeedVariant.Plain, "0011")]
    [InlineData("vector", 3, SeedVariant.Plain, "[3,3,3]")]
    [InlineData("date", -1, SeedVariant.Plain, "2024-01-04")]
    public void Values_keep_to_the_types_modifier(string type, int modifier, SeedVariant variant, string value) =>
        Assert.Equal(value, SeedValues.Of(new SeedColumn { Name = "c", Type = type, SqlType = type, Modifier = modifier }, variant, 3));

    [Fact]
    public void Null_is_for_columns_that_take_it()
    {
        SeedColumn column = new() { Name = "c", Type = "int4", SqlType = "integer" };

        Assert.Equal("3", SeedValues.Of(column, SeedVariant.Nulls, 3));
        Assert.Null(SeedValues.Of(column with { IsNullable = true }, SeedVariant.Nulls, 3));
    }

    [Fact]
    public void Ranges_of_different_numbers_do_not_overlap()
    {
        SeedColumn column = new() { Name = "c", Type = "int4range", SqlType = "int4range", TypeKind = "r" };

        Assert.Equal("[\"10\",\"15\")", SeedValues.Of(column, SeedVariant.Plain, 1));
        Assert.Equal("[\"20\",\"25\")", SeedValues.Of(column, SeedVariant.Plain, 2));
    }

    [Fact]
    public void What_a_condition_names_is_tried_with_its_neighbours()
    {
        SeedColumn number = new() { Name = "n", Type = "int4", SqlType = "integer" };
        SeedColumn word = new() { Name = "w", Type = "text", SqlType = "text" };

        Assert.Equal(["7", "8", "6"], SeedCandidates.Of(number, [new SeedCheck("n > 7", ["n"])], 20).Take(3));
        Assert.Equal(["cash", "card"], SeedCandidates.Of(word, [new SeedCheck("w = ANY (ARRAY['cash', 'card'])", ["w"])], 20).Take(2));
    }

    [Fact]
    public void A_table_is_filled_after_those_it_refers_to_also_in_a_cycle()
    {
        SeedTable lines = Table(1, "lines", 2);
        SeedTable orders = Table(2, "orders", 3);
        SeedTable customers = Table(3, "customers", 2);

        Assert.Equal(["customers", "orders", "lines"], SeedOrder.Of([lines, orders, customers]).Select(table => table.Name.Name));
    }

    private static SeedTable Table(uint oid, string name, uint target) =>
        new(oid, new TableName("public", name)) { Keys = [new SeedKey(["x"], target, ["id"])] };
}
