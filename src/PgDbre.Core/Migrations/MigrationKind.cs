namespace PgDbre.Core.Migrations;

/// <summary>What a migration is written in.</summary>
public enum MigrationKind
{
    /// <summary>A script of SQL.</summary>
    Sql,
    /// <summary>A revision of Alembic.</summary>
    Alembic,
}
