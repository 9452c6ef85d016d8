namespace PgDbre.Tests.Shell.StandIns;

/// <summary>Format-Table, Format-List and Out-String: the engine's own formatters.</summary>
public sealed class FormattingTests : StandInTest
{
    [Fact]
    public void A_table_has_the_chosen_and_calculated_columns()
    {
        string[] lines = Text("[pscustomobject]@{ Id = 1; Name = 'x'; Other = 2 } | Format-Table Id, @{ n = 'Upper'; e = { $_.Name.ToUpper() } } -AutoSize | Out-String -Stream");

        Assert.Equal(["Id Upper", "-- -----", " 1 X"], lines.Where(line => line.Length > 0).Select(line => line.TrimEnd()));
    }

    [Fact]
    public void A_list_has_a_line_for_each_property()
    {
        string[] lines = Text("[pscustomobject]@{ Id = 1; Name = 'x' } | Format-List | Out-String -Stream");

        Assert.Equal(["Id   : 1", "Name : x"], lines.Where(line => line.Length > 0));
    }

    [Fact]
    public void Out_String_gives_one_string_without_colours()
    {
        string text = Assert.Single(Text("[pscustomobject]@{ Id = 1 }, [pscustomobject]@{ Id = 2 } | Out-String"));

        Assert.Equal(["Id", "--", "1", "2"], text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()));
        Assert.DoesNotContain('\e', text);
    }

    [Fact]
    public void A_width_cuts_long_lines()
    {
        Assert.All(Text("[pscustomobject]@{ Text = 'x' * 100; More = 'y' * 100 } | Format-Table | Out-String -Stream -Width 40"), line => Assert.InRange(line.Length, 0, 40));
    }
}
