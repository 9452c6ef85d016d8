using PgDbre.Core.Sql.Parsing;

namespace PgDbre.Core.Sql;

/// <summary>An expression: no tree, but the questions that rules ask.</summary>
/// <param name="Tokens">Its tokens; never empty.</param>
public sealed record SqlExpression(ArraySegment<SqlToken> Tokens) : SqlFragment(Tokens)
{
    /// <summary>Reads an expression that stands alone, such as a default of the catalog.</summary>
    /// <exception cref="FormatException">There is nothing in it.</exception>
    public static SqlExpression Parse(string text) => SqlTokenizer.Tokenize(text) is { Count: > 0 } tokens
        ? new SqlExpression(tokens.ToArray())
        : throw new FormatException("An expression is empty.");

    /// <summary>
    /// The functions it calls, CURRENT_TIMESTAMP and its like included (under that name, folded to lower case); casts are not calls.
    /// </summary>
    public IReadOnlyList<FunctionCall> FunctionCalls => CallReader.Calls(Tokens);

    /// <summary>
    /// The columns it may mention, without their table, once each; a word that only the server could tell from a column counts as one.
    /// </summary>
    public IReadOnlyList<string> Columns => ColumnReader.Columns(Tokens);

    /// <summary>True if a SELECT stands in it.</summary>
    public bool HasSubquery => Tokens.Any(token => token.IsWord("select"));

    /// <summary>
    /// True if its value is the same whenever it is computed: no call, no column, no query. A cast may still depend on settings.
    /// </summary>
    public bool IsConstant => !HasSubquery && Columns.Count == 0 && FunctionCalls.Count == 0;

    /// <summary>True for NULL, cast or not.</summary>
    public bool IsNull => Tokens[0].IsWord("null") && (Tokens.Count == 1 || Tokens[1].Is("::"));

    /// <summary>The value if it is one constant, cast or not: text without its quotes, a number as written; else null.</summary>
    public string? Literal => Tokens.Count > 1 && !Tokens[1].Is("::") ? null : Tokens[0].Kind switch
    {
        SqlTokenKind.String => SqlStringValue.Of(Tokens[0]).Text,
        SqlTokenKind.Number => Tokens[0].ToString(),
        SqlTokenKind.Word when Tokens[0].IsAnyWord("true", "false") => Tokens[0].Identifier,
        _ => null,
    };
}
