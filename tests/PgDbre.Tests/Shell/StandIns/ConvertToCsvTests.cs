namespace PgDbre.Tests.Shell.StandIns;

public sealed class ConvertToCsvTests : StandInTest
{
    [Fact]
    public void Lines_are_strings_on_the_pipeline()
    {
        Assert.Equal(["\"A\"", "\"1\"", "\"2\""], Text("1, 2 | ForEach-Object { [pscustomobject]@{ A = $_ } } | ConvertTo-Csv"));
    }

    [Fact]
    public void A_hashtable_gives_its_keys_as_columns()
    {
        Assert.Equal(["\"x\",\"y\"", "\"1\",\"2\""], Text("[ordered]@{ x = 1; y = 2 } | ConvertTo-Csv"));
    }

    [Fact]
    public void A_list_is_written_as_its_type_as_in_pwsh()
    {
        Assert.Equal("\"System.Object[]\"", Text("[pscustomobject]@{ A = 1, 2 } | ConvertTo-Csv")[1]);
    }
}
