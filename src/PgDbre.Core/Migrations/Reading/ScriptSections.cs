namespace PgDbre.Core.Migrations.Reading;

/// <summary>
/// The halves of a script that holds both directions, as migration tools mark them with lines of comments: dbmate (-- migrate:up), goose
/// (-- +goose Up) and sql-migrate (-- +migrate Up). These tools read line by line and put each half into a transaction unless told not to.
/// </summary>
internal sealed class ScriptSections
{
    private readonly List<(int Start, bool IsDown)> _starts = [];

    private ScriptSections()
    {
    }

    /// <summary>True if the tool whose marks these are runs the script in a transaction; null without marks.</summary>
    public bool? IsTransactional { get; private set; }

    /// <summary>Finds the marks.</summary>
    public static ScriptSections Find(string text)
    {
        ScriptSections sections = new();
        int at = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("--"))
            {
                sections.Take(line[2..].Trim(), at);
            }

            at += line.Length;
            at += at < text.Length && text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        }

        return sections;
    }

    /// <summary>True if what stands at this offset undoes the rest.</summary>
    public bool IsDown(int offset) => _starts.FindLast(start => start.Start <= offset).IsDown;

    private void Take(ReadOnlySpan<char> comment, int at)
    {
        if (comment.StartsWith("+goose NO TRANSACTION", StringComparison.OrdinalIgnoreCase))
        {
            IsTransactional = false;
            return;
        }

        bool isUp = After(comment, "migrate:up", "+goose Up", "+migrate Up");
        if (isUp || After(comment, "migrate:down", "+goose Down", "+migrate Down"))
        {
            _starts.Add((at, !isUp));
            bool isBare = comment.Contains("transaction:false", StringComparison.OrdinalIgnoreCase)
                || comment.Contains("notransaction", StringComparison.OrdinalIgnoreCase);
            IsTransactional = isUp && isBare ? false : IsTransactional ?? true;
        }
    }

    private static bool After(ReadOnlySpan<char> comment, params ReadOnlySpan<string> marks)
    {
        foreach (string mark in marks)
        {
            if (comment.StartsWith(mark, StringComparison.OrdinalIgnoreCase)
                && (comment.Length == mark.Length || char.IsWhiteSpace(comment[mark.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
