using PgDbre.Core.Connections;
using PgDbre.Core.Plans.Reading;
using PgDbre.Core.Plans.Reading.Files;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Plans.Nested;

/// <summary>
/// Takes auto_explain's messages as they come and keeps one group for each statement and plan shape: counts, times, and the message
/// of the slowest call, which alone is parsed in the end. What it holds is bounded, whatever the function does.
/// </summary>
/// <param name="isOwn">True for texts that are not nested: the statement that was explained, and our own around it.</param>
internal sealed class NestedCollector(Func<string, bool> isOwn)
{
    /// <summary>Statements that are told apart; calls of further ones are only counted.</summary>
    public const int MostGroups = 100;

    /// <summary>Characters of a message that is kept: a plan of about four hundred nodes.</summary>
    public const int LongestMessage = 512 * 1024;

    // Texts with different constants are one statement; so many of them are known without looking at their tokens again.
    private const int MostAliases = 10_000;

    // From here on the reporting (0.12 ms a call, measured on 17) is felt in the outer time.
    private const int ManyCalls = 1000;

    private readonly Dictionary<ulong, NestedGroup?> _byText = [];
    private readonly Dictionary<(string Statement, ulong Shape), NestedGroup> _groups = [];
    private long _calls;
    private long _surplusCalls;
    private double _surplusMs;
    private long _longCalls;

    /// <summary>Takes one message; any that auto_explain did not write is nothing to it.</summary>
    public void Add(string message)
    {
        if (!NestedNotice.TryRead(message, out NestedNotice notice))
        {
            return;
        }

        ulong shape = notice.ShapeHash();
        ulong text = TextHash.Add(shape, notice.EscapedQuery);
        if (!_byText.TryGetValue(text, out NestedGroup? group))
        {
            string query = notice.Query;
            if (isOwn(query))
            {
                return;
            }

            group = GroupOf(query, shape);
            _ = _byText.Count < MostAliases && _byText.TryAdd(text, group);
        }

        Count(group, notice.DurationMs, message);
    }

    /// <summary>What ran, the most expensive first.</summary>
    /// <param name="outerMs">Execution time of the statement that was explained; null if unknown.</param>
    /// <param name="context">Where it ran.</param>
    /// <param name="isLogged">The server's log has the plans as well.</param>
    public NestedStatementList ToList(double? outerMs, PlanContext context, bool isLogged = false)
    {
        List<string> remarks = [.. Remarks(isLogged)];
        List<NestedStatement> statements = [];
        foreach (IGrouping<(string, string), (NestedGroup Group, Plan Plan)> same in Parsed(context, remarks)
            .GroupBy(one => (one.Group.Statement, PlanShape.Of(one.Plan).Fingerprint)))
        {
            (NestedGroup slowest, Plan plan) = same.MaxBy(one => one.Group.MaxMs);
            double total = same.Sum(one => one.Group.TotalMs);
            statements.Add(new NestedStatement
            {
                Query = plan.Query ?? "",
                Calls = same.Sum(one => one.Group.Calls),
                TotalMs = total,
                MaxMs = slowest.MaxMs,
                SharePercent = outerMs > 0 ? Math.Min(100, 100 * total / outerMs.Value) : null,
                Plan = plan,
            });
        }

        return new([.. statements.OrderByDescending(statement => statement.TotalMs)]) { Remarks = remarks };
    }

    private NestedGroup? GroupOf(string query, ulong shape)
    {
        string statement = QueryFingerprint.Of(query);
        if (!_groups.TryGetValue((statement, shape), out NestedGroup? group) && _groups.Count < MostGroups)
        {
            _groups[(statement, shape)] = group = new NestedGroup(statement);
        }

        return group;
    }

    private void Count(NestedGroup? group, double durationMs, string message)
    {
        _calls++;
        if (group is null)
        {
            _surplusCalls++;
            _surplusMs += durationMs;
            return;
        }

        bool isTooLong = message.Length > LongestMessage;
        _longCalls += isTooLong ? 1 : 0;
        group.Add(durationMs, isTooLong ? null : message);
    }

    private IEnumerable<(NestedGroup Group, Plan Plan)> Parsed(PlanContext context, List<string> remarks)
    {
        foreach (NestedGroup group in _groups.Values.Where(group => group.Message is not null))
        {
            Plan? plan = null;
            try
            {
                PlanPiece piece = AutoExplainMessage.ToPiece(group.Message!, line: 1, context)!;
                plan = PlanText.Read(piece.Text, piece.Format, piece.Context) is [var only] ? only : null;
            }
            catch (PgDbreException unreadable)
            {
                remarks.Add($"{Quantity.Count(group.Calls)} calls inside functions are left out: {unreadable.Message}");
            }

            if (plan is not null)
            {
                yield return (group, plan);
            }
        }
    }

    private IEnumerable<string> Remarks(bool isLogged)
    {
        if (isLogged)
        {
            yield return "log_min_messages is so low that the server's log has the plans inside functions as well.";
        }

        if (_calls >= ManyCalls)
        {
            yield return $"The time of the statement includes the reporting of {Quantity.Count(_calls)} calls inside functions, "
                + "about 0.1 ms each; without -Nested it is shorter.";
        }

        if (_surplusCalls > 0)
        {
            yield return $"More than {MostGroups} different statements ran inside functions; {Quantity.Count(_surplusCalls)} calls "
                + $"of the later ones ({Quantity.Milliseconds(_surplusMs)}) are left out.";
        }

        if (_longCalls > 0)
        {
            yield return $"{Quantity.Count(_longCalls)} plans of statements inside functions are longer than {LongestMessage / 1024} kB; "
                + "they are counted, but not shown.";
        }
    }
}
