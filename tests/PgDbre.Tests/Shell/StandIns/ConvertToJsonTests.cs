namespace PgDbre.Tests.Shell.StandIns;

public sealed class ConvertToJsonTests : StandInTest
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.0", "1.0")]
    [InlineData("'a\"ä<'", "\"a\\\"ä<\"")]
    [InlineData("$null", "null")]
    [InlineData("[double]::NaN", "\"NaN\"")]
    [InlineData("[datetime]'2026-11-23T04:05:06'", "\"2026-11-23T04:05:06\"")]
    [InlineData("[System.DayOfWeek]::Monday", "1")]
    [InlineData("[ordered]@{ a = 1; b = @() }", "{\"a\":1,\"b\":[]}")]
    [InlineData("[pscustomobject]@{ Id = 1; On = $true }", "{\"Id\":1,\"On\":true}")]
    public void Values_are_written_as_json(string value, string expected)
    {
        Assert.Equal([expected], Text($"ConvertTo-Json -InputObject ({value}) -Compress"));
    }

    [Fact]
    public void Several_objects_are_an_array_and_AsArray_makes_one_of_one()
    {
        Assert.Equal(["[1,2]"], Text("1, 2 | ConvertTo-Json -Compress"));
        Assert.Equal(["[1]"], Text("1 | ConvertTo-Json -Compress -AsArray"));
    }

    [Fact]
    public void Text_is_indented_by_two()
    {
        Assert.Equal($"{{{Environment.NewLine}  \"A\": 1{Environment.NewLine}}}", Assert.Single(Text("[pscustomobject]@{ A = 1 } | ConvertTo-Json")));
    }

    [Fact]
    public void Beyond_the_depth_stands_text_and_a_warning_says_so()
    {
        var result = Run("@{ a = @{ b = @{ c = 1 } } } | ConvertTo-Json -Compress -Depth 1");

        Assert.Equal("{\"a\":{\"b\":\"System.Collections.Hashtable\"}}", Assert.Single(result.Output).ToString());
        Assert.Contains("set depth of 1", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Enums_may_be_names_and_records_give_their_properties()
    {
        string json = Assert.Single(Text("$r | ConvertTo-Json -Compress -EnumsAsStrings", ("r", new Sample("q", 1.5, DayOfWeek.Friday))));

        Assert.Equal("{\"Name\":\"q\",\"MeanMs\":1.5,\"Day\":\"Friday\"}", json);
    }

    private sealed record Sample(string Name, double MeanMs, DayOfWeek Day);
}
