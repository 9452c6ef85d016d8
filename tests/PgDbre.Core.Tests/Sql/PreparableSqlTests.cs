using PgDbre.Core.Sql;

namespace PgDbre.Core.Tests.Sql;

public sealed class PreparableSqlTests
{
    [Theory]
    [InlineData("select * from t where a = $1 and b = $2", "select * from t where a = $1 and b = $2", 2)]
    [InlineData("select * from t where d > date $1", "select * from t where d > $1::date", 1)]
    [InlineData("select now() - interval $1 day", "select now() - $1::interval day", 1)]
    [InlineData("select timestamp with time zone $1", "select $1::timestamp with time zone", 1)]
    [InlineData("select extract($1 from d) from t where a = $2", "select extract('epoch' from d) from t where a = $1", 1)]
    [InlineData("select * from t where a = $1 limit $2 offset $3", "select * from t where a = $1 limit 50 offset 0", 1)]
    [InlineData("select * from t limit $1", "select * from t limit 50", 0)]
    [InlineData("select $2, $1, $2", "select $1, $2, $1", 2)]
    [InlineData("select * from t where a in ($1 /*, ... */)", "select * from t where a in ($1 /*, ... */)", 1)]
    [InlineData("select t.date $1", "select t.date $1", 1)]
    public void Normalised_text_becomes_what_prepare_takes(string normalised, string expected, int parameters)
    {
        PreparableSql prepared = PreparableSql.From(SqlSplitter.Split(normalised)[0], limitRows: 50);

        Assert.Equal((expected, parameters), (prepared.Text, prepared.ParameterCount));
    }

    [Theory]
    [InlineData("select * from t where d > date $1 limit $2", "select * from t where d > $1::date limit $2", 2)]
    [InlineData("select extract($1 from d) from t where a = $2", "select extract('year' from d) from t where a = $1", 1)]
    public void Text_with_values_keeps_its_limit_and_gets_its_extract_field(string normalised, string expected, int parameters)
    {
        PreparableSql prepared = PreparableSql.WithValues(SqlSplitter.Split(normalised)[0], ["year", 7]);

        Assert.Equal((expected, parameters), (prepared.Text, prepared.ParameterCount));
        Assert.Equal(7, prepared.Values[^1]);
    }

    [Fact]
    public void A_declared_type_becomes_a_cast_behind_its_parameter_and_no_other()
    {
        PreparableSql prepared = PreparableSql.WithTypes(
            SqlSplitter.Split("SELECT $3 + $1, date $2, $3 FROM t")[0], [1, "2026-01-01", 2L], ["int8", "int4"]);

        Assert.Equal("SELECT $1::int8 + $2::int4, $3::date, $1::int8 FROM t", prepared.Text);
        Assert.Equal([2L, 1, "2026-01-01"], prepared.Values);
    }
}
