using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Expressions;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes;

/// <summary>
/// Reads index keys as people write them: created_at DESC NULLS LAST, lower(email), embedding vector_cosine_ops. Unquoted
/// names are folded to lower case as the server does; a name that is no plain word is put in double quotes.
/// </summary>
public static class IndexKeyParser
{
    /// <summary>The keys of a comma-separated list.</summary>
    /// <exception cref="PgDbreException">PgIndexKeyInvalid.</exception>
    public static IReadOnlyList<IndexKey> Parse(string text)
    {
        ArraySegment<SqlToken> tokens = SqlTokenizer.Tokenize(text).ToArray();
        if (!ConditionParser.IsSafe(tokens))
        {
            throw Invalid(text);
        }

        return [.. TokenRange.Split(tokens, token => token.Is(",")).Select(piece => ParseKey(piece, text))];
    }

    /// <summary>Hands back the SQL of a partial index's WHERE if it can be nothing but one expression.</summary>
    /// <exception cref="PgDbreException">PgIndexPredicateInvalid.</exception>
    public static string? CheckPredicate(string? predicate) =>
        predicate is null || ConditionParser.IsSafe(SqlTokenizer.Tokenize(predicate).ToArray())
            ? predicate
            : throw new PgDbreException(
                "PgIndexPredicateInvalid",
                PgErrorCategory.InvalidArgument,
                $"'{predicate}' is no condition.",
                "Write one SQL condition over the table's columns, without WHERE and semicolon.");

    private static IndexKey ParseKey(ArraySegment<SqlToken> tokens, string text)
    {
        bool? nullsFirst = TakeNulls(ref tokens);
        bool isDescending = TakeWord(ref tokens, "desc");
        _ = !isDescending && TakeWord(ref tokens, "asc");
        int end = SubjectEnd(tokens);
        if (end == 0)
        {
            throw Invalid(text);
        }

        (string? collation, string? operatorClass) = ParseTail(tokens[end..], text);
        ArraySegment<SqlToken> subject = tokens[..end];
        IndexKey key = subject.Count == 1 && ColumnScanner.IsName(subject[0])
            ? IndexKey.On(NameOf(subject[0]))
            : new IndexKey { Expression = IndexExpression.From(TokenRange.Unwrap(subject)) };
        return key with
        {
            Collation = collation,
            OperatorClass = operatorClass,
            IsDescending = isDescending,
            NullsFirst = nullsFirst ?? isDescending,
        };
    }

    private static bool? TakeNulls(ref ArraySegment<SqlToken> tokens)
    {
        if (tokens.Count < 3 || !tokens[^2].IsWord("nulls") || !tokens[^1].IsAnyWord("first", "last"))
        {
            return null;
        }

        bool isFirst = tokens[^1].IsWord("first");
        tokens = tokens[..^2];
        return isFirst;
    }

    private static bool TakeWord(ref ArraySegment<SqlToken> tokens, string word)
    {
        if (tokens.Count < 2 || !tokens[^1].IsWord(word))
        {
            return false;
        }

        tokens = tokens[..^1];
        return true;
    }

    // A column is one name; an expression is in parentheses or a call.
    private static int SubjectEnd(ArraySegment<SqlToken> tokens)
    {
        if (tokens.Count == 0)
        {
            return 0;
        }

        int open = tokens[0].Is("(") ? 0 : tokens.Count > 1 && ColumnScanner.IsName(tokens[0]) && tokens[1].Is("(") ? 1 : -1;
        return open >= 0 ? TokenRange.ClosingIndex(tokens, open) + 1 : ColumnScanner.IsName(tokens[0]) ? 1 : 0;
    }

    private static (string? Collation, string? OperatorClass) ParseTail(ArraySegment<SqlToken> tail, string text)
    {
        string? collation = null;
        if (tail.Count >= 2 && tail[0].IsWord("collate"))
        {
            collation = NameOf(tail[1]);
            tail = tail[2..];
        }

        return tail.Count > 1 || (tail.Count == 1 && !ColumnScanner.IsName(tail[0]))
            ? throw Invalid(text)
            : (collation, tail.Count == 1 ? NameOf(tail[0]) : null);
    }

    private static string NameOf(SqlToken token) =>
        token.Kind == SqlTokenKind.Word ? token.ToString().ToLowerInvariant() : ColumnScanner.Name(token);

    private static PgDbreException Invalid(string text) => new(
        "PgIndexKeyInvalid",
        PgErrorCategory.InvalidArgument,
        $"'{text}' is no index key.",
        "Write a column (quoted if it is no plain word), or an expression in parentheses, then COLLATE, operator class, ASC or DESC, NULLS FIRST or LAST.");
}
