using PgDbre.Core.Connections;

namespace PgDbre.Core.Tests.Connections;

/// <summary>What another program wrote shows no password.</summary>
public class SecretTextTests
{
    [Theory]
    [InlineData("could not connect to postgresql+psycopg2://app:s3cr@t@db:5432/x", "could not connect to postgresql+psycopg2://app:***@db:5432/x")]
    [InlineData("dsn host=db password=s3cret user=app", "dsn host=db password=*** user=app")]
    [InlineData("dsn password='s 3cret' user=app", "dsn password=*** user=app")]
    [InlineData("{'user': 'app', 'password': 's3cret'}", "{'user': 'app', 'password': ***}")]
    [InlineData("PGPASSWORD=s3cret psql", "PGPASSWORD=*** psql")]
    [InlineData("no password supplied", "no password supplied")]
    [InlineData("see https://sqlalche.me/e/20/e3q8 for more", "see https://sqlalche.me/e/20/e3q8 for more")]
    public void Passwords_are_left_out(string text, string expected) => Assert.Equal(expected, SecretText.Redact(text));
}
