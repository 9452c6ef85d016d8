using System.Text;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Plans.Anonymizing;

/// <summary>
/// SQL text without its names and constants: words that SQL does not know in their place are names. What is not understood is replaced,
/// never kept; comments go.
/// </summary>
internal sealed class SqlAnonymizer(AnonymousNames names)
{
    /// <summary>An expression of a plan, or a whole statement.</summary>
    public string Anonymize(string sql) => new Run(names, sql).Text();

    private enum Parenthesis
    {
        Plain,
        Cast,
        TypeModifier,
    }

    private sealed class Run(AnonymousNames names, string sql)
    {
        private readonly List<SqlToken> _tokens = SqlTokenizer.Tokenize(sql);
        private readonly StringBuilder _text = new(sql.Length);
        private readonly Stack<Parenthesis> _open = new();
        private bool _lastWasType;

        public string Text()
        {
            int gap = 0;
            for (int i = 0; i < _tokens.Count; i++)
            {
                _text.Append(Blank(sql[gap.._tokens[i].Start]));
                _text.Append(Replace(i));
                gap = _tokens[i].End;
            }

            return _text.ToString();
        }

        private static string Blank(string gap) => string.IsNullOrWhiteSpace(gap) ? gap : " ";

        private string Replace(int i)
        {
            SqlToken token = _tokens[i];
            bool isType = IsTypeWord(i);
            string replacement = token.Kind switch
            {
                SqlTokenKind.Word => isType ? Type(token) : Word(i),
                SqlTokenKind.QuotedIdentifier => names.Name(Unquoted(token), isType ? NameKind.Type : NameKind.Column),
                SqlTokenKind.Number when IsStructural(i) => token.ToString(),
                SqlTokenKind.String or SqlTokenKind.Number or SqlTokenKind.Invalid => names.Literal(token.ToString()),
                _ => token.ToString(),
            };
            Track(token, i);
            _lastWasType = isType;
            return replacement;
        }

        private string Word(int i)
        {
            SqlToken token = _tokens[i];
            string word = token.ToString().ToLowerInvariant();
            bool isCall = Next(i).Is("(");
            bool isKept = Before(i).Is(".")
                ? Before(i - 1).IsWord("pg_catalog") || (Before(i - 1).Is(")") && KeptWords.Keeps(_tokens, i))
                : KeptWords.Keeps(_tokens, i) || (isCall && CatalogFunctions.Contains(word) && !names.IsKnown(word));
            return isKept ? token.ToString() : names.Name(word, isCall ? NameKind.Function : NameKind.Column);
        }

        private string Type(SqlToken token)
        {
            string word = token.ToString().ToLowerInvariant();
            return CatalogTypes.Contains(word) ? token.ToString() : names.Name(word, NameKind.Type);
        }

        // Behind ::, behind AS in a cast, or before the string of a typed constant such as date '2025-01-01'.
        private bool IsTypeWord(int i)
        {
            SqlToken token = _tokens[i];
            if (token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier))
            {
                return false;
            }

            bool isCast = Before(i).Is("::") || (Before(i).IsWord("as") && _open.TryPeek(out Parenthesis open) && open == Parenthesis.Cast);
            bool isTypedConstant = Next(i).Kind == SqlTokenKind.String && !Before(i).Is(".") && CatalogTypes.Contains(token.ToString().ToLowerInvariant());
            return isCast || isTypedConstant;
        }

        // The number of a sub-plan, and the length of a type.
        private bool IsStructural(int i) =>
            Before(i).IsAnyWord("InitPlan", "SubPlan") || (_open.TryPeek(out Parenthesis open) && open == Parenthesis.TypeModifier);

        private void Track(SqlToken token, int i)
        {
            if (token.Is("("))
            {
                _open.Push(_lastWasType ? Parenthesis.TypeModifier : Before(i).IsWord("cast") ? Parenthesis.Cast : Parenthesis.Plain);
            }
            else if (token.Is(")"))
            {
                _open.TryPop(out _);
            }
        }

        private static string Unquoted(SqlToken token)
        {
            ReadOnlySpan<char> span = token.Span;
            int quote = span.IndexOf('"');
            return span[(quote + 1)..^1].ToString().Replace("\"\"", "\"", StringComparison.Ordinal);
        }

        private SqlToken Before(int i) => i > 0 && i <= _tokens.Count ? _tokens[i - 1] : new SqlToken(SqlTokenKind.Invalid, "", 0, 0);

        private SqlToken Next(int i) => i + 1 < _tokens.Count ? _tokens[i + 1] : new SqlToken(SqlTokenKind.Invalid, "", 0, 0);
    }
}
