using PgDbre.Core.Python.Names;

namespace PgDbre.Core.Python.Values;

/// <summary>Where an expression is folded.</summary>
/// <param name="Scope">The names it sees.</param>
/// <param name="Known">
/// Names that have a value here which the scope does not tell: the target of an unrolled loop, the parameters of a call that is followed.
/// They come before the scope's.
/// </param>
public sealed record FoldContext(Scope Scope, IReadOnlyDictionary<string, PythonValue> Known)
{
    private static readonly Dictionary<string, PythonValue> Nothing = [];

    /// <summary>A place where only the scope tells.</summary>
    public static FoldContext At(Scope scope) => new(scope, Nothing);

    /// <summary>The same place with more names known.</summary>
    public FoldContext With(IEnumerable<KeyValuePair<string, PythonValue>> names)
    {
        Dictionary<string, PythonValue> known = new(Known, StringComparer.Ordinal);
        foreach ((string name, PythonValue value) in names)
        {
            known[name] = value;
        }

        return this with { Known = known };
    }
}
