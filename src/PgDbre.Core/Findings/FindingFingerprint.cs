using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PgDbre.Core.Findings;

/// <summary>
/// What makes a finding the same one tomorrow: rule, object, file and evidence, but no line number, server or measured figure, which
/// change without anybody having done anything. 16 hexadecimal digits of SHA-256.
/// </summary>
public static partial class FindingFingerprint
{
    private const int Digits = 16;

    /// <summary>The finding's fingerprint.</summary>
    public static string Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        string path = (finding.Path ?? "").Replace('\\', '/');
        // A separator that no part can hold, so that parts cannot run into each other.
        return Hash(string.Join('\u001f', finding.RuleId, finding.Object, path, Normalize(finding.Evidence)));
    }

    /// <summary>The first 16 hexadecimal digits of a text's SHA-256.</summary>
    internal static string Hash(string text) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits].ToLowerInvariant();

    private static string Normalize(string evidence)
    {
        string withoutTexts = QuotedText().Replace(evidence, "'?'");
        string withoutNumbers = StandaloneNumber().Replace(withoutTexts, "#");
        return WhiteSpace().Replace(withoutNumbers, " ").Trim();
    }

    [GeneratedRegex("'[^']*'")]
    private static partial Regex QuotedText();

    // The digits of orders_2024 are part of a name.
    [GeneratedRegex(@"(?<![\w$])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\w)")]
    private static partial Regex StandaloneNumber();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
