using System.Globalization;
using System.Numerics;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Types;

/// <summary>A type by its class alone (sa.Text) or called (sa.Text()).</summary>
/// <param name="Name">The class, without its module.</param>
/// <param name="Call">Its arguments; null for the class alone.</param>
/// <param name="Scope">Where it is rendered.</param>
internal sealed record TypeCall(string Name, CallValue? Call, RenderScope Scope)
{
    public PythonValue? Argument(int position, string name) => Call is null ? null : Arguments.Of(Call, position, name);

    public bool Flag(int position, string name, bool otherwise = false) =>
        Arguments.Flag(Argument(position, name), $"{name} of {Name}") ?? otherwise;

    public BigInteger? Number(int position, string name) => Arguments.Number(Argument(position, name), $"{name} of {Name}");

    public string? Text(int position, string name) => Arguments.Text(Argument(position, name), $"{name} of {Name}");

    /// <summary>(n), or nothing.</summary>
    public string InParentheses(int position, string name) =>
        Number(position, name) is { IsZero: false } number ? $"({number.ToString(CultureInfo.InvariantCulture)})" : "";
}
