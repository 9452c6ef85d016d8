using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Routines;

/// <summary>A body's tokens, with line and column in the file.</summary>
internal sealed class BodyText
{
    private readonly SqlStringValue? _value;

    private BodyText(string source, ArraySegment<SqlToken> tokens, SqlStringValue? value)
    {
        Source = source;
        Tokens = tokens;
        _value = value;
    }

    /// <summary>The text that the tokens' offsets count in: the file, or the code where its quotes had to be undone.</summary>
    public string Source { get; }

    /// <summary>The tokens.</summary>
    public ArraySegment<SqlToken> Tokens { get; }

    public static BodyText Of(RoutineBody body)
    {
        SqlToken constant = body.Source.Tokens[0];
        if (body.Value is not { } value)
        {
            return new BodyText(constant.Source, body.Source.Tokens, null);
        }

        int start = value.OffsetOf(0);
        if (value.IsVerbatim)
        {
            int column = constant.Column + start - constant.Start;
            List<SqlToken> tokens = SqlTokenizer.Tokenize(constant.Source, start, start + value.Text.Length, constant.Line, column);
            return new BodyText(constant.Source, tokens.ToArray(), null);
        }

        return new BodyText(value.Text, Placed(value, constant), value);
    }

    /// <summary>A statement that begins with this token.</summary>
    public EmbeddedStatement Embed(Statement statement, SqlToken first) => new(statement, OffsetOf(first), first.Line, first.Column);

    /// <summary>Offset of a token in the file.</summary>
    public int OffsetOf(SqlToken token) => _value?.OffsetOf(token.Start) ?? token.Start;

    // The tokens of the code, each with the line and column of the place in the file that it comes from.
    private static SqlToken[] Placed(SqlStringValue value, SqlToken constant)
    {
        SqlToken[] tokens = [.. SqlTokenizer.Tokenize(value.Text)];
        int passed = constant.Start;
        int line = constant.Line;
        int lineStart = constant.Start - constant.Column + 1;
        for (int i = 0; i < tokens.Length; i++)
        {
            int offset = value.OffsetOf(tokens[i].Start);
            ReadOnlySpan<char> gap = constant.Source.AsSpan(passed, Math.Max(0, offset - passed));
            int last = gap.LastIndexOf('\n');
            line += gap.Count('\n');
            lineStart = last < 0 ? lineStart : passed + last + 1;
            passed = Math.Max(passed, offset);
            tokens[i] = tokens[i] with { Line = line, Column = offset - lineStart + 1 };
        }

        return tokens;
    }
}
