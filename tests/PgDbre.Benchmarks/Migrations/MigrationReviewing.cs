using BenchmarkDotNet.Attributes;

namespace PgDbre.Benchmarks.Migrations;

/// <summary>A script of a thousand statements, read and reviewed by every rule; one operation is the whole script.</summary>
[MemoryDiagnoser]
public class MigrationReviewing
{
    private readonly string _script = ThousandStatements.Script;

    [Benchmark]
    public int Review() => OwnReview.Count(_script);
}
