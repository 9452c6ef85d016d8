using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>
/// The families of the grammar (CPython 3.14, Grammar/python.gram), which call each other. What 3.8 to 3.13 accept is a part of it.
/// </summary>
internal sealed class Parser
{
    public Parser(TokenCursor cursor)
    {
        Cursor = cursor;
        Expressions = new ExpressionParser(this);
        Primaries = new PrimaryParser(this);
        Displays = new DisplayParser(this);
        Comprehensions = new ComprehensionParser(this);
        Arguments = new ArgumentParser(this);
        Parameters = new ParameterParser(this);
        Literals = new LiteralParser(this);
        FormattedStrings = new FormattedStringParser(this);
        Simple = new SimpleStatementParser(this);
        Imports = new ImportParser(this);
        Compound = new CompoundStatementParser(this);
        Definitions = new DefinitionParser(this);
        With = new WithParser(this);
        Match = new MatchParser(this);
        Patterns = new PatternParser(this);
        Blocks = new BlockParser(this);
    }

    public TokenCursor Cursor { get; }

    public ExpressionParser Expressions { get; }

    public PrimaryParser Primaries { get; }

    public DisplayParser Displays { get; }

    public ComprehensionParser Comprehensions { get; }

    public ArgumentParser Arguments { get; }

    public ParameterParser Parameters { get; }

    public LiteralParser Literals { get; }

    public FormattedStringParser FormattedStrings { get; }

    public SimpleStatementParser Simple { get; }

    public ImportParser Imports { get; }

    public CompoundStatementParser Compound { get; }

    public DefinitionParser Definitions { get; }

    public WithParser With { get; }

    public MatchParser Match { get; }

    public PatternParser Patterns { get; }

    public BlockParser Blocks { get; }

    /// <summary>Expressions of the lists that are being read.</summary>
    public Gathering<Expression> Gathered { get; } = new();
}
