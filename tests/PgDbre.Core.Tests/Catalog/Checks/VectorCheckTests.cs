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

    [Theory]
    [InlineData(100, 150_000, null)]
    [InlineData(100, 200_000, Severity.Low)]
    [InlineData(100, 500_000, Severity.Medium)]
    [InlineData(1414, 2_000_000, null)]
    [InlineData(500, 20_000, Severity.Low)]
    [InlineData(500, 9_000, null)]
    [InlineData(null, 100_000, null)]
    [InlineData(null, 2_000_000, Severity.Medium)]
    public void Lists_that_do_not_fit_the_rows_are_named(int? lists, double rows, Severity? expected)
    {
        AddIndexed(rows, "ivfflat", 1 << 20, lists is null ? [] : [$"lists={lists}"]);

        Assert.Equal(expected, _schema.Check("ivfflat-lists-misfit").SingleOrDefault()?.Severity);
    }

    [Fact]
    public void The_lists_that_fit_are_written_into_the_statement()
    {
        AddIndexed(2_000_000, "ivfflat", 1 << 20, ["lists=100"]);

        Finding finding = Assert.Single(_schema.Check("ivfflat-lists-misfit"));

        Assert.Equal("It has 100 lists for 2,000,000 vectors, 20,000 in each; 1414 lists fit them.", finding.Message);
        Assert.Equal("ALTER INDEX public.docs_e SET (lists = 1414); REINDEX INDEX CONCURRENTLY public.docs_e;", finding.Sql);
    }

    [Theory]
    [InlineData("hnsw", 17, Severity.Medium)]
    [InlineData("ivfflat", 17, Severity.Low)]
    [InlineData("hnsw", 15, null)]
    public void An_index_that_does_not_fit_the_cache_is_named(string method, int gigabytes, Severity? expected)
    {
        _schema.State = _schema.State with { EffectiveCacheBytes = 16L << 30, SharedBuffersBytes = 4L << 30 };
        AddIndexed(2_000_000, method, (long)gigabytes << 30, ["m=24"]);

        Finding? finding = _schema.Check("vector-index-larger-than-memory").SingleOrDefault();

        Assert.Equal(expected, finding?.Severity);
        Assert.True(finding is null || finding.Message == $"17.0 GB of {method}, and 16.0 GB of memory to cache it in.");
    }

    [Fact]
    public void Half_precision_is_offered_for_an_index_that_does_not_fit()
    {
        _schema.State = _schema.State with { EffectiveCacheBytes = 1L << 30 };
        AddIndexed(2_000_000, "hnsw", 17L << 30, ["m=24"]);

        Assert.Equal(
            "CREATE INDEX CONCURRENTLY docs_expr_idx ON public.docs USING hnsw ((e::halfvec(1536)) halfvec_cosine_ops) WITH (m = 24);",
            Assert.Single(_schema.Check("vector-index-larger-than-memory")).Sql);
    }

    [Fact]
    public void Where_the_memory_is_not_known_nothing_is_said_of_it()
    {
        AddIndexed(2_000_000, "hnsw", 1L << 40, []);

        Assert.Empty(_schema.Check("vector-index-larger-than-memory"));
    }

    private void AddIndexed(double rows, string method, long bytes, string[] options)
    {
        TableIndex index = _schema.Index("docs_e", "e") with
        {
            Method = method,
            Keys = [new IndexColumn { Column = "e", OperatorClass = "vector_cosine_ops" }],
            SizeBytes = bytes,
        };
        _schema.Set(index, new IndexState { Options = StorageOptions.Read(options) });
        _schema.Add(new Table
        {
            Oid = 0,
            Name = new("public", "docs"),
            Rows = rows,
            Columns = [SampleSchema.Column("e", "vector(1536)") with { Statistics = null }],
            Indexes = [index],
        });
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
