namespace PgDbre.Tests.Shell.StandIns;

public sealed class OutFileTests : StandInTest
{
    [Fact]
    public void Text_is_written_as_it_is_and_appended()
    {
        Text("'one', 'two' | Out-File log.txt; 'three' | Out-File log.txt -Append");

        Assert.Equal(["one", "two", "three"], Lines("log.txt"));
    }

    [Fact]
    public void Redirection_operators_write_the_default_view()
    {
        Text("[pscustomobject]@{ Id = 1 } > table.txt; 'end' >> table.txt");

        Assert.Equal(["Id", "--", "1", "end"], Lines("table.txt").Select(line => line.Trim()).Where(line => line.Length > 0));
    }

    [Fact]
    public void Long_text_is_not_cut()
    {
        Text("'x' * 500 | Out-File long.txt");

        Assert.Equal(500, Assert.Single(Lines("long.txt")).Length);
    }

    [Fact]
    public void NoClobber_refuses_and_WhatIf_writes_nothing()
    {
        Text("'old' | Out-File log.txt; 'x' | Out-File other.txt -WhatIf");

        Assert.Equal("NoClobber", ErrorId("'new' | Out-File log.txt -NoClobber"));
        Assert.Equal(["old"], Lines("log.txt"));
        Assert.False(File.Exists(Path.Combine(Folder, "other.txt")));
    }
}
