using PgDbre.Core.Migrations.Locks;

namespace PgDbre.Core.Tests.Migrations.Locks;

public sealed class LockModesTests
{
    [Theory]
    [InlineData("AccessShareLock", "ACCESS SHARE")]
    [InlineData("ShareUpdateExclusiveLock", "SHARE UPDATE EXCLUSIVE")]
    [InlineData("ShareRowExclusiveLock", "SHARE ROW EXCLUSIVE")]
    [InlineData("ExclusiveLock", "EXCLUSIVE")]
    [InlineData("AccessExclusiveLock", "ACCESS EXCLUSIVE")]
    public void The_catalogs_mode_is_read_by_its_name(string catalog, string name) =>
        Assert.Equal(name, LockModes.FromCatalog(catalog)!.Value.Name());

    [Fact]
    public void A_predicate_lock_has_no_mode() => Assert.Null(LockModes.FromCatalog("SIReadLock"));
}
