using PgDbre.Core.Sql;

namespace PgDbre.Core.Tests.Migrations.Alembic.Rendering;

/// <summary>SQL as the server's lexer sees it: no white space, words and names folded, strings by their values.</summary>
internal static class SqlTokens
{
    public static IReadOnlyList<string> Of(string sql) => [.. SqlTokenizer.Tokenize(sql).Select(Text)];

    private static string Text(SqlToken token) => token.Kind switch
    {
        SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier => token.Identifier!,
        SqlTokenKind.String => $"'{SqlStringValue.Of(token).Text}'",
        _ => token.ToString(),
    };
}
