using PgDbre.Core.Findings;

namespace PgDbre.Core.Sql;

/// <summary>
/// One name for all executions of a query, whatever values stand in it and however it is laid out: constants and parameters become ?,
/// lists of them one, unquoted words lower case; comments, blanks and a closing semicolon go. 16 hexadecimal digits of SHA-256.
/// </summary>
public static class QueryFingerprint
{
    private const string Value = "?";

    /// <summary>The fingerprint of a query's text.</summary>
    public static string Of(string query) => FindingFingerprint.Hash(Normalize(query));

    /// <summary>The text that is hashed.</summary>
    public static string Normalize(string query)
    {
        List<string> words = [];
        foreach (SqlToken token in SqlTokenizer.Tokenize(query))
        {
            string word = Word(token);
            words.Add(word);
            // ?, ? becomes ?: IN lists of any length are one query, as in pg_stat_statements since 18.
            if (word == Value && words.Count > 2 && words[^2] == "," && words[^3] == Value)
            {
                words.RemoveRange(words.Count - 2, 2);
            }
        }

        return string.Join(' ', words).TrimEnd(' ', ';');
    }

    private static string Word(SqlToken token) => token.Kind switch
    {
        SqlTokenKind.String or SqlTokenKind.Number or SqlTokenKind.Parameter => Value,
        SqlTokenKind.Word => token.ToString().ToLowerInvariant(),
        _ => token.ToString(),
    };
}
