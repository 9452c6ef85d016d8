using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>How many arguments a call has: the commas between its parentheses, those of nested calls and subscripts left out.</summary>
public static class ArgumentCount
{
    /// <summary>The number; 0 for a call without arguments or parentheses.</summary>
    public static int Of(FunctionCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Arguments is not { } arguments)
        {
            return 0;
        }

        int depth = 0;
        int count = 1;
        foreach (SqlToken token in arguments.Tokens)
        {
            depth += token.Is("(") || token.Is("[") ? 1 : token.Is(")") || token.Is("]") ? -1 : 0;
            count += depth == 0 && token.Is(",") ? 1 : 0;
        }

        return count;
    }
}
