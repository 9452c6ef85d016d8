using PgDbre.Core.Reports;

namespace PgDbre.Core.Tests.Reports;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("a\n\t b\r\nc  ", "a b c")]
    [InlineData("\u001b[31mred", "\\u001b[31mred")]
    [InlineData("a\u009bb\0c\u007f", "a\\u009bb\\u0000c\\u007f")]
    [InlineData("abc\u202egpj", "abc\\u202egpj")]
    [InlineData("zero\u200bwidth\u2028line", "zero\\u200bwidth\\u2028line")]
    [InlineData("emoji 😀 stays", "emoji 😀 stays")]
    public void On_one_line_nothing_hides_and_nothing_acts(string text, string expected) => Assert.Equal(expected, VisibleText.OneLine(text));

    [Fact]
    public void A_torn_surrogate_is_shown() => Assert.Equal("a\\ud83d", VisibleText.OneLine("a\ud83d"));

    [Fact]
    public void Lines_and_tabs_can_be_kept() => Assert.Equal("a\n\tb\nc\nd\\u0007", VisibleText.KeepLines("a\r\n\tb\rc\nd\a"));
}
