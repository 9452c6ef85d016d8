using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans;

/// <summary>Plans made on PostgreSQL 15, 17 (pgvector 0.8) and 18 for these tests; the file name says feature and version.</summary>
internal static class Corpus
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Plans", "Data");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order()!;

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));

    public static Plan Read(string name, PlanContext? context = null) => Assert.Single(JsonPlanReader.Read(Text(name), context));

    public static Plan Examine(string name, PlanContext? context = null) => PlanFindings.Examine(Read(name, context));

    public static PlanNode Node(this Plan plan, int id) => plan.Root.Subtree().Single(node => node.Id == id);
}
