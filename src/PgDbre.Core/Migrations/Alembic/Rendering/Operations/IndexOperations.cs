using PgDbre.Core.Migrations.Alembic.Rendering.Tables;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Operations;

/// <summary>create_index and drop_index.</summary>
internal static class IndexOperations
{
    public static void Create(RenderScope scope)
    {
        OperationArguments arguments = new(scope.Operation, 1);
        scope.Emit(IndexText.Of(
            arguments.Call,
            arguments.Value(0, "index_name"),
            Arguments.Items(arguments.Value(2, "columns"), "the columns of the index"),
            arguments.Schema(),
            arguments.Table,
            scope));
    }

    public static void Drop(RenderScope scope)
    {
        OperationArguments arguments = new(scope.Operation, 1);
        string name = ConstraintText.FinalName(
            "ix", arguments.Value(0, "index_name"), arguments.Call, new NamedPlace("", []), scope)
            ?? throw new UnrenderableException("drop_index has no name");
        bool isConcurrent = Arguments.Flag(arguments.Keyword("postgresql_concurrently"), "postgresql_concurrently") == true;
        scope.Emit($"DROP INDEX {(isConcurrent ? "CONCURRENTLY " : "")}{TableOperations.IfExists(arguments)}"
            + Names.Show(arguments.Schema(), name));
    }
}
