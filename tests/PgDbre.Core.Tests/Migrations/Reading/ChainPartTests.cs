using PgDbre.Core.Connections;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Migrations.Reading;

namespace PgDbre.Core.Tests.Migrations.Reading;

public sealed class ChainPartTests
{
    private static readonly IReadOnlyList<Migration> Revisions = AlembicMigrationReader.Read(
    [
        Script("a", "None"), Script("b", "'a'"), Script("c", "'a'"), Script("d", "('b', 'c')"),
    ]);

    [Theory]
    [InlineData("a", "b.py c.py d.py")]
    [InlineData("b", "c.py d.py")]
    [InlineData("d", "")]
    public void A_revision_and_its_ancestors_are_applied(string after, string left) => Assert.Equal(
        left, string.Join(' ', ChainPart.After(Revisions, after).Select(migration => migration.Name)));

    [Fact]
    public void Of_scripts_what_follows_is_left() => Assert.Equal(
        ["V10__c.sql"],
        ChainPart.After(Scripts(), "V2__b.sql").Select(migration => migration.Name));

    [Fact]
    public void A_name_that_nothing_has_is_an_error() => Assert.Equal(
        "PgMigrationNotFound", Assert.Throws<PgDbreException>(() => ChainPart.After(Scripts(), "V3__x.sql")).ErrorId);

    private static IReadOnlyList<Migration> Scripts() => ScriptChain.Read(
        [new ScriptFile("V1__a.sql", ""), new ScriptFile("V2__b.sql", ""), new ScriptFile("V10__c.sql", "")], inTransaction: false);

    private static RevisionScript Script(string revision, string parents) =>
        RevisionReader.Read($"{revision}.py", $"revision = '{revision}'\ndown_revision = {parents}").Script!;
}
