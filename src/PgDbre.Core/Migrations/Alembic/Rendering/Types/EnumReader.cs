using System.Globalization;
using System.Numerics;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Types;

/// <summary>sa.Enum("a", "b", name="e"), sa.Enum(SomeClass), postgresql.ENUM("a", name="e", create_type=False).</summary>
internal static class EnumReader
{
    public static SqlType Read(TypeCall type)
    {
        EnumType found = Type(type);
        if (found.IsNative)
        {
            return new SqlType(found.ShownName) { Enum = found };
        }

        // As long as the longest label, or as length says if that is more (sqltypes.py, Enum._enum_init).
        BigInteger longest = (found.Labels ?? []).Select(label => label.Length).DefaultIfEmpty(0).Max();
        BigInteger length = BigInteger.Max(longest, type.Number(int.MaxValue, "length") ?? 0);
        if (found.Labels is null)
        {
            type.Scope.Approximate($"the labels of an Enum are not known: {found.Reason}");
        }

        return new SqlType($"VARCHAR({length.ToString(CultureInfo.InvariantCulture)})") { Enum = found };
    }

    /// <summary>The enumeration of sa.Enum(…) or postgresql.ENUM(…).</summary>
    public static EnumType Type(TypeCall type)
    {
        (IReadOnlyList<string>? labels, string? className, string? reason) = Labels(type);
        // Only postgresql.ENUM has create_type; sa.Enum takes the word and does nothing with it.
        bool isCreated = type.Name != "ENUM" || type.Flag(int.MaxValue, "create_type", otherwise: true);
        return new EnumType(type.Text(int.MaxValue, "name") ?? className, type.Text(int.MaxValue, "schema"), labels)
        {
            IsNative = type.Name == "ENUM" || type.Flag(int.MaxValue, "native_enum", otherwise: true),
            IsCreatedWithTable = isCreated && type.Argument(int.MaxValue, "metadata") is null or NoneValue,
            InheritsSchema = type.Flag(int.MaxValue, "inherit_schema"),
            HasCheck = type.Flag(int.MaxValue, "create_constraint"),
            Reason = reason,
        };
    }

    private static (IReadOnlyList<string>? Labels, string? ClassName, string? Reason) Labels(TypeCall type)
    {
        IReadOnlyList<PythonValue> arguments = type.Call?.Arguments ?? [];
        if (arguments is [ReferenceValue enumClass])
        {
            bool takesValues = type.Argument(int.MaxValue, "values_callable") is not (null or NoneValue);
            string name = Arguments.LastName(enumClass.DottedName).ToLowerInvariant();
            IReadOnlyList<string>? labels = type.Scope.Memory.Classes.EnumLabels(enumClass.DottedName, takesValues);
            return (labels, name, labels is null ? $"{enumClass.DottedName} is defined elsewhere" : null);
        }

        PythonValue? unknown = arguments.FirstOrDefault(argument => argument is not TextValue);
        return unknown is null
            ? ([.. arguments.Select(argument => argument.AsText!)], null, null)
            : (null, null, Arguments.Reason(unknown));
    }
}
