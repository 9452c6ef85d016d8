using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>EXPLAIN, PREPARE and DECLARE: statements around another one.</summary>
internal static class CursorParser
{
    public static Statement Explain(TokenCursor cursor)
    {
        cursor.ExpectWord("explain");
        bool isAnalyze = false;
        if (cursor.Is("(") && !cursor.Peek(1).Is("(") && !cursor.Peek(1).IsAnyWord("select", "with", "values", "table"))
        {
            isAnalyze = OptionParser.Parenthesized(cursor).Any(option => option.Name is "analyze" or "analyse" && option.IsOn);
        }
        else
        {
            isAnalyze = cursor.AcceptAnyWord("analyze", "analyse") is not null;
            cursor.AcceptWord("verbose");
        }

        return new Explain(StatementParser.ParseRest(cursor), isAnalyze);
    }

    public static Statement Prepare(TokenCursor cursor)
    {
        cursor.ExpectWord("prepare");
        string name = cursor.Name();
        cursor.OptionalGroup();
        cursor.ExpectWord("as");
        return new PrepareStatement(name, StatementParser.ParseRest(cursor));
    }

    public static Statement Declare(TokenCursor cursor)
    {
        cursor.ExpectWord("declare");
        string name = cursor.Name();
        while (cursor.AcceptAnyWord("binary", "asensitive", "insensitive", "no", "scroll") is not null)
        {
        }

        cursor.ExpectWord("cursor");
        bool isWithHold = cursor.AcceptWords("with", "hold");
        if (!isWithHold)
        {
            cursor.AcceptWords("without", "hold");
        }

        cursor.ExpectWord("for");
        return new DeclareCursor(name, StatementParser.ParseRestAsQuery(cursor), isWithHold);
    }
}
