using PgDbre.Core.Migrations.Alembic.Rendering.Types;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Operations;

/// <summary>sa.Enum(…).create(op.get_bind()) and .drop(op.get_bind()).</summary>
internal static class TypeOperations
{
    public static void Render(RenderScope scope)
    {
        CallValue call = scope.Operation.Call;
        CallValue receiver = call.Receiver ?? throw new UnrenderableException("what is created is not known");
        string kind = Arguments.LastName(receiver.Function);
        EnumType type = EnumReader.Type(new TypeCall(kind, receiver, scope));
        if (!type.IsNative)
        {
            return;
        }

        // postgresql.ENUM asks the catalog first unless told not to; sa.Enum does not unless told to.
        bool checksFirst = Arguments.Flag(Arguments.Of(call, 1, "checkfirst"), "checkfirst") ?? kind == "ENUM";
        scope.Emit(scope.Operation.Name == "drop" ? $"DROP TYPE {type.ShownName}" : type.Create(scope), checksFirst: checksFirst);
    }
}
