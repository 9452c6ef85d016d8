using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Vectors;

namespace PgDbre.Data.Indexes.Vectors;

/// <summary>The settings that are measured: one ladder of values for each kind of iterative scan.</summary>
internal sealed class VectorLadders
{
    private const string Relaxed = "relaxed_order";
    private const string Strict = "strict_order";
    private readonly VectorSearchGoal _goal;
    private readonly Queue<SearchSetting> _settings;

    private VectorLadders(VectorSearchGoal goal, IEnumerable<SearchSetting> settings)
    {
        _goal = goal;
        _settings = new Queue<SearchSetting>(settings);
    }

    /// <summary>Settings that are still to come.</summary>
    public int Count => _settings.Count;

    /// <exception cref="PgDbreException">PgVectorSettingMismatch, PgVectorIterativeUnsupported.</exception>
    public static VectorLadders For(VectorSearchText text, VectorMeasureRequest request)
    {
        VectorIndex index = text.Index;
        (IReadOnlyList<int> own, IReadOnlyList<int> other) =
            index.Method == "hnsw" ? (request.EfSearch, request.Probes) : (request.Probes, request.EfSearch);
        if (own.Count == 0 && other.Count > 0)
        {
            throw VectorIndexRefusal.WrongSetting(index);
        }

        IReadOnlyList<int> values = own.Count > 0 ? [.. own.Distinct().Order()] : SearchLadder.For(index, text.Top);
        return new VectorLadders(
            request.Goal,
            from mode in Modes(index, text.Where, request.Iterative)
            from value in values
            select new SearchSetting(index.Method, value, mode));
    }

    /// <summary>The next setting; null at the end.</summary>
    public SearchSetting? Next() => _settings.TryDequeue(out SearchSetting? next) ? next : null;

    /// <summary>Drops the dearer values of the same ladder where they cannot be a better choice.</summary>
    public void Judge(VectorIndexMeasurement measured)
    {
        while (_goal.EndsLadder(measured) && _settings.TryPeek(out SearchSetting? next) && next.Iterative == measured.Iterative)
        {
            _settings.Dequeue();
        }
    }

    private static string[] Modes(VectorIndex index, string? where, IReadOnlyList<string> asked)
    {
        bool hasIterative = index.PgvectorVersion >= VectorIndex.WithIterativeScan;
        if (asked.Count == 0)
        {
            return where is not null && hasIterative ? [SearchSetting.Off, Relaxed] : [SearchSetting.Off];
        }

        string? unknown = asked.FirstOrDefault(mode =>
            mode != SearchSetting.Off && (!hasIterative || (index.Method == "ivfflat" && mode == Strict)));
        return unknown is null ? [.. asked.Distinct()] : throw VectorIndexRefusal.NoIterativeScan(index, unknown);
    }
}
