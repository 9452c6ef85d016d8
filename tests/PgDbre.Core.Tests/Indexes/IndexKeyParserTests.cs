using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;

namespace PgDbre.Core.Tests.Indexes;

public sealed class IndexKeyParserTests
{
    [Theory]
    [InlineData("user_id", "user_id")]
    [InlineData("User_Id asc", "user_id")]
    [InlineData("\"User Id\" DESC NULLS LAST", "\"User Id\" DESC NULLS LAST")]
    [InlineData("created_at NULLS FIRST", "created_at NULLS FIRST")]
    [InlineData("lower(email) text_pattern_ops", "(lower(email)) text_pattern_ops")]
    [InlineData("(a + b) DESC", "(a + b) DESC")]
    [InlineData("name COLLATE \"C\"", "name COLLATE \"C\"")]
    [InlineData("embedding vector_cosine_ops", "embedding vector_cosine_ops")]
    [InlineData("(embedding::halfvec(3072)) halfvec_l2_ops", "(embedding::halfvec(3072)) halfvec_l2_ops")]
    public void A_key_is_read_and_written_as_the_server_takes_it(string text, string sql) =>
        Assert.Equal(sql, Assert.Single(IndexKeyParser.Parse(text)).ToString());

    [Fact]
    public void A_list_is_cut_at_its_own_commas_only() =>
        Assert.Equal(["a", "(coalesce(b, 0)) DESC"], IndexKeyParser.Parse("a, coalesce(b, 0) DESC").Select(key => key.ToString()));

    [Theory]
    [InlineData("")]
    [InlineData("a; DROP TABLE t")]
    [InlineData("a) WITH (fillfactor = 10")]
    [InlineData("a b c")]
    [InlineData("\"unfinished")]
    [InlineData("a,")]
    public void What_is_no_key_is_refused(string text) =>
        Assert.Equal("PgIndexKeyInvalid", Assert.Throws<PgDbreException>(() => IndexKeyParser.Parse(text)).ErrorId);

    [Fact]
    public void A_predicate_is_one_condition_and_nothing_else()
    {
        Assert.Equal("a > 5", IndexKeyParser.CheckPredicate("a > 5"));
        Assert.Null(IndexKeyParser.CheckPredicate(null));
        Assert.Throws<PgDbreException>(() => IndexKeyParser.CheckPredicate("true; DROP TABLE t"));
    }
}
