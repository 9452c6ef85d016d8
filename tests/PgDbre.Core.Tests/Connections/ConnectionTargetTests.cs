using PgDbre.Core.Connections;

namespace PgDbre.Core.Tests.Connections;

public sealed class ConnectionTargetTests
{
    private static readonly ClientEnvironment Empty = new() { Variables = new Dictionary<string, string>(), UserName = "ann" };

    [Theory]
    [InlineData("postgresql://bob:s%40crt@db.example:5433/shop", "bob", "db.example", 5433, "shop", "s@crt")]
    [InlineData("postgres://db/shop", "ann", "db", 5432, "shop", null)]
    [InlineData("postgresql://bob@[::1]:6432", "bob", "::1", 6432, "bob", null)]
    [InlineData("host=db port=5433 dbname=shop user=bob password='it\\'s'", "bob", "db", 5433, "shop", "it's")]
    [InlineData("host = db dbname = shop", "ann", "db", 5432, "shop", null)]
    [InlineData("Host=db;Port=5433;Username=bob;Password=a;Database=shop", "bob", "db", 5433, "shop", "a")]
    [InlineData("Host=db;Username=bob;Database=shop;Pooling=False;Maximum Pool Size=50", "bob", "db", 5432, "shop", null)]
    [InlineData("Server=db;User Id=bob;Database=shop", "bob", "db", 5432, "shop", null)]
    public void Text_is_read_in_every_form(string text, string user, string host, int port, string database, string? password)
    {
        ConnectionTarget target = ConnectionTarget.FromText(text, Empty);

        Assert.Equal((user, host, port, database, password), (target.User, target.Host, target.Port, target.Database, target.Password));
    }

    [Fact]
    public void Empty_text_means_the_environment()
    {
        ClientEnvironment environment = Empty with
        {
            Variables = new Dictionary<string, string>
            {
                ["PGHOST"] = "db", ["PGPORT"] = "5433", ["PGDATABASE"] = "shop", ["PGUSER"] = "bob", ["PGPASSWORD"] = "x", ["PGSSLMODE"] = "verify-full",
            },
        };

        ConnectionTarget target = ConnectionTarget.FromText("", environment);

        Assert.Equal("bob@db:5433/shop", target.ToString());
        Assert.Equal(("x", "verify-full"), (target.Password, target.SslMode));
    }

    [Fact]
    public void Text_wins_over_the_service_and_the_service_over_the_environment()
    {
        ClientEnvironment environment = Empty with
        {
            Variables = new Dictionary<string, string> { ["PGHOST"] = "from-env", ["PGUSER"] = "env-user", ["PGSERVICEFILE"] = "/s" },
            ReadFile = path => path == "/s" ? "# mine\n[prod]\nhost=from-service\ndbname=shop\n[other]\nhost=wrong\n" : null,
        };

        Assert.Equal("env-user@from-service:5432/shop", ConnectionTarget.FromText("prod", environment).ToString());
        Assert.Equal("env-user@from-text:5432/shop", ConnectionTarget.FromText("host=from-text service=prod", environment).ToString());
    }

    [Fact]
    public void An_unknown_service_is_an_error_that_names_the_files()
    {
        PgDbreException failure = Assert.Throws<PgDbreException>(() => ConnectionTarget.FromText("nowhere", Empty with { HomeFolder = "/home/ann" }));

        Assert.Equal("PgServiceNotFound", failure.ErrorId);
        Assert.Contains("/home/ann/.pg_service.conf", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql://a,b/shop")]
    [InlineData("postgresql://a/shop?color=red")]
    [InlineData("postgresql://a:notaport/shop")]
    [InlineData("postgresql://bob:100%@a/shop")]
    [InlineData("host=a password='never ends")]
    [InlineData("host=a colour=red")]
    [InlineData("Host=a;Colour=red")]
    public void Unreadable_text_is_refused(string text) =>
        Assert.Equal("PgConnectionTextInvalid", Assert.Throws<PgDbreException>(() => ConnectionTarget.FromText(text, Empty)).ErrorId);

    [Theory]
    [InlineData("postgresql://bob:s3cret@a:70000/shop")]
    [InlineData("host=a password=s3cret colour=red")]
    [InlineData("Host=a;Password=s3cret;Colour=red")]
    [InlineData("postgresql://bob:s3cret%zz@a/shop")]
    public void A_refusal_never_shows_the_password(string text)
    {
        PgDbreException failure = Assert.Throws<PgDbreException>(() => ConnectionTarget.FromText(text, Empty));

        Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_as_text_has_no_password() =>
        Assert.Equal("bob@a:5432/shop", ConnectionTarget.FromText("postgresql://bob:s3cret@a/shop", Empty).ToString());

    [Fact]
    public void Without_a_host_the_local_socket_is_used_where_there_is_one()
    {
        ClientEnvironment withSocket = Empty with { FindSocketFolder = port => port == 5432 ? "/var/run/postgresql" : null };

        Assert.Equal("/var/run/postgresql", ConnectionTarget.FromText("dbname=shop", withSocket).Host);
        Assert.Equal("localhost", ConnectionTarget.FromText("dbname=shop port=5433", withSocket).Host);
    }
}
