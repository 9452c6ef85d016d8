namespace PgDbre.Tests.Shell.StandIns;

/// <summary>Join-Path, Split-Path and Set-Location.</summary>
public sealed class PathTests : StandInTest
{
    [Theory]
    [InlineData("Join-Path a b", "a/b")]
    [InlineData("Join-Path a b c d", "a/b/c/d")]
    [InlineData("'x', 'y' | Join-Path -ChildPath z", "x/z|y/z")]
    [InlineData("Split-Path /a/b/c.txt", "/a/b")]
    [InlineData("Split-Path /a/b/c.txt -Parent", "/a/b")]
    [InlineData("Split-Path /a/b/c.txt -Leaf", "c.txt")]
    [InlineData("Split-Path /a/b/c.txt -LeafBase", "c")]
    [InlineData("Split-Path /a/b/c.txt -Extension", ".txt")]
    [InlineData("Split-Path a/b -IsAbsolute", "False")]
    public void Paths_are_joined_and_split(string script, string expected)
    {
        Assert.Equal(expected, string.Join('|', Text(script)).Replace('\\', '/'));
    }

    [Fact]
    public void The_location_changes_and_a_wrong_one_is_an_error()
    {
        Text("New-Item -ItemType Directory sub | Out-Null; Set-Location sub");

        Assert.Equal([Path.Combine(Folder, "sub")], Text("$pwd.Path"));
        Assert.Equal("PathNotFound", ErrorId("Set-Location none"));
    }
}
