using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Data.Indexes;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Indexes;

[Collection(SandboxCollection.Name)]
public sealed class VectorAdviceTests(ChatFixture chat) : IClassFixture<ChatFixture>
{
    private const string Value = "'[1,2,3,4,5,6,7,8]'";

    private PgConnection Server => chat.Database.Connection;

    [Theory]
    [InlineData("<=>", "vector_cosine_ops")]
    [InlineData("<->", "vector_l2_ops")]
    [InlineData("<#>", "vector_ip_ops")]
    [InlineData("<+>", "vector_l1_ops")]
    public async Task The_operator_class_follows_the_querys_operator(string symbol, string operatorClass)
    {
        var advice = await Advise.On(Server, $"SELECT id FROM documents ORDER BY embedding {symbol} {Value} LIMIT 10");

        IndexRecommendation index = advice.AssertRecommends($"documents (embedding {operatorClass}) using hnsw");
        Assert.Equal(Verification.NotSimulated, index.Verification);
        Assert.Equal("vector-order", index.RuleId);
        Assert.Contains("WITH (m = 16, ef_construction = 64)", index.Sql, StringComparison.Ordinal);
        Assert.Contains(index.Notes, note => note.Contains("maintenance_work_mem", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nine_thousand_vectors_are_searched_exactly()
    {
        var advice = await Advise.On(Server, $"SELECT id FROM few_documents ORDER BY embedding <=> {Value} LIMIT 10");

        advice.AssertNoRecommendation(because: "exact search is fast enough");
    }

    [Fact]
    public async Task A_filter_that_leaves_few_vectors_gets_its_own_index_and_no_vector_index()
    {
        var advice = await Advise.On(Server, $"SELECT id FROM documents WHERE owner = 3 ORDER BY embedding <=> {Value} LIMIT 10");

        advice.AssertRecommends("documents (owner)");
    }

    [Fact]
    public async Task A_column_without_dimensions_is_said_not_to_be_indexable()
    {
        var advice = await Advise.On(Server, $"SELECT id FROM loose_documents ORDER BY embedding <=> {Value} LIMIT 10");

        advice.AssertNoRecommendation(because: "no dimensions declared");
    }

    [Theory]
    [InlineData("SELECT id FROM documents ORDER BY embedding <=> {0} DESC LIMIT 10")]
    [InlineData("SELECT id FROM documents ORDER BY 1 - (embedding <=> {0}) DESC LIMIT 10")]
    [InlineData("SELECT id FROM documents ORDER BY embedding <=> {0}")]
    public async Task An_order_that_no_vector_index_serves_is_named(string query)
    {
        var advice = await Advise.On(Server, query.Replace("{0}", Value, StringComparison.Ordinal));

        advice.AssertNoRecommendation(because: "A vector index serves only ORDER BY");
    }

    [Fact]
    public async Task A_patient_target_and_many_vectors_get_ivfflat()
    {
        AdviceRequest request = new() { VectorPolicy = new VectorIndexPolicy { HnswRows = 11_000, TargetLatencyMs = 500 } };

        var advice = await Advise.On(Server, request, $"SELECT id FROM documents ORDER BY embedding <=> {Value} LIMIT 10");

        IndexRecommendation index = advice.AssertRecommends("documents (embedding vector_cosine_ops) using ivfflat");
        Assert.Contains("WITH (lists = 100)", index.Sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_vector_from_a_subquery_or_a_parameter_counts_too()
    {
        var advice = await Advise.On(
            Server,
            "SELECT id FROM documents ORDER BY embedding <=> (SELECT embedding FROM documents WHERE id = 1) LIMIT 10",
            "SELECT id FROM documents ORDER BY embedding <=> $1 LIMIT $2");

        Assert.Equal(2, advice.AssertRecommends("documents (embedding vector_cosine_ops) using hnsw").QueryCount);
    }
}
