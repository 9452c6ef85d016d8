namespace PgDbre.Core.Migrations.Facts;

/// <summary>A value that ALTER ROLE or ALTER DATABASE … SET gives to new sessions (pg_db_role_setting).</summary>
/// <param name="Role">For this role; null for all.</param>
/// <param name="IsForDatabase">Only in this database; false for any database.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Value">Its value, as it was written: 2s, 500ms, 0.</param>
public sealed record RoleSetting(string? Role, bool IsForDatabase, string Parameter, string Value);
