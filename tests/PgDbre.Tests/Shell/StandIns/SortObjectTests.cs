namespace PgDbre.Tests.Shell.StandIns;

public sealed class SortObjectTests : StandInTest
{
    private const string People = "$people = @([pscustomobject]@{ N = 'b'; A = 2 }, [pscustomobject]@{ N = 'a'; A = 2 }, [pscustomobject]@{ N = 'c'; A = 1 });";

    [Theory]
    [InlineData("3, 1, 2 | Sort-Object", "1 2 3")]
    [InlineData("3, 1, 2 | Sort-Object -Descending", "3 2 1")]
    [InlineData("3, 1, 2, 1 | Sort-Object -Unique", "1 2 3")]
    [InlineData("3, 1, 2 | Sort-Object -Top 2", "1 2")]
    [InlineData("3, 1, 2 | Sort-Object -Bottom 1", "3")]
    [InlineData("10, 9 | Sort-Object", "9 10")]
    [InlineData("'b', 'A', 'a' | Sort-Object", "A a b")]
    public void Values_are_sorted_by_their_own_order(string script, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Text(script)));
    }

    [Theory]
    [InlineData("A", "c b a")]
    [InlineData("A, N", "c a b")]
    [InlineData("@{ Expression = 'A'; Descending = $true }, N", "a b c")]
    [InlineData("{ -$_.A }", "b a c")]
    public void Objects_are_sorted_by_properties_and_equal_ones_keep_their_order(string property, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Text($"{People} ($people | Sort-Object {property}).N")));
    }

    [Fact]
    public void Objects_without_the_property_come_last_in_either_direction()
    {
        const string items = "[pscustomobject]@{ Id = 'none' }, [pscustomobject]@{ Id = 'low'; V = 1 }, [pscustomobject]@{ Id = 'high'; V = 2 }";

        Assert.Equal(["low", "high", "none"], Text($"({items} | Sort-Object V).Id"));
        Assert.Equal(["high", "low", "none"], Text($"({items} | Sort-Object V -Descending).Id"));
    }
}
