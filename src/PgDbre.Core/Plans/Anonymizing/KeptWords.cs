using PgDbre.Core.Sql;

namespace PgDbre.Core.Plans.Anonymizing;

/// <summary>
/// Words that belong to SQL or to EXPLAIN in the place where they stand. Reserved words always do; the others, such as BY, ROWS or KEY,
/// may as well name a column, so only their neighbours tell.
/// </summary>
internal static class KeptWords
{
    public static bool Keeps(IReadOnlyList<SqlToken> tokens, int i)
    {
        string word = tokens[i].ToString().ToLowerInvariant();
        return ReservedWords.Contains(word) || IsOfExplain(tokens, i) || IsOfStatement(tokens, i, word) || IsOfClause(tokens, i, word);
    }

    // (InitPlan 1).col1, (hashed SubPlan 2), PARTIAL sum(x): the server's references into the plan.
    private static bool IsOfExplain(IReadOnlyList<SqlToken> tokens, int i)
    {
        SqlToken next = At(tokens, i + 1);
        bool isPlan = tokens[i].IsAnyWord("InitPlan", "SubPlan") && next.Kind == SqlTokenKind.Number;
        bool isManner = tokens[i].IsAnyWord("hashed", "rescan") && next.IsAnyWord("InitPlan", "SubPlan");
        bool isPartial = tokens[i].Span.SequenceEqual("PARTIAL") && next.Kind == SqlTokenKind.Word;
        bool isColumn = At(tokens, i - 1).Is(".") && At(tokens, i - 2).Is(")") && IsNumbered(tokens[i].Span, "col");
        return isPlan || isManner || isPartial || isColumn;
    }

    private static bool IsNumbered(ReadOnlySpan<char> word, string prefix) =>
        word.StartsWith(prefix) && word.Length > prefix.Length && word[prefix.Length..].IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsOfStatement(IReadOnlyList<SqlToken> tokens, int i, string word)
    {
        SqlToken before = At(tokens, i - 1);
        SqlToken next = At(tokens, i + 1);
        return word switch
        {
            "insert" or "merge" => next.IsWord("into") || before.IsWord("then"),
            "delete" => next.IsWord("from") || before.IsWord("then"),
            "update" => i == 0 || before.Is("(") || before.Is(")") || before.IsAnyWord("for", "do", "then", "key"),
            "set" => tokens.Take(i).Any(token => token.IsWord("update")) && !before.Is(".") && !next.Is("="),
            "conflict" => before.IsWord("on"),
            "do" => next.IsAnyWord("nothing", "update"),
            "nothing" => before.IsWord("do"),
            "matched" => before.IsAnyWord("when", "not"),
            "recursive" => before.IsWord("with"),
            "materialized" => before.IsAnyWord("as", "not"),
            "no" => before.IsWord("for"),
            "key" => before.IsAnyWord("no", "for") && next.IsAnyWord("update", "share"),
            "share" => before.IsAnyWord("for", "key"),
            "skip" => next.IsWord("locked"),
            "locked" => before.IsWord("skip"),
            "nowait" => i == tokens.Count - 1,
            "of" => before.IsAnyWord("update", "share"),
            _ => false,
        };
    }

    private static bool IsOfClause(IReadOnlyList<SqlToken> tokens, int i, string word)
    {
        SqlToken before = At(tokens, i - 1);
        SqlToken next = At(tokens, i + 1);
        return word switch
        {
            "between" => true,
            "by" => before.IsAnyWord("order", "group", "partition"),
            "partition" => next.IsWord("by"),
            "over" => before.Is(")"),
            "filter" => before.Is(")") && next.Is("("),
            "within" => next.IsWord("group"),
            "rows" or "row" when next.IsAnyWord("only", "with") => IsValue(before),
            "rows" or "range" or "groups" => next.IsAnyWord("between", "unbounded", "current"),
            "row" => before.IsWord("current"),
            "unbounded" => next.IsAnyWord("preceding", "following"),
            "preceding" or "following" => before.IsAnyWord("unbounded") || IsValue(before),
            "current" => next.IsWord("row"),
            "nulls" => next.IsAnyWord("first", "last"),
            "first" or "last" or "next" => before.IsAnyWord("nulls", "fetch"),
            "ordinality" => before.IsWord("with"),
            "sets" => before.IsWord("grouping"),
            "grouping" => next.IsWord("sets"),
            "ties" => before.IsWord("with"),
            "escape" => before.Kind == SqlTokenKind.String,
            "at" => next.IsAnyWord("time", "local"),
            "local" => before.IsWord("at"),
            "time" => before.IsAnyWord("at", "with", "without"),
            "zone" => before.IsWord("time"),
            "without" => next.IsWord("time"),
            "varying" => before.IsAnyWord("character", "char", "bit"),
            "precision" => before.IsWord("double"),
            _ => false,
        };
    }

    private static bool IsValue(SqlToken token) => token.Kind is SqlTokenKind.Number or SqlTokenKind.Parameter or SqlTokenKind.String;

    private static SqlToken At(IReadOnlyList<SqlToken> tokens, int i) => i >= 0 && i < tokens.Count ? tokens[i] : new SqlToken(SqlTokenKind.Invalid, "", 0, 0);
}
