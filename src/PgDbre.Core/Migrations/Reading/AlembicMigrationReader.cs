using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Migrations.Alembic.Environments;
using PgDbre.Core.Migrations.Alembic.Rendering;
using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Parsing;

namespace PgDbre.Core.Migrations.Reading;

/// <summary>Makes migrations of Alembic's revisions: the SQL that their operations send, at the lines of the Python calls.</summary>
public static class AlembicMigrationReader
{
    /// <summary>The revisions as a chain, parents before children; those of a cycle come last.</summary>
    /// <param name="scripts">The revisions.</param>
    /// <param name="environment">What env.py and the models tell; null if there are none.</param>
    /// <param name="print">Replaces the SQL that was worked out by what a real Alembic prints; null without one.</param>
    public static IReadOnlyList<Migration> Read(
        IReadOnlyList<RevisionScript> scripts, AlembicEnvironment? environment = null, Func<RenderedRevision, RenderedRevision>? print = null)
    {
        RevisionGraph graph = RevisionGraph.Of(scripts);
        RenderOptions options = new() { NamingConvention = environment?.NamingConvention ?? RenderOptions.Default.NamingConvention };
        return [.. graph.UpgradeOrder.Concat(graph.Cyclic).Select(script =>
        {
            RenderedRevision rendered = RevisionSql.Render(script, options);
            return Read(print is null ? rendered : print(rendered)) with { IsTransactional = environment?.Script is not { IsAutocommit: true } };
        })];
    }

    /// <summary>One revision.</summary>
    public static Migration Read(RevisionScript script) => Read(RevisionSql.Render(script));

    private static Migration Read(RenderedRevision rendered)
    {
        RevisionScript script = rendered.Script;
        List<UnknownStatement> unknown = [];
        List<MigrationStatement> up = Statements(rendered.Upgrade, "", unknown);
        List<MigrationStatement> down = Statements(rendered.Downgrade, "in the downgrade, ", unknown);
        return new Migration
        {
            Name = System.IO.Path.GetFileName(script.Path),
            Kind = MigrationKind.Alembic,
            Path = script.Path,
            Revision = script,
            IsTransactional = true,
            Statements = up,
            Downgrade = down,
            Unknown = unknown,
            Suppressions = Suppressions(script),
        };
    }

    private static List<MigrationStatement> Statements(RenderedBody body, string where, List<UnknownStatement> unknown)
    {
        List<MigrationStatement> statements = [];
        foreach (RenderedStatement rendered in body.Statements)
        {
            // The server reads the text of one execute as a script: a DO block in it, or several statements, are its own.
            foreach (SqlStatement source in SqlSplitter.Split(rendered.Sql))
            {
                MigrationStatement statement = Statement(rendered, source);
                statements.Add(statement);
                EmbeddedStatements.Read(statement, statements, unknown);
            }

            unknown.AddRange(rendered.Approximations.Select(what =>
                new UnknownStatement($"{where}{what}", rendered.Line ?? 1, (rendered.Column ?? 0) + 1)));
        }

        unknown.AddRange(body.Unanalysed.Select(part => new UnknownStatement($"{where}{part.Reason}", part.Line, part.Column + 1)));
        return statements;
    }

    private static MigrationStatement Statement(RenderedStatement rendered, SqlStatement source) =>
        new(StatementParser.Parse(source), rendered.Line ?? 1, (rendered.Column ?? 0) + 1)
        {
            Operation = rendered.Operation,
            IsAutocommit = rendered.InAutocommitBlock,
            IsConditional = rendered.IsConditional || rendered.ChecksFirst,
            IsRepeated = rendered.IsRepeated,
            IsHidden = rendered.IsHidden,
            IsApproximate = !rendered.IsExact,
        };

    // A comment covers the statement of Python behind it, to its last line: a create_table may be long.
    private static SuppressionScan Suppressions(RevisionScript script)
    {
        SuppressionScan scan = SuppressionScan.Join(script.Module.Comments.Select(comment =>
            SuppressionComment.Read(script.Module.Source.Text[comment.Span.Start..comment.Span.End], script.Path, comment.Span.Line)));
        IReadOnlyList<MigrationOperation> operations =
            [.. (script.Upgrade?.Operations ?? []).Concat(script.Downgrade?.Operations ?? []).OrderBy(operation => operation.Line)];
        return scan with { Suppressions = [.. scan.Suppressions.Select(one => one with { LastLine = LastLine(one, operations, script) })] };
    }

    private static int LastLine(Suppression suppression, IReadOnlyList<MigrationOperation> operations, RevisionScript script)
    {
        SyntaxNode? covered = operations.Select(operation => operation.Call.Node).FirstOrDefault(
            call => call.Line + Height(call, script) >= suppression.Line);
        return covered is null ? suppression.LastLine : Math.Max(suppression.LastLine, covered.Line + Height(covered, script));
    }

    private static int Height(SyntaxNode node, RevisionScript script) => script.Module.Text(node).Count(character => character == '\n');
}
