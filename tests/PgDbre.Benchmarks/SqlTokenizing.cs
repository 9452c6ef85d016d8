using BenchmarkDotNet.Attributes;
using PgDbre.Core.Sql;

namespace PgDbre.Benchmarks;

/// <summary>The lexer on a thousand copies of a query of everyday shape; one operation is all of them.</summary>
[MemoryDiagnoser]
public class SqlTokenizing
{
    private readonly string _sql = string.Concat(Enumerable.Repeat(
        "SELECT m.id, left(m.content, 80) FROM messages m /* inbox */ WHERE m.user_id = $1 AND m.created_at > now() - interval '7 days' ORDER BY 1;\n", 1000));

    [Benchmark]
    public int Split() => SqlSplitter.Split(_sql).Count;
}
