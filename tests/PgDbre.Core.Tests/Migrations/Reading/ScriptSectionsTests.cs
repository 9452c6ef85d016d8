using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Reading;

namespace PgDbre.Core.Tests.Migrations.Reading;

public sealed class ScriptSectionsTests
{
    [Theory]
    [InlineData("-- migrate:up\nCREATE TABLE a (b int);\n-- migrate:down\nDROP TABLE a;\n")]
    [InlineData("-- +goose Up\nCREATE TABLE a (b int);\n-- +goose Down\nDROP TABLE a;\n")]
    [InlineData("-- +migrate Up\r\nCREATE TABLE a (b int);\r\n-- +migrate Down\r\nDROP TABLE a;\r\n")]
    public void Marks_of_a_tool_part_the_script_and_mean_a_transaction(string text)
    {
        Migration migration = SqlMigrationReader.Read(text);

        Assert.Equal("CREATE TABLE a (b int)", Assert.Single(migration.Statements).Sql);
        Assert.Equal("DROP TABLE a", Assert.Single(migration.Downgrade).Sql);
        Assert.Equal(4, migration.Downgrade[0].Line);
        Assert.True(migration.IsTransactional);
    }

    [Theory]
    [InlineData("-- migrate:up transaction:false\nVACUUM;\n-- migrate:down\n")]
    [InlineData("-- +goose NO TRANSACTION\n-- +goose Up\nVACUUM;\n-- +goose Down\n")]
    [InlineData("-- +migrate Up notransaction\nVACUUM;\n-- +migrate Down\n")]
    public void A_tool_can_be_told_to_leave_the_transaction_out(string text) =>
        Assert.False(SqlMigrationReader.Read(text, inTransaction: true).IsTransactional);

    [Theory]
    [InlineData("SELECT 1; -- migrate:down\nSELECT 2;")]
    [InlineData("-- migrate:downwards we go\nSELECT 1;\nSELECT 2;")]
    [InlineData("-- please migrate:down\nSELECT 1;\nSELECT 2;")]
    public void What_only_looks_like_a_mark_is_a_comment(string text)
    {
        Migration migration = SqlMigrationReader.Read(text);
        Assert.Equal(2, migration.Statements.Count);
        Assert.Empty(migration.Downgrade);
        Assert.False(migration.IsTransactional);
    }
}
