using System.Text;

namespace PgDbre.Core.Python;

/// <summary>From bytes to text, as the byte order mark or the coding comment of the first two lines says (PEP 263).</summary>
internal static class SourceDecoder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null with a fault for an unknown encoding and for bytes that are none of it.</summary>
    public static string? Decode(ReadOnlySpan<byte> file, out string? fault, out int line)
    {
        bool hasMark = file.StartsWith(Encoding.UTF8.Preamble);
        ReadOnlySpan<byte> body = hasMark ? file[3..] : file;
        string? declared = CodingComment.Find(body, out line);
        string encoding = declared is null ? "utf-8" : Normalize(declared);
        bool isUtf8 = encoding == "utf-8";
        fault = hasMark && !isUtf8 ? $"the file has a byte order mark of UTF-8 and declares the encoding {declared}" : null;
        if (fault is null && encoding == "iso-8859-1")
        {
            return Encoding.Latin1.GetString(body);
        }

        fault ??= isUtf8 || encoding == "ascii" ? null : $"the encoding {declared} is not read; UTF-8 and Latin-1 are";
        return fault is null ? DecodeUtf8(body, encoding == "ascii", out fault, out line) : null;
    }

    private static string? DecodeUtf8(ReadOnlySpan<byte> body, bool isAscii, out string? fault, out int line)
    {
        fault = null;
        line = 1;
        int valid = isAscii && !Ascii.IsValid(body) ? body.IndexOfAnyExceptInRange((byte)0, (byte)127) : -1;
        try
        {
            if (valid < 0)
            {
                return Strict.GetString(body);
            }
        }
        catch (DecoderFallbackException refusal)
        {
            valid = Math.Clamp(refusal.Index, 0, body.Length);
        }

        line = body[..valid].Count((byte)'\n') + 1;
        fault = $"byte 0x{(valid < body.Length ? body[valid] : 0):x2} is not {(isAscii ? "ASCII" : "UTF-8")}, the encoding of the file";
        return null;
    }

    // Parser/tokenizer/helpers.c, get_normal_name.
    private static string Normalize(string name)
    {
        string lower = name.ToLowerInvariant().Replace('_', '-');
        return lower is "utf-8" or "utf8" || lower.StartsWith("utf-8-", StringComparison.Ordinal) ? "utf-8"
            : lower is "ascii" or "us-ascii" ? "ascii"
            : IsLatin1(lower) ? "iso-8859-1"
            : lower;
    }

    private static bool IsLatin1(string lower) =>
        lower is "latin-1" or "latin1" or "iso-8859-1" or "iso8859-1" or "iso-latin-1" or "l1"
        || lower.StartsWith("latin-1-", StringComparison.Ordinal)
        || lower.StartsWith("iso-8859-1-", StringComparison.Ordinal)
        || lower.StartsWith("iso-latin-1-", StringComparison.Ordinal);
}
