using System.Text;

namespace PgDbre.Core.Python;

/// <summary># -*- coding: name -*- on the first line, or on the second if the first is blank or a comment.</summary>
internal static class CodingComment
{
    /// <summary>The name; null if there is none.</summary>
    /// <param name="line">The line it stands on; 1 if there is none.</param>
    public static string? Find(ReadOnlySpan<byte> file, out int line)
    {
        for (line = 1; line <= 2; line++)
        {
            int end = file.IndexOfAny((byte)'\n', (byte)'\r');
            ReadOnlySpan<byte> text = (end < 0 ? file : file[..end]).TrimStart(" \t\f"u8);
            bool isComment = text.StartsWith("#"u8);
            if (isComment && Name(text) is { } name)
            {
                return name;
            }

            if (!(isComment || text.IsEmpty) || end < 0)
            {
                break;
            }

            file = file[(end + (file[end] == '\r' && end + 1 < file.Length && file[end + 1] == '\n' ? 2 : 1))..];
        }

        line = 1;
        return null;
    }

    private static string? Name(ReadOnlySpan<byte> comment)
    {
        int at = comment.IndexOf("coding"u8);
        while (at >= 0)
        {
            comment = comment[(at + "coding".Length)..];
            if (comment.Length > 0 && comment[0] is (byte)':' or (byte)'=')
            {
                ReadOnlySpan<byte> rest = comment[1..].TrimStart(" \t"u8);
                int length = 0;
                while (length < rest.Length && IsPart(rest[length]))
                {
                    length++;
                }

                return length > 0 ? Encoding.ASCII.GetString(rest[..length]) : null;
            }

            at = comment.IndexOf("coding"u8);
        }

        return null;
    }

    private static bool IsPart(byte c) => char.IsAsciiLetterOrDigit((char)c) || c is (byte)'-' or (byte)'_' or (byte)'.';
}
