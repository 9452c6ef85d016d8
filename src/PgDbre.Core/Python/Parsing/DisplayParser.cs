using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>What stands in brackets: groups, tuples, lists, sets, dictionaries and comprehensions.</summary>
internal sealed class DisplayParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;
    private readonly Gathering<Expression> _gathered = parser.Gathered;

    /// <summary>( … ): a group is the expression inside it.</summary>
    public Expression Parenthesized()
    {
        int mark = _cursor.Mark;
        _cursor.Enter();
        _cursor.Advance();
        Expression inner;
        if (_cursor.Take(TokenKind.RightParenthesis))
        {
            inner = new TupleExpression(_cursor.SpanFrom(mark), []);
        }
        else if (_cursor.Kind == TokenKind.Yield)
        {
            inner = parser.Expressions.Yield();
            _cursor.Expect(TokenKind.RightParenthesis, "')'");
        }
        else
        {
            inner = TupleGroupOrGenerator(mark);
        }

        _cursor.Leave();
        return inner;
    }

    /// <summary>[ … ].</summary>
    public Expression List()
    {
        int mark = _cursor.Mark;
        _cursor.Enter();
        _cursor.Advance();
        Expression list = _cursor.Take(TokenKind.RightBracket) ? new ListExpression(_cursor.SpanFrom(mark), []) : FilledList(mark);
        _cursor.Leave();
        return list;
    }

    /// <summary>{ … }.</summary>
    public Expression Braces()
    {
        int mark = _cursor.Mark;
        _cursor.Enter();
        _cursor.Advance();
        Expression display = _cursor.Take(TokenKind.RightBrace) ? new DictionaryExpression(_cursor.SpanFrom(mark), [])
            : _cursor.Kind == TokenKind.DoubleStar ? Dictionary(mark, null)
            : SetOrDictionary(mark);
        _cursor.Leave();
        return display;
    }

    private Expression TupleGroupOrGenerator(int mark)
    {
        Expression first = parser.Expressions.StarredOne(isNamed: true);
        if (ComprehensionParser.Begins(_cursor))
        {
            return parser.Comprehensions.Finish(mark, ComprehensionKind.Generator, first, null, TokenKind.RightParenthesis);
        }

        if (_cursor.Kind == TokenKind.Comma)
        {
            Expression[] elements = Elements(first);
            _cursor.Expect(TokenKind.RightParenthesis, "')' or ','");
            return new TupleExpression(_cursor.SpanFrom(mark), elements);
        }

        if (first is StarredExpression)
        {
            throw _cursor.Fail("a starred expression stands in a list, a tuple or a call");
        }

        if (_cursor.Take(TokenKind.RightParenthesis))
        {
            return first;
        }

        throw _cursor.FailHere();
    }

    private Expression FilledList(int mark)
    {
        Expression first = parser.Expressions.StarredOne(isNamed: true);
        if (ComprehensionParser.Begins(_cursor))
        {
            return parser.Comprehensions.Finish(mark, ComprehensionKind.List, first, null, TokenKind.RightBracket);
        }

        Expression[] elements = Elements(first);
        _cursor.Expect(TokenKind.RightBracket, "']' or ','");
        return new ListExpression(_cursor.SpanFrom(mark), elements);
    }

    private Expression SetOrDictionary(int mark)
    {
        bool isNamed = _cursor.Peek() == TokenKind.Walrus;
        Expression first = parser.Expressions.StarredOne(isNamed: true);
        if (_cursor.Kind == TokenKind.Colon && !isNamed && first is not StarredExpression)
        {
            return Dictionary(mark, first);
        }

        if (ComprehensionParser.Begins(_cursor))
        {
            return parser.Comprehensions.Finish(mark, ComprehensionKind.Set, first, null, TokenKind.RightBrace);
        }

        Expression[] elements = Elements(first);
        _cursor.Expect(TokenKind.RightBrace, "'}' or ','");
        return new SetExpression(_cursor.SpanFrom(mark), elements);
    }

    private Expression[] Elements(Expression first)
    {
        int list = _gathered.Mark;
        _gathered.Add(first);
        while (_cursor.Take(TokenKind.Comma) && ExpressionStart.Begins(_cursor.Kind))
        {
            _gathered.Add(parser.Expressions.StarredOne(isNamed: true));
        }

        return _gathered.TakeFrom(list);
    }

    // The first key has been read, unless the dictionary begins with **.
    private Expression Dictionary(int mark, Expression? firstKey)
    {
        int itemMark = mark + 1;
        List<DictionaryItem> items = [];
        Expression? key = firstKey;
        do
        {
            if (items.Count > 0)
            {
                if (_cursor.Kind != TokenKind.DoubleStar && !ExpressionStart.Begins(_cursor.Kind))
                {
                    break;
                }

                itemMark = _cursor.Mark;
                key = _cursor.Kind == TokenKind.DoubleStar ? null : parser.Expressions.One();
            }

            items.Add(Item(itemMark, key));
            if (items.Count == 1 && key is not null && ComprehensionParser.Begins(_cursor))
            {
                return parser.Comprehensions.Finish(mark, ComprehensionKind.Dictionary, key, items[0].Value, TokenKind.RightBrace);
            }
        }
        while (_cursor.Take(TokenKind.Comma));
        _cursor.Expect(TokenKind.RightBrace, "'}' or ','");
        return new DictionaryExpression(_cursor.SpanFrom(mark), items.ToArray());
    }

    private DictionaryItem Item(int mark, Expression? key)
    {
        if (key is null)
        {
            _cursor.Advance();
            Expression more = parser.Expressions.Operand();
            return new DictionaryItem(_cursor.SpanFrom(mark), null, more);
        }

        _cursor.Expect(TokenKind.Colon, "':' after a key");
        Expression value = parser.Expressions.One();
        return new DictionaryItem(_cursor.SpanFrom(mark), key, value);
    }
}
