using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>A collation that is not the system's.</summary>
/// <param name="Name">Schema and name.</param>
/// <param name="Provider">libc, icu or builtin.</param>
/// <param name="IsDeterministic">False if it holds different strings equal.</param>
public sealed record CollationFacts(QualifiedName Name, string Provider, bool IsDeterministic);
