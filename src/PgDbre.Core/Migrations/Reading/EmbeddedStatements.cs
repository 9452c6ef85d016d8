using PgDbre.Core.Sql.Routines;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Reading;

/// <summary>Lays the statements of a DO block behind it: they run when it runs.</summary>
internal static class EmbeddedStatements
{
    /// <summary>Adds what a statement runs inside of itself, and what of that cannot be told.</summary>
    public static void Read(MigrationStatement outer, List<MigrationStatement> statements, List<UnknownStatement> unknown)
    {
        if (outer.Tree is not DoBlock block)
        {
            return;
        }

        EmbeddedSql body = RoutineReader.Read(block.Body);
        statements.AddRange(body.Statements.Select(inner => outer with
        {
            Tree = inner.Statement,
            Line = outer.Operation is null ? inner.Line : outer.Line,
            Column = outer.Operation is null ? inner.Column : outer.Column,
            Inside = block,
            IsConditional = true,
            IsRepeated = outer.IsRepeated || inner.LoopDepth > 0,
            CopiedRows = null,
            CopyText = null,
        }));
        unknown.AddRange(body.Dynamic.Select(dynamic => new UnknownStatement(
            $"EXECUTE {dynamic.Command} is put together when the block runs",
            outer.Operation is null ? dynamic.Line : outer.Line,
            outer.Operation is null ? dynamic.Column : outer.Column)));
        if (!body.IsUnderstood)
        {
            unknown.Add(new UnknownStatement($"A DO block in {block.Body.Language} is not read", outer.Line, outer.Column));
        }
    }
}
