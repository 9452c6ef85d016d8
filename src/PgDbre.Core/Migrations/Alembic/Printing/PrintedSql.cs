using PgDbre.Core.Migrations.Alembic.Rendering;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Alembic.Printing;

/// <summary>
/// Joins what Alembic printed with the calls of the revision file: the text is Alembic's, the line is that of the call that the reader
/// renders to the same statement.
/// </summary>
public static class PrintedSql
{
    /// <summary>The statements of a printed revision, with their calls where they could be found.</summary>
    /// <param name="printed">What Alembic printed.</param>
    /// <param name="rendered">The same direction of the same revision, rendered without Alembic.</param>
    public static RenderedBody Match(PrintedRevision printed, RenderedBody rendered)
    {
        ArgumentNullException.ThrowIfNull(printed);
        ArgumentNullException.ThrowIfNull(rendered);
        IReadOnlyList<Candidate> candidates = [.. rendered.Statements.SelectMany(
            statement => SqlSplitter.Split(statement.Sql).Select(part => new Candidate(statement, Key(part.Text))))];
        IReadOnlyList<int> places = Equal(printed.Statements, candidates);
        RenderedStatement? Found(int index) => Place(places, index, candidates.Count) is { } at ? candidates[at].Statement : null;
        return new RenderedBody([.. printed.Statements.Select((statement, i) => Joined(statement, Found(i)))], [], []);
    }

    // In order, each candidate once; -1 where none is equal.
    private static List<int> Equal(IReadOnlyList<PrintedStatement> printed, IReadOnlyList<Candidate> candidates)
    {
        List<int> places = [];
        int next = 0;
        foreach (PrintedStatement statement in printed)
        {
            string key = Key(statement.Sql);
            int at = next;
            while (at < candidates.Count && candidates[at].Key != key)
            {
                at++;
            }

            places.Add(at < candidates.Count ? at : -1);
            next = at < candidates.Count ? at + 1 : next;
        }

        return places;
    }

    // Between two statements that are found, as many unequal ones as candidates are left belong together one by one: their text differs
    // in a part that the reader had to leave out.
    private static int? Place(IReadOnlyList<int> places, int index, int candidates)
    {
        if (places[index] >= 0)
        {
            return places[index];
        }

        int first = index;
        while (first > 0 && places[first - 1] < 0)
        {
            first--;
        }

        int last = index;
        while (last < places.Count - 1 && places[last + 1] < 0)
        {
            last++;
        }

        int before = first == 0 ? -1 : places[first - 1];
        int behind = last == places.Count - 1 ? candidates : places[last + 1];
        return behind - before - 1 == last - first + 1 ? before + 1 + index - first : null;
    }

    private static RenderedStatement Joined(PrintedStatement printed, RenderedStatement? found) => new()
    {
        Sql = printed.Sql,
        Operation = found?.Operation,
        InAutocommitBlock = !printed.IsInTransaction,
        IsHidden = found?.IsHidden ?? false,
        ChecksFirst = found?.ChecksFirst ?? false,
    };

    private static string Key(string sql) => string.Join(' ', SqlTokenizer.Tokenize(sql).Select(Text));

    private static string Text(SqlToken token) => token.Kind switch
    {
        SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier => token.Identifier!,
        SqlTokenKind.String => $"'{SqlStringValue.Of(token).Text}'",
        _ => token.ToString(),
    };

    private sealed record Candidate(RenderedStatement Statement, string Key);
}
