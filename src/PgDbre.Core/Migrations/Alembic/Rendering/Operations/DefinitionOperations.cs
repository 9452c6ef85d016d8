using PgDbre.Core.Migrations.Alembic.Rendering.Expressions;
using PgDbre.Core.Migrations.Alembic.Rendering.Tables;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Operations;

/// <summary>sa.Table(…).create(op.get_bind()), sa.Sequence(…).drop(op.get_bind()) and their like.</summary>
internal static class DefinitionOperations
{
    public static void Render(RenderScope scope)
    {
        CallValue call = scope.Operation.Call;
        bool isCreate = scope.Operation.Name == "create";
        if (call.Receiver is not { } receiver || scope.Operation.Name is "create_all" or "drop_all")
        {
            throw new UnrenderableException($"{call.Function} sends what the models say at run time");
        }

        switch (Arguments.LastName(receiver.Function))
        {
            case "Sequence":
                Emit(isCreate ? SequenceText.Create(receiver, ifNotExists: false, scope) : $"DROP SEQUENCE {SequenceText.Name(receiver)}",
                    otherwise: true, scope);
                break;
            case "Table" when isCreate:
                // The metadata stands between the name and the columns.
                CreateTableOperation.Render(receiver, TableReader.Read(receiver, receiver.Arguments.Skip(2), scope), scope);
                break;
            case "Table":
                string table = TableColumns.Of(receiver)?.ShownName ?? throw Arguments.Unknown(receiver, "the table");
                Emit($"DROP TABLE {table}", otherwise: false, scope);
                break;
            default:
                throw new UnrenderableException($"what {call.Function} sends is decided by SQLAlchemy at run time");
        }
    }

    private static void Emit(string sql, bool otherwise, RenderScope scope) => scope.Emit(
        sql,
        checksFirst: Arguments.Flag(Arguments.Of(scope.Operation.Call, 1, "checkfirst"), "checkfirst") ?? otherwise);
}
