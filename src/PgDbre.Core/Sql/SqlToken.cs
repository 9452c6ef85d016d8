using System.Globalization;

namespace PgDbre.Core.Sql;

/// <summary>A token as a stretch of its source; white space and comments are between tokens.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Source">The whole text.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Length">Characters it takes.</param>
/// <param name="Line">Line of its first character, counted from 1.</param>
/// <param name="Column">Place of its first character in that line, counted from 1 in UTF-16 code units.</param>
public readonly record struct SqlToken(SqlTokenKind Kind, string Source, int Start, int Length, int Line = 1, int Column = 1)
{
    /// <summary>Offset behind its last character.</summary>
    public int End => Start + Length;

    /// <summary>Its characters.</summary>
    public ReadOnlySpan<char> Span => Source.AsSpan(Start, Length);

    /// <summary>True for an unquoted word, in any letter case.</summary>
    public bool IsWord(string word) => Kind == SqlTokenKind.Word && Span.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for any of the words.</summary>
    public bool IsAnyWord(params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (IsWord(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for that operator or punctuation.</summary>
    public bool Is(string symbol) =>
        Kind is SqlTokenKind.Operator or SqlTokenKind.Punctuation && Span.Equals(symbol, StringComparison.Ordinal);

    /// <summary>
    /// The name it stands for: unquoted, folded to the catalog's letter case; null if it is no identifier. UESCAPE is not applied.
    /// </summary>
    public string? Identifier => Kind switch
    {
        SqlTokenKind.Word => SqlIdentifier.Fold(Span),
        SqlTokenKind.QuotedIdentifier => SqlStringValue.Of(this).Text,
        SqlTokenKind.Variable => ToString(),
        _ => null,
    };

    /// <summary>n of $n; 0 for anything else, and for a number no server would take.</summary>
    public int ParameterNumber =>
        Kind == SqlTokenKind.Parameter
        && int.TryParse(Span[1..], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : 0;

    /// <inheritdoc />
    public override string ToString() => Span.ToString();
}
