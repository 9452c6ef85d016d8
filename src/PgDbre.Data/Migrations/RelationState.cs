using PgDbre.Core.Catalog;
using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Data.Migrations;

/// <summary>A row of pg_class between two statements.</summary>
/// <param name="Name">Schema and name.</param>
/// <param name="Kind">relkind.</param>
/// <param name="IsTemporary">It belongs to the session.</param>
/// <param name="Filenode">relfilenode; 0 for what has no file.</param>
/// <param name="TableOid">The table of an index; 0 for any other relation.</param>
/// <param name="IsValid">indisvalid.</param>
/// <param name="IsReady">indisready.</param>
internal sealed record RelationState(
    TableName Name, LockableKind Kind, bool IsTemporary, uint Filenode, uint TableOid, bool IsValid, bool IsReady);
