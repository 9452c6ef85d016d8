using System.Globalization;
using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Estimates;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>Which index a vector search gets, by the policy: its method, and how exactly it holds the vectors.</summary>
/// <param name="Method">hnsw or ivfflat.</param>
/// <param name="Form">What of the column is indexed.</param>
/// <param name="Shape">What the index would hold.</param>
/// <param name="Notes">Why it is no more exact, or no better one.</param>
internal sealed record VectorDecision(string Method, VectorOrder Form, VectorShape Shape, IReadOnlyList<string> Notes)
{
    /// <summary>Storage parameters.</summary>
    public KeyValuePair<string, string>[] Parameters => Method == "hnsw"
        ? [new("m", Number(Shape.M)), new("ef_construction", Number(Shape.EfConstruction))]
        : [new("lists", Number(Shape.Lists))];

    /// <summary>Memory that the build wants, bytes; null for IVFFlat, which asks for little.</summary>
    public long? BuildBytes => Method == "hnsw"
        ? VectorIndexSize.HnswBuildBytes(Shape.Rows, Shape.BaseType, Shape.Dimensions, Shape.M)
        : null;

    /// <summary>
    /// HNSW of the most exact form that fits memory and build window. Where none does, a tight target still takes the smallest; else
    /// IVFFlat.
    /// </summary>
    /// <param name="order">The query's order; at least one form of it can be indexed.</param>
    /// <param name="vectors">Vectors in the index.</param>
    /// <param name="method">What the policy wants for so many vectors.</param>
    /// <param name="catalog">For pgvector's version.</param>
    /// <param name="policy">Limits.</param>
    public static VectorDecision Of(VectorOrder order, double vectors, string method, SchemaCatalog catalog, VectorIndexPolicy policy)
    {
        VectorOrder[] forms = [.. order.Forms().Where(form => form.Subject == order.Subject || VectorVersion.HasHalfPrecision(catalog))];
        if (method == "ivfflat" || !VectorVersion.Supports(catalog, method))
        {
            return IvfFlat(forms.FirstOrDefault() ?? order, vectors, []);
        }

        // A search that may take longer has IVFFlat to turn to before it gives exactness up.
        VectorOrder[] tried = [.. forms.Where((form, place) => policy.WantsHnsw || place == 0 || !form.IsBits)];
        List<string> notes = [];
        foreach (VectorOrder form in tried)
        {
            VectorDecision hnsw = Hnsw(form, vectors, policy, notes);
            if (hnsw.Excess(policy) is not { } excess)
            {
                return hnsw;
            }

            notes.Add(excess);
        }

        if (!policy.WantsHnsw)
        {
            return IvfFlat(forms.FirstOrDefault() ?? order, vectors, notes);
        }

        notes.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"A target of {policy.TargetLatencyMs:0} ms leaves nothing but HNSW: measure it on a copy first."));
        return Hnsw(tried.LastOrDefault() ?? order, vectors, policy, notes);
    }

    /// <summary>The same for a part of the rows.</summary>
    public VectorDecision For(double rows) => this with
    {
        Shape = Shape with { Rows = rows, Lists = Method == "ivfflat" ? VectorIndexPolicy.Lists(rows) : Shape.Lists },
    };

    private static VectorDecision Hnsw(VectorOrder form, double vectors, VectorIndexPolicy policy, IReadOnlyList<string> notes) => new(
        "hnsw",
        form,
        new VectorShape(vectors, form.BaseType, form.Dimensions) { M = policy.M, EfConstruction = policy.EfConstructionWanted },
        [.. notes]);

    private static VectorDecision IvfFlat(VectorOrder form, double vectors, IReadOnlyList<string> notes) => new(
        "ivfflat", form, new VectorShape(vectors, form.BaseType, form.Dimensions) { Lists = VectorIndexPolicy.Lists(vectors) }, [.. notes]);

    // Why this form will not do; null if it will.
    private string? Excess(VectorIndexPolicy policy)
    {
        string name = $"HNSW on {Form.BaseType}";
        string memory = Quantity.Bytes(policy.MemoryBytes ?? 0);
        TimeSpan build = TimeSpan.FromSeconds(VectorBuildTime.Seconds(Shape, Method));
        return this switch
        {
            _ when Shape.Bytes(Method) > policy.MemoryBytes =>
                $"{name} would take {Quantity.Bytes(Shape.Bytes(Method))}, more than the {memory} of memory for it.",
            _ when BuildBytes > policy.MemoryBytes / 2 =>
                $"The build of {name} would want {Quantity.Bytes(BuildBytes ?? 0)}, more than half of the {memory} of memory.",
            _ when build > policy.BuildWindow =>
                $"The build of {name} would take about {Quantity.Duration(build.TotalMilliseconds)}, longer than the "
                    + $"{Quantity.Duration(policy.BuildWindow.Value.TotalMilliseconds)} it may.",
            _ when Shape.Rows > policy.HalfPrecisionRows && Form.BaseType == "vector" =>
                $"More than {Quantity.Count(policy.HalfPrecisionRows)} vectors are held in half precision.",
            _ => null,
        };
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
