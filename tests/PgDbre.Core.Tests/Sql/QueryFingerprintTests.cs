using PgDbre.Core.Sql;

namespace PgDbre.Core.Tests.Sql;

public sealed class QueryFingerprintTests
{
    [Theory]
    [InlineData("select * from t where a = $1")]
    [InlineData("SELECT *\n  FROM t -- all\n WHERE a = 'x';")]
    [InlineData("select * from T where a = 42 /* one */")]
    public void Layout_values_and_comments_do_not_count(string query) =>
        Assert.Equal("select * from t where a = ?", QueryFingerprint.Normalize(query));

    [Theory]
    [InlineData("select 1 where a in (1)")]
    [InlineData("select 2 where a in (1, 2, 'x', $4)")]
    public void Lists_of_any_length_are_one_query(string query) =>
        Assert.Equal("select ? where a in ( ? )", QueryFingerprint.Normalize(query));

    [Fact]
    public void Quoted_names_keep_their_case() =>
        Assert.NotEqual(QueryFingerprint.Of("select * from \"T\""), QueryFingerprint.Of("select * from \"t\""));

    [Fact]
    public void Another_column_is_another_query() => Assert.NotEqual(QueryFingerprint.Of("select a from t"), QueryFingerprint.Of("select b from t"));

    [Fact]
    public void It_is_the_same_on_every_machine() => Assert.Equal("e1c71d1661ae46e0", QueryFingerprint.Of("SELECT 1"));
}
