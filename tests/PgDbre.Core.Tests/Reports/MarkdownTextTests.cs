using PgDbre.Core.Reports.Markdown;

namespace PgDbre.Core.Tests.Reports;

/// <summary>Query texts and names are written by strangers; none of them may change what a reader of the report sees.</summary>
public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("user_id", "user_id")]
    [InlineData("_secret_", "&#95;secret&#95;")]
    [InlineData("a|b", "a&#124;b")]
    [InlineData("<script>alert(1)</script>", "&#60;script&#62;alert(1)&#60;/script&#62;")]
    [InlineData("&lt;", "&#38;lt;")]
    [InlineData("`x`", "&#96;x&#96;")]
    [InlineData("**bold** [a](http://x)", "&#42;&#42;bold&#42;&#42; &#91;a&#93;(http&#58;//x)")]
    [InlineData("# heading", "&#35; heading")]
    [InlineData("1. item", "1&#46; item")]
    [InlineData("version 1.5", "version 1.5")]
    [InlineData("ends a cell \\| here", "ends a cell &#92;&#124; here")]
    [InlineData("line\nbreak", "line break")]
    [InlineData("$1 and $2", "&#36;1 and &#36;2")]
    public void Plain_text_has_no_markup(string text, string expected) => Assert.Equal(expected, MarkdownText.Inline(text));

    [Theory]
    [InlineData("select * from t where a < 5", "`select * from t where a < 5`")]
    [InlineData("embedding <=> $1", "`embedding <=> $1`")]
    [InlineData("a || b", "a &#124;&#124; b")]
    [InlineData("evil` | x", "evil&#96; &#124; x")]
    [InlineData("</td><img src=x>", "&#60;/td&#62;&#60;img src=x&#62;")]
    [InlineData("two\nlines", "`two lines`")]
    [InlineData("", "")]
    public void Code_is_a_code_span_only_where_that_is_safe(string text, string expected) => Assert.Equal(expected, MarkdownText.Code(text));

    [Fact]
    public void A_fence_is_longer_than_any_run_of_backticks_in_the_text() =>
        Assert.Equal("`````sql\nselect '````'\n`````", MarkdownText.Fence("select '````'", "sql"));

    [Fact]
    public void A_fence_shows_terminal_escapes_instead_of_sending_them() =>
        Assert.Equal("```sql\nselect 1 -- \\u001b]0;owned\\u0007\n```", MarkdownText.Fence("select 1 -- \u001b]0;owned\a\r\n", "sql"));

    [Fact]
    public void A_cut_tears_no_surrogate_pair()
    {
        Assert.Equal("abc…", MarkdownText.Cut("abcdef", 4));
        Assert.Equal("ab…", MarkdownText.Cut("ab😀cd", 4));
        Assert.Equal("abcd", MarkdownText.Cut("abcd", 4));
    }
}
