using PgDbre.Core.Connections;
using PgDbre.Core.Workload;

namespace PgDbre.Core.Tests.Workload;

public sealed class TimedQueryTests
{
    private static readonly Dictionary<string, string> NoSettings = [];

    [Theory]
    [InlineData("select 1; select 2", "PgStatementCount")]
    [InlineData("-- nothing", "PgStatementCount")]
    [InlineData("select 1; commit; delete from t", "PgStatementCount")]
    [InlineData("commit", "PgReadOnly")]
    [InlineData("copy t to program 'rm x'", "PgReadOnly")]
    [InlineData("set transaction read write", "PgReadOnly")]
    [InlineData("select * from t where id = $1", "PgParameterValuesMissing")]
    public void What_is_no_single_reading_query_is_refused(string text, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<PgDbreException>(() => TimedQuery.From(text, [], NoSettings)).ErrorId);

    [Fact]
    public void More_values_than_parameters_are_refused() =>
        Assert.Equal("PgParameterValuesMissing", Assert.Throws<PgDbreException>(() => TimedQuery.From("select 1", [7], NoSettings)).ErrorId);

    [Theory]
    [InlineData("transaction_read_only")]
    [InlineData("DEFAULT_TRANSACTION_READ_ONLY")]
    [InlineData("work_mem; drop table t")]
    [InlineData("a.b.c")]
    [InlineData("work_mem\n")]
    [InlineData("")]
    public void A_setting_that_lifts_the_safety_or_is_no_name_is_refused(string name)
    {
        Dictionary<string, string> settings = new() { [name] = "off" };

        Assert.Equal("PgSettingInvalid", Assert.Throws<PgDbreException>(() => TimedQuery.From("select 1", [], settings)).ErrorId);
    }

    [Fact]
    public void A_semicolon_at_the_end_and_one_in_a_constant_are_no_second_statement()
    {
        TimedQuery query = TimedQuery.From("select ';' ;", [], new Dictionary<string, string> { ["hnsw.ef_search"] = "100" });

        Assert.Equal("select ';'", query.Statement.Text);
    }
}
