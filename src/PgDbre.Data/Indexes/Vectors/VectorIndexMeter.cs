using System.Runtime.CompilerServices;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Vectors;
using PgDbre.Core.Plans;
using PgDbre.Core.Sql;
using PgDbre.Core.Workload;
using PgDbre.Data.Connections;
using PgDbre.Data.Plans;

namespace PgDbre.Data.Indexes.Vectors;

/// <summary>
/// Measures what a vector index finds and how long it takes, setting by setting, with vectors of its own table. Everything runs in
/// read-only transactions; settings are local to them.
/// </summary>
public sealed class VectorIndexMeter
{
    private const int DefaultTop = 10;
    private readonly PgConnection _connection;
    private readonly VectorMeasureRequest _request;
    private readonly List<VectorIndexMeasurement> _measured = [];
    private VectorIndex? _index;

    /// <summary>A meter for one index.</summary>
    public VectorIndexMeter(PgConnection connection, VectorMeasureRequest request)
    {
        _connection = connection;
        _request = request;
    }

    /// <summary>Searches exactly, then with each setting; a ladder ends where a larger value cannot be a better choice.</summary>
    /// <exception cref="PgDbreException">Why the index cannot be measured, or what the server refused.</exception>
    public async IAsyncEnumerable<VectorMeasureStep> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        (VectorSearchText text, IReadOnlyList<QueryVector> vectors) = await PrepareAsync(cancellation).ConfigureAwait(false);
        VectorLadders ladders = VectorLadders.For(text, _request);
        int total = vectors.Count + (ladders.Count * vectors.Count);
        List<(QueryVector Vector, ExactNeighbours Exact)> searches = [];
        await foreach ((QueryVector vector, ExactNeighbours? exact) in ExactAsync(text, vectors, cancellation).ConfigureAwait(false))
        {
            if (exact is not null)
            {
                searches.Add((vector, exact));
            }

            yield return new VectorMeasureStep("exact search", searches.Count, total);
        }

        if (searches.Count == 0)
        {
            throw VectorIndexRefusal.NothingMatches(text.Index, text.Where ?? "the index");
        }

        SettingProbe probe = new(_connection, text, _request.Limits);
        VectorMeasurementWriter writer = new(_connection, text, _request.Seed, searches);
        for (int done = vectors.Count; ladders.Next() is { } setting; done += vectors.Count)
        {
            DateTimeOffset measuredAt = DateTimeOffset.UtcNow;
            (RecallTally tally, LatencySummary latency, PlanNode scan) =
                await probe.RunAsync(setting, searches, cancellation).ConfigureAwait(false);
            VectorIndexMeasurement measured = writer.Write(setting, tally, latency, scan, probe.Candidates(setting)) with
            {
                MeasuredAt = measuredAt,
            };
            measured = measured with { MeetsTarget = _request.Goal.IsSet ? _request.Goal.IsMet(measured) : null };
            _measured.Add(measured);
            ladders.Judge(measured);
            yield return new VectorMeasureStep(setting.ToString(), done + vectors.Count, total, measured);
        }
    }

    /// <summary>What was measured, with the choice marked; a sentence where nothing reaches the goal.</summary>
    public VectorSearchChoice Conclude() => _index is null || _measured.Count == 0
        ? new VectorSearchChoice([], null)
        : VectorSearchChoice.Of(_index, _request.Goal, _measured);

    private async Task<(VectorSearchText Text, IReadOnlyList<QueryVector> Vectors)> PrepareAsync(CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(_connection, _request.Limits, cancellation).ConfigureAwait(false);
        VectorQuery? query = _request.Query is null
            ? null
            : await VectorQuery.ReadAsync(_connection, transaction, _request, cancellation).ConfigureAwait(false);
        TableName name = query?.Index ?? new TableName(_request.Schema, _request.Index!);
        _index = await VectorIndexFinder.FindAsync(transaction, _connection, name, _request.Table, cancellation).ConfigureAwait(false);
        VectorSearchText text = new()
        {
            Index = _index,
            Top = _request.Top ?? query?.Top ?? DefaultTop,
            Where = query is null ? _request.Where : query.Where,
            RerankSymbol = _request.RerankOperator ?? query?.RerankOperator ?? "<=>",
        };
        if (text.Where is not null && !_request.AllowsVolatile)
        {
            await RefuseVolatileAsync(transaction, text, cancellation).ConfigureAwait(false);
        }

        IReadOnlyList<QueryVector> vectors = await QueryVectorSampler.TakeAsync(
            transaction, text, Math.Max(_request.SampleSize, text.Top + 1), _request.Seed, cancellation).ConfigureAwait(false);
        return vectors.Count <= text.Top
            ? throw VectorIndexRefusal.TooFewRows(_index, vectors.Count, text.Top)
            : (text, [.. vectors.Take(_request.SampleSize)]);
    }

    private static Task RefuseVolatileAsync(ServerTransaction transaction, VectorSearchText text, CancellationToken cancellation)
    {
        SqlStatement search = SqlSplitter.Split(text.Exact)[0];
        return search.ParameterCount > 1
            ? throw VectorIndexRefusal.ParameterLeft(text.Where!)
            : VolatileFunctions.RefuseAsync(transaction, new PlanRequest { Statement = search }, "Measure-PgVectorIndex", cancellation);
    }

    private async IAsyncEnumerable<(QueryVector Vector, ExactNeighbours? Exact)> ExactAsync(
        VectorSearchText text, IReadOnlyList<QueryVector> vectors, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(_connection, _request.Limits, cancellation).ConfigureAwait(false);
        await ExactSearch.ForbidIndexesAsync(transaction, cancellation).ConfigureAwait(false);
        foreach (QueryVector vector in vectors)
        {
            yield return (vector, await ExactSearch.RunAsync(transaction, text, vector, cancellation).ConfigureAwait(false));
        }
    }
}
