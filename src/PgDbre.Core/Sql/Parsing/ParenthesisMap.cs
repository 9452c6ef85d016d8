namespace PgDbre.Core.Sql.Parsing;

/// <summary>Where each parenthesis closes, found in one pass.</summary>
internal sealed class ParenthesisMap
{
    private readonly Dictionary<int, int> _closing = [];
    private readonly Dictionary<int, int> _opening = [];

    public ParenthesisMap(ArraySegment<SqlToken> tokens)
    {
        Stack<int> open = new();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Is("("))
            {
                open.Push(i);
            }
            else if (tokens[i].Is(")") && open.TryPop(out int start))
            {
                _closing[start] = i;
                _opening[i] = start;
            }
        }
    }

    /// <summary>Index of the parenthesis that closes this one; -1 if none does.</summary>
    public int Closing(int open) => _closing.GetValueOrDefault(open, -1);

    /// <summary>Index of the parenthesis that this one closes; -1 if it closes none.</summary>
    public int Opening(int close) => _opening.GetValueOrDefault(close, -1);
}
