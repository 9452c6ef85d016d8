using PgDbre.Core.Reports;

namespace PgDbre.Core.Tests.Reports;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(0, "0.0 ms")]
    [InlineData(0.0421, "0.04 ms")]
    [InlineData(12.34, "12.3 ms")]
    [InlineData(1234567.89, "1,234,567.9 ms")]
    [InlineData(double.NaN, "unknown ms")]
    public void Milliseconds(double value, string expected) => Assert.Equal(expected, Quantity.Milliseconds(value));

    [Theory]
    [InlineData(850, "850.0 ms")]
    [InlineData(12_345, "12.3 s")]
    [InlineData(270_000, "4.5 min")]
    public void A_long_time_has_a_larger_unit(double value, string expected) => Assert.Equal(expected, Quantity.Duration(value));

    [Theory]
    [InlineData(512, "512 B")]
    [InlineData(8192, "8.0 kB")]
    [InlineData(12_897_485, "12.3 MB")]
    [InlineData(5_368_709_120, "5.0 GB")]
    public void Bytes(long value, string expected) => Assert.Equal(expected, Quantity.Bytes(value));

    [Theory]
    [InlineData(-97.56, "-97.6 %")]
    [InlineData(3, "+3.0 %")]
    [InlineData(-0.04, "0.0 %")]
    [InlineData(1234.5, "+1,234.5 %")]
    public void A_change_has_its_sign(double value, string expected) => Assert.Equal(expected, Quantity.Percent(value));

    [Theory]
    [InlineData(41.4, "41x")]
    [InlineData(4.12, "4.1x")]
    [InlineData(1234, "1,234x")]
    public void Factors(double value, string expected) => Assert.Equal(expected, Quantity.Factor(value));

    [Theory]
    [InlineData(1, "1.00")]
    [InlineData(0.999, "0.99")]
    [InlineData(0.9, "0.90")]
    [InlineData(0.29, "0.29")]
    public void A_recall_with_a_miss_never_shows_as_one(double value, string expected) => Assert.Equal(expected, Quantity.Recall(value));
}
