using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Catalog.Checks;

public sealed class VectorCheckTests
{
    private readonly SampleSchema _schema = new();

    [Theory]
    [InlineData("SELECT id FROM docs ORDER BY e <=> $1 LIMIT $2")]
    [InlineData("SELECT id FROM public.docs AS d ORDER BY d.e <=> $1 LIMIT $2")]
    [InlineData("select id from docs order by ($1::vector) <=> \"e\" limit $2")]
    public void A_column_that_is_searched_wants_an_index_for_the_searchs_operator(string query)
    {
        AddDocs(20_000);
        _schema.Statements.Add(new CountedStatement(query, 41));

        Finding finding = Assert.Single(_schema.Check("vector-column-without-index"));

        Assert.Equal(("public.docs.e", Severity.High), (finding.Object, finding.Severity));
        Assert.Equal("CREATE INDEX CONCURRENTLY docs_e_idx ON public.docs USING hnsw (e vector_cosine_ops);", finding.Sql);
    }

    [Theory]
    [InlineData(9_000, null)]
    [InlineData(20_000, null)]
    [InlineData(60_000, Severity.Info)]
    public void A_column_that_nobody_searches_is_mentioned_only_if_it_is_large(double rows, Severity? expected)
    {
        AddDocs(rows);
        _schema.Statements.Add(new CountedStatement("SELECT f <=> $1 FROM docs", 5));
        _schema.Statements.Add(new CountedStatement("SELECT e <=> $1 FROM others", 5));

        Assert.Equal(expected, _schema.Check("vector-column-without-index").SingleOrDefault()?.Severity);
    }

    [Fact]
    public void An_index_for_another_distance_is_found_by_what_statements_compute()
    {
        AddDocs(20_000, "vector_l2_ops");
        _schema.Statements.Add(new CountedStatement("SELECT id FROM docs ORDER BY e <=> $1 LIMIT $2", 41));
        _schema.Statements.Add(new CountedStatement("SELECT id FROM docs ORDER BY e <-> $1 LIMIT $2", 1));

        Finding finding = Assert.Single(_schema.Check("vector-index-wrong-operator-class"));

        Assert.Equal(("public.docs_e", Severity.High), (finding.Object, finding.Severity));
        Assert.Contains("compute <=> on e (41 calls)", finding.Message, StringComparison.Ordinal);
        Assert.Empty(_schema.Check("vector-column-without-index"));
    }

    [Fact]
    public void An_index_for_the_distance_that_is_computed_is_right()
    {
        AddDocs(20_000, "vector_cosine_ops");
        _schema.Statements.Add(new CountedStatement("SELECT id FROM docs ORDER BY e <=> $1 LIMIT $2", 41));

        Assert.Empty(_schema.Check("vector-index-wrong-operator-class"));
    }

    [Theory]
    [InlineData("0.8.0", true, "0.8.0", Severity.High)]
    [InlineData("0.8.2", true, "0.8.2", Severity.High)]
    [InlineData("0.8.0", false, "0.8.0", Severity.Low)]
    [InlineData("0.8.0", true, "0.8.4", Severity.Low)]
    [InlineData("0.8.3", true, "0.8.3", null)]
    public void Versions_with_faults_in_hnsw_are_named(string version, bool hasIndex, string onDisk, Severity? expected)
    {
        _schema.Extensions["vector"] = version;
        _schema.State = _schema.State with { AvailableVectorVersion = onDisk };
        AddDocs(20_000, hasIndex ? "vector_l2_ops" : null);

        Assert.Equal(expected, _schema.Check("pgvector-version-at-risk").SingleOrDefault()?.Severity);
    }

    private void AddDocs(double rows, string? operatorClass = null)
    {
        TableIndex index = _schema.Index("docs_e", "e") with { Method = "hnsw", Keys = [new IndexColumn { Column = "e", OperatorClass = operatorClass }] };
        Column vector = SampleSchema.Column("e", "vector(3)");
        _schema.Add(new Table
        {
            Oid = 0,
            Name = new("public", "docs"),
            Rows = rows,
            Columns = [SampleSchema.Column("id"), vector with { Statistics = null }],
            Indexes = operatorClass is null ? [] : [index],
        });
    }
}
