namespace PgDbre.Tests.Shell.StandIns;

/// <summary>Set-Content and Get-Content.</summary>
public sealed class ContentTests : StandInTest
{
    [Fact]
    public void Each_value_is_a_line_and_the_file_is_replaced()
    {
        Text("Set-Content notes.txt 'old'; 'a', 2 | Set-Content notes.txt");

        Assert.Equal(["a", "2"], Lines("notes.txt"));
    }

    [Theory]
    [InlineData("-TotalCount 2", "1 2")]
    [InlineData("-First 1", "1")]
    [InlineData("-Tail 2", "3 4")]
    [InlineData("", "1 2 3 4")]
    public void Lines_are_read_from_either_end(string parameters, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Text($"1..4 | Set-Content lines.txt; Get-Content lines.txt {parameters}")));
    }

    [Fact]
    public void Raw_gives_the_whole_file()
    {
        Assert.Equal(["a\nb\n"], Text("Set-Content raw.txt \"a`nb`n\" -NoNewline; Get-Content raw.txt -Raw"));
    }

    [Fact]
    public void A_mark_is_written_on_request_and_never_read_as_text()
    {
        Assert.Equal(["ä"], Text("Set-Content mark.txt 'ä' -Encoding utf8BOM; Get-Content mark.txt"));
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(Path.Combine(Folder, "mark.txt"))[..3]);
    }

    [Fact]
    public void A_missing_file_is_an_error_and_the_others_are_read()
    {
        var result = Run("Set-Content there.txt 'x'; Get-Content none.txt, there.txt");

        Assert.Equal("PathNotFound", Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal("x", Assert.Single(result.Output).ToString());
    }
}
