using PgDbre.Core.Findings;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Reading;

/// <summary>Suppressions in the comments of a script of SQL: each covers the statement behind it, to its end.</summary>
internal static class SuppressionReader
{
    /// <summary>Reads them.</summary>
    public static SuppressionScan Read(string text, string? path, IReadOnlyList<MigrationStatement> statements)
    {
        // Comments are rare in the hot case, and looking for them tokenizes the text again.
        if (!text.Contains("pgdbre:ignore", StringComparison.OrdinalIgnoreCase))
        {
            return SuppressionScan.None;
        }

        SuppressionScan scan = SuppressionScan.Join(SqlComments.In(text)
            .Select(comment => SuppressionComment.Read(comment.Text, path, comment.Line)));
        return scan with { Suppressions = [.. scan.Suppressions.Select(one => one with { LastLine = LastLine(one, statements) })] };
    }

    private static int LastLine(Suppression suppression, IReadOnlyList<MigrationStatement> statements)
    {
        MigrationStatement? covered = statements.FirstOrDefault(
            statement => statement.Inside is null && statement.Tree.Source.Tokens[^1].Line >= suppression.Line);
        return covered is null ? suppression.LastLine : Math.Max(suppression.LastLine, covered.Tree.Source.Tokens[^1].Line);
    }
}
