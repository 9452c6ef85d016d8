using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic;

/// <summary>Where the reading of a body stands.</summary>
/// <param name="Context">The names and what is known of them; it changes from statement to statement.</param>
/// <param name="InAutocommitBlock">Inside autocommit_block().</param>
/// <param name="IsConditional">Inside a branch whose condition is not known.</param>
/// <param name="IsRepeated">Inside a loop that is not unrolled.</param>
/// <param name="Calls">Calls of local functions that lead here, from the outside in.</param>
/// <param name="Functions">The functions being followed, so that none is followed into itself.</param>
internal sealed record BodyState(
    FoldContext Context,
    bool InAutocommitBlock,
    bool IsConditional,
    bool IsRepeated,
    IReadOnlyList<int> Calls,
    IReadOnlyList<FunctionDefinition> Functions)
{
    /// <summary>The same place with more names known.</summary>
    public BodyState With(IEnumerable<KeyValuePair<string, PythonValue>> names) => this with { Context = Context.With(names) };
}
