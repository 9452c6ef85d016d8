using System.Runtime.CompilerServices;

namespace PgDbre.Core.Python.Values;

/// <summary>
/// Bounds what folding may cost: "a = b + b" twenty times over is a million times the text. Shared by all of a module.
/// </summary>
internal sealed class FoldBudget
{
    private const int MostSteps = 2_000_000;
    private const int MostCharacters = 64_000_000;
    private const int MostLevels = 200;
    private int _steps;
    private long _characters;
    private int _level;

    /// <summary>A value may be no longer than this, in characters or items.</summary>
    public const int LongestValue = 4_000_000;

    public const string TooLong = "the text is longer than 4,000,000 characters";

    /// <summary>One more expression; false if there were too many or they nest too deeply.</summary>
    public bool Enter() =>
        ++_level <= MostLevels && ++_steps <= MostSteps && RuntimeHelpers.TryEnsureSufficientExecutionStack();

    public void Leave() => _level--;

    /// <summary>False if a text of this length is too long, or too much text was made before it.</summary>
    public bool Spend(long characters)
    {
        _characters += characters;
        return characters <= LongestValue && _characters <= MostCharacters;
    }
}
