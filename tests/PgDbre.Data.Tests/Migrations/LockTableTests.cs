using PgDbre.Testing;

namespace PgDbre.Data.Tests.Migrations;

[Collection(SandboxCollection.Name)]
public sealed class LockTableTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task The_tracer_sees_what_the_lock_table_says_of_every_statement() =>
        Assert.Empty(await Shadows.DifferencesAsync(sandbox.Administrator, major: 17));
}
