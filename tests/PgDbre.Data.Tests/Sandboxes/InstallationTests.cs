using PgDbre.Sandbox.Servers;

namespace PgDbre.Data.Tests.Sandboxes;

public sealed class InstallationTests : IDisposable
{
    private readonly TemporaryCache _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData("postgres (PostgreSQL) 17.12 (Debian 17.12-0+deb13u1)", "17.12")]
    [InlineData("postgres (PostgreSQL) 18beta1", "18")]
    [InlineData("something else 17", null)]
    public void The_version_is_read_from_the_programs_answer(string answer, string? version) =>
        Assert.Equal(version, InstallationProbe.ParseVersion(answer));

    [Fact]
    public void The_servers_user_is_the_first_of_the_names_that_exists()
    {
        string passwd = Path.Combine(_temporary.Cache.Folder, "passwd");
        File.WriteAllText(passwd, "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65533:nobody:/:/bin/false\n");

        Assert.Equal(new ServerUser(65534, 65533), ServerUser.Find(passwd, "postgres", "nobody"));
        Assert.Null(ServerUser.Find(passwd, "postgres"));
    }

    [Fact]
    public void A_program_in_a_root_is_run_there_as_the_servers_user() =>
        Assert.Equal(
            ["chroot", "--userspec=100:102", "--groups=", "/r", "/bin/postgres", "-D", "/var/lib/pgdbre/one/data"],
            Chrooted.Command("postgres", "-D", Chrooted.Inside(Path.Combine(Chrooted.FolderFor("one", _temporary.Cache), "data"))));

    [Fact]
    public void A_server_that_runs_as_ourselves_keeps_its_data_in_the_cache() =>
        Assert.Equal(
            Path.Combine(_temporary.Cache.Folder, "data", "one"),
            (Chrooted with { RootFolder = "", User = null }).FolderFor("one", _temporary.Cache));

    private static ServerInstallation Chrooted => new()
    {
        BinFolder = "/bin",
        Version = "17.12",
        Extensions = new HashSet<string>(),
        RootFolder = "/r",
        User = new ServerUser(100, 102),
    };
}
