namespace PgDbre.Core.Sql.Scripts;

/// <summary>A backslash command.</summary>
/// <param name="Token">Where it stands, arguments included.</param>
public sealed record PsqlCommand(SqlToken Token) : ScriptItem
{
    // psql/command.c: these send what was typed so far.
    private static readonly string[] Senders =
        ["g", "gx", "gdesc", "gexec", "gset", "crosstabview", "watch", "parse", "bind_named", "sendpipeline"];

    /// <summary>Its name without the backslash, such as if or gexec.</summary>
    public string Name => Token.Span.Slice(1, PsqlLexeme.NameLength(Token.Span[1..])).ToString();

    /// <summary>What stands behind the name on its line.</summary>
    public string Arguments => Token.Span[(1 + PsqlLexeme.NameLength(Token.Span[1..]))..].Trim().ToString();

    /// <inheritdoc />
    public override int Start => Token.Start;

    /// <inheritdoc />
    public override int Line => Token.Line;

    /// <summary>True if it sends the statement before it to the server.</summary>
    public bool IsSender => Senders.Contains(Name, StringComparer.Ordinal);

    /// <summary>True if it forgets the statement before it.</summary>
    public bool IsReset => Name is "r" or "reset";

    /// <summary>\copy … from stdin: its rows follow in the script.</summary>
    internal bool ReadsData => Name == "copy" && CopyDataReader.ReadsStandardInput(SqlTokenizer.Tokenize(Arguments));
}
