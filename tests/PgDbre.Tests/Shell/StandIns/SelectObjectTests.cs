namespace PgDbre.Tests.Shell.StandIns;

public sealed class SelectObjectTests : StandInTest
{
    [Theory]
    [InlineData("-First 2", "1 2")]
    [InlineData("-First 0", "")]
    [InlineData("-Last 2", "4 5")]
    [InlineData("-Skip 3", "4 5")]
    [InlineData("-Skip 1 -First 2", "2 3")]
    [InlineData("-Skip 1 -Last 2", "3 4")]
    [InlineData("-First 1 -Last 1", "1 5")]
    public void Objects_are_chosen_by_their_place(string parameters, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Text($"1..5 | Select-Object {parameters}")));
    }

    [Fact]
    public void First_ends_the_commands_before_it_but_not_those_after_it()
    {
        string[] output = Text("""
            $produced = 0
            1..1000 | ForEach-Object { $global:produced++; $_ } | Select-Object -First 3 | ForEach-Object { $_ * 10 }
            "produced $produced"
            """);

        Assert.Equal(["10", "20", "30", "produced 3"], output);
    }

    [Fact]
    public void Properties_are_named_matched_and_calculated()
    {
        string[] output = Text("""
            $o = [pscustomobject]@{ MeanMs = 5; MaxMs = 9; Name = 'q' } |
                Select-Object Name, *Ms, @{ Name = 'Twice'; Expression = { $_.MeanMs * 2 } }, @{ l = 'Alias'; e = 'Name' }, Missing
            $o.PSObject.Properties | ForEach-Object { "$($_.Name)=$($_.Value)" }
            $o.PSObject.TypeNames[0]
            """);

        Assert.Equal(["Name=q", "MeanMs=5", "MaxMs=9", "Twice=10", "Alias=q", "Missing=", "Selected.System.Management.Automation.PSCustomObject"], output);
    }

    [Fact]
    public void Excluded_properties_are_left_out_of_all()
    {
        Assert.Equal(["A"], Text("([pscustomobject]@{ A = 1; B1 = 2; B2 = 3 } | Select-Object -ExcludeProperty B*).PSObject.Properties.Name"));
    }

    [Fact]
    public void An_expanded_list_gives_its_elements_with_the_other_properties()
    {
        Assert.Equal(["1 of x", "2 of x"], Text("[pscustomobject]@{ N = 'x'; L = 1, 2 } | Select-Object N -ExpandProperty L | ForEach-Object { \"$_ of $($_.N)\" }"));
    }

    [Fact]
    public void Expanding_what_is_not_there_is_an_error()
    {
        Assert.Equal("ExpandPropertyNotFound", ErrorId("[pscustomobject]@{ A = 1 } | Select-Object -ExpandProperty B"));
    }

    [Fact]
    public void Unique_compares_values_or_selected_properties()
    {
        Assert.Equal(["a", "A", "b"], Text("'a', 'A', 'a', 'b' | Select-Object -Unique"));
        Assert.Equal(["a", "b"], Text("'a', 'A', 'a', 'b' | Select-Object -Unique -CaseInsensitive"));
        Assert.Equal(["1", "2"], Text("1, 2, 1 | ForEach-Object { [pscustomobject]@{ A = $_; B = 'same' } } | Select-Object A, B -Unique | ForEach-Object A"));
    }
}
