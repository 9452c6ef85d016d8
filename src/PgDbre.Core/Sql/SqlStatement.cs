namespace PgDbre.Core.Sql;

/// <summary>One statement of a text: where it stands and its tokens, without the semicolon.</summary>
/// <param name="Source">The whole text it stands in.</param>
/// <param name="Start">Offset of its first token.</param>
/// <param name="End">Offset behind its last token.</param>
/// <param name="Tokens">Its tokens; never empty.</param>
public sealed record SqlStatement(string Source, int Start, int End, IReadOnlyList<SqlToken> Tokens)
{
    /// <summary>The statement as it stands in the source.</summary>
    public string Text => Source[Start..End];

    /// <summary>Line of its first token, counted from 1.</summary>
    public int Line => Tokens[0].Line;

    /// <summary>Place of its first token in that line, counted from 1.</summary>
    public int Column => Tokens[0].Column;

    /// <summary>Highest n of $n; 0 for literal text.</summary>
    public int ParameterCount => Tokens.Max(token => token.ParameterNumber);

    /// <inheritdoc />
    public override string ToString() => Text;
}
