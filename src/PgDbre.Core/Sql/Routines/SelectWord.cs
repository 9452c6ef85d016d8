namespace PgDbre.Core.Sql.Routines;

/// <summary>A SELECT that nobody wrote: PERFORM and RETURN are one under another name.</summary>
internal static class SelectWord
{
    public static ArraySegment<SqlToken> InPlaceOfFirst(ArraySegment<SqlToken> tokens)
    {
        SqlToken[] copy = [.. tokens];
        copy[0] = new SqlToken(SqlTokenKind.Word, "SELECT", 0, 6, tokens[0].Line, tokens[0].Column);
        return copy;
    }
}
