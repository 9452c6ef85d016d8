using PgDbre.Core.Migrations;

namespace PgDbre.Core.Tests.Migrations;

public sealed class LockModesTests
{
    [Theory]
    [InlineData("AccessShareLock", "ACCESS SHARE", LockReach.SchemaChanges)]
    [InlineData("RowExclusiveLock", "ROW EXCLUSIVE", LockReach.SchemaChanges)]
    [InlineData("ShareUpdateExclusiveLock", "SHARE UPDATE EXCLUSIVE", LockReach.SchemaChanges)]
    [InlineData("ShareLock", "SHARE", LockReach.Writes)]
    [InlineData("ShareRowExclusiveLock", "SHARE ROW EXCLUSIVE", LockReach.Writes)]
    [InlineData("ExclusiveLock", "EXCLUSIVE", LockReach.Writes)]
    [InlineData("AccessExclusiveLock", "ACCESS EXCLUSIVE", LockReach.ReadsAndWrites)]
    public void The_catalogs_mode_has_its_name_and_its_reach(string catalog, string name, LockReach reach)
    {
        LockMode mode = LockModes.FromCatalog(catalog)!.Value;

        Assert.Equal(name, mode.Name());
        Assert.Equal(reach, mode.Reach());
    }

    [Fact]
    public void A_predicate_lock_has_no_mode() => Assert.Null(LockModes.FromCatalog("SIReadLock"));
}
