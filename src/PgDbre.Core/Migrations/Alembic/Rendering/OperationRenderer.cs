using PgDbre.Core.Migrations.Alembic.Rendering.Operations;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering;

/// <summary>Finds who renders an operation.</summary>
internal static class OperationRenderer
{
    // They send nothing by themselves: what they hold or begin shows in other operations.
    private static readonly HashSet<string> SilentOfBind =
        ["begin", "begin_nested", "close", "execution_options", "in_transaction", "get_transaction", "detach", "rollback", "invalidate"];

    private static readonly HashSet<string> SilentOfSession = ["begin", "begin_nested", "close", "expire_all", "flush", "rollback"];

    public static void Render(RenderScope scope)
    {
        Arguments.RequireWhole(scope.Operation.Call);
        switch (scope.Operation.Source)
        {
            case OperationSource.Op:
                OfOp(scope);
                break;
            case OperationSource.Batch:
                OfBatch(scope);
                break;
            case OperationSource.Type:
                TypeOperations.Render(scope);
                break;
            case OperationSource.Schema:
                DefinitionOperations.Render(scope);
                break;
            case OperationSource.Bind:
                OfConnection(scope, SilentOfBind);
                break;
            case OperationSource.Session:
                OfConnection(scope, SilentOfSession);
                break;
        }
    }

    private static void OfBatch(RenderScope scope)
    {
        if (IsRecreating(scope.Operation.Batch!))
        {
            throw new UnrenderableException("""batch_alter_table(recreate="always") copies the whole table""");
        }

        OfTable(scope);
    }

    private static void OfOp(RenderScope scope)
    {
        switch (scope.Operation.Name)
        {
            case "batch_alter_table" when IsRecreating(scope.Operation.Call):
                throw new UnrenderableException("""batch_alter_table(recreate="always") copies the whole table""");
            case "batch_alter_table" or "inline_literal":
                break;
            case "create_table":
                CreateTableOperation.Render(scope);
                break;
            case "drop_table":
                TableOperations.Drop(scope);
                break;
            case "rename_table":
                TableOperations.Rename(scope);
                break;
            case "execute":
                ExecuteOperation.Render(scope);
                break;
            case "bulk_insert":
                BulkInsertOperation.Render(scope);
                break;
            default:
                OfTable(scope);
                break;
        }
    }

    // batch_op has these too.
    private static void OfTable(RenderScope scope)
    {
        Action<RenderScope> render = scope.Operation.Name switch
        {
            "add_column" => AddColumnOperation.Render,
            "drop_column" => TableOperations.DropColumn,
            "alter_column" => AlterColumnOperation.Render,
            "create_index" => IndexOperations.Create,
            "drop_index" => IndexOperations.Drop,
            "create_foreign_key" => ConstraintOperations.ForeignKey,
            "create_unique_constraint" => ConstraintOperations.Unique,
            "create_check_constraint" => ConstraintOperations.Check,
            "create_primary_key" => ConstraintOperations.PrimaryKey,
            "create_exclude_constraint" => ConstraintOperations.Exclude,
            "drop_constraint" => ConstraintOperations.Drop,
            "create_table_comment" => TableOperations.Comment,
            "drop_table_comment" => TableOperations.DropComment,
            _ => throw new UnrenderableException($"{scope.Operation.Name} is no operation of Alembic"),
        };
        render(scope);
    }

    private static void OfConnection(RenderScope scope, HashSet<string> silent)
    {
        string name = scope.Operation.Name;
        if (silent.Contains(name))
        {
            return;
        }

        if (name == "commit")
        {
            scope.Emit("COMMIT");
        }
        else if (name is "execute" or "exec" or "scalar" or "scalars" or "exec_driver_sql")
        {
            ExecuteOperation.Render(scope);
        }
        else
        {
            throw new UnrenderableException($"what {name} sends is decided by SQLAlchemy at run time");
        }
    }

    private static bool IsRecreating(CallValue batch) =>
        Arguments.Of(batch, 2, "recreate") is { } recreate && Arguments.Text(recreate, "recreate") == "always";
}
