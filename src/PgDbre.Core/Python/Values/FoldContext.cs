using System.Collections.Immutable;
using PgDbre.Core.Python.Names;

namespace PgDbre.Core.Python.Values;

/// <summary>Where an expression is folded.</summary>
/// <param name="Scope">The names it sees.</param>
/// <param name="Known">
/// Names that have a value here which the scope does not tell: the target of an unrolled loop, the parameters of a call that is followed.
/// They come before the scope's.
/// </param>
public sealed record FoldContext(Scope Scope, ImmutableDictionary<string, PythonValue> Known)
{
    private static readonly ImmutableDictionary<string, PythonValue> Nothing =
        ImmutableDictionary.Create<string, PythonValue>(StringComparer.Ordinal);

    /// <summary>A place where only the scope tells.</summary>
    public static FoldContext At(Scope scope) => new(scope, Nothing);

    /// <summary>The same place with more names known.</summary>
    public FoldContext With(IEnumerable<KeyValuePair<string, PythonValue>> names) => this with { Known = Known.SetItems(names) };
}
