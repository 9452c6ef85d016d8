using PgDbre.Sandbox.DebianRoots;

namespace PgDbre.Data.Tests.Sandboxes;

public sealed class AptSourcesTests
{
    [Fact]
    public void The_debian_archive_of_the_new_format_is_found_and_security_is_not() =>
        Assert.Equal(
            ["http://mirror.example/debian"],
            AptSources.Uris(
                """
                Types: deb
                # http://snapshot.example/archive/debian
                URIs: http://mirror.example/debian/
                Suites: bookworm

                Types: deb
                URIs: http://mirror.example/debian-security
                """));

    [Fact]
    public void The_debian_archive_of_the_old_format_is_found_and_third_parties_are_not() =>
        Assert.Equal(
            ["https://mirror.example/debian"],
            AptSources.Uris(
                """
                deb [signed-by=/usr/share/keyrings/k.gpg] https://mirror.example/debian bookworm main
                deb https://packages.example/apt stable main
                """));

    [Fact]
    public void Without_sources_Debians_own_mirror_is_used() =>
        Assert.Equal(["http://deb.debian.org/debian"], AptSources.Mirrors("/nonexistent"));
}
