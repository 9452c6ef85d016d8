using PgDbre.Core.Catalog.Copying;

namespace PgDbre.Core.Tests.Catalog.Copying;

public sealed class CopiedStatisticsObjectTests
{
    // What PostgreSQL 17 keeps for {"2, 3": 10} and {"2 => 3": 1.000000}.
    private const string Distinct = "a4bf52a3010000000100000000000000000024400200000002000300";
    private const string Dependencies = "2c9a54b40100000001000000000000000000f03f020002000300";

    [Fact]
    public void Columns_get_the_numbers_they_have_in_the_copy()
    {
        CopiedStatisticsObject there = Read(Distinct, Dependencies).Renumbered(new Dictionary<short, short> { [2] = 1, [3] = 2 });

        Assert.Equal("a4bf52a3010000000100000000000000000024400200000001000200", Convert.ToHexStringLower(there.Distinct!));
        Assert.Equal("2c9a54b40100000001000000000000000000f03f020001000200", Convert.ToHexStringLower(there.Dependencies!));
    }

    [Fact]
    public void What_is_not_there_stays_away()
    {
        CopiedStatisticsObject there = Read(null, Dependencies).Renumbered(new Dictionary<short, short>());

        Assert.Null(there.Distinct);
        Assert.Equal(Dependencies, Convert.ToHexStringLower(there.Dependencies!));
    }

    private static CopiedStatisticsObject Read(string? distinct, string? dependencies) =>
        new("s", IsInherited: false, Bytes(distinct), Bytes(dependencies));

    private static byte[]? Bytes(string? hex) => hex is null ? null : Convert.FromHexString(hex);
}
