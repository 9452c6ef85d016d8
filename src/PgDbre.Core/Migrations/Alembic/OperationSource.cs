namespace PgDbre.Core.Migrations.Alembic;

/// <summary>Through what an operation reaches the database.</summary>
public enum OperationSource
{
    /// <summary>op.create_table and its kin.</summary>
    Op,
    /// <summary>The object of op.batch_alter_table.</summary>
    Batch,
    /// <summary>op.get_bind(): a connection, whose results a script may use.</summary>
    Bind,
    /// <summary>A Session of SQLAlchemy's ORM.</summary>
    Session,
    /// <summary>create or drop of an Enum type.</summary>
    Type,
    /// <summary>create or drop of a Table, Index, Sequence or MetaData that gets the connection.</summary>
    Schema,
}
