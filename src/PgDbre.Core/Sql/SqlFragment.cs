namespace PgDbre.Core.Sql;

/// <summary>A stretch of tokens within a statement: what the parser keeps as text because nobody needs it as a tree.</summary>
/// <param name="Tokens">Its tokens; never empty.</param>
public record SqlFragment(ArraySegment<SqlToken> Tokens)
{
    /// <summary>The text its offsets count in.</summary>
    public string Source => Tokens[0].Source;

    /// <summary>Offset of its first character.</summary>
    public int Start => Tokens[0].Start;

    /// <summary>Offset behind its last character.</summary>
    public int End => Tokens[^1].End;

    /// <summary>Line of its first character, counted from 1.</summary>
    public int Line => Tokens[0].Line;

    /// <summary>Place of its first character in that line, counted from 1.</summary>
    public int Column => Tokens[0].Column;

    /// <summary>It as it stands in the source.</summary>
    public string Text => Source[Start..End];

    /// <summary>True if this name stands anywhere in it as an identifier of its own, quoted or not.</summary>
    public bool Mentions(string name) => Tokens.Any(token => token.Identifier == name);

    /// <inheritdoc />
    public sealed override string ToString() => Text;
}
