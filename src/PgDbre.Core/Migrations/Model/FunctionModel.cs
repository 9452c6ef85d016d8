using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Model;

/// <summary>A function of the database, one of the overloads of its name.</summary>
/// <param name="Name">Its name, with its schema.</param>
/// <param name="Arguments">The types of its arguments, without OUT ones.</param>
/// <param name="IsVolatile">VOLATILE, which it is if nobody says otherwise.</param>
public sealed record FunctionModel(QualifiedName Name, IReadOnlyList<TypeName> Arguments, bool IsVolatile);
