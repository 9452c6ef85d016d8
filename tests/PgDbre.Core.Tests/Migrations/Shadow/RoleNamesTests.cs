using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Sql.Parsing;

namespace PgDbre.Core.Tests.Migrations.Shadow;

public sealed class RoleNamesTests
{
    [Fact]
    public void Roles_are_found_wherever_a_statement_needs_them() => Assert.Equal(
        ["reader", "owner", "auditor", "future", "member", "boss"],
        RoleNames.In(StatementParser.ParseAll(
            """
            GRANT SELECT ON t TO reader, PUBLIC;
            ALTER TABLE t OWNER TO owner;
            CREATE POLICY p ON t TO auditor, CURRENT_USER;
            ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO future;
            GRANT member TO boss;
            GRANT pg_monitor TO reader;
            """)));

    [Fact]
    public void A_role_that_the_migration_creates_is_not_made_up_for_it() =>
        Assert.Empty(RoleNames.In(StatementParser.ParseAll("CREATE ROLE app; GRANT SELECT ON t TO app")));
}
