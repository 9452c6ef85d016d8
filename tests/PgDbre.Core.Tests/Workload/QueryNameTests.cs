using PgDbre.Core.Workload;

namespace PgDbre.Core.Tests.Workload;

public sealed class QueryNameTests
{
    [Theory]
    [InlineData("select 1", "select 1")]
    [InlineData("  select\n\t1 ", "select 1")]
    [InlineData("select id, role, content from messages where user_id = 5", "select id, role, content from messages …")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…")]
    public void A_query_is_called_by_its_first_words(string query, string expected) => Assert.Equal(expected, QueryName.From(query));
}
