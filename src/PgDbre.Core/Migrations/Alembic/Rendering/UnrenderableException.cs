namespace PgDbre.Core.Migrations.Alembic.Rendering;

/// <summary>The SQL of an operation is not known; the message is the reason, one sentence without a period.</summary>
internal sealed class UnrenderableException(string reason) : Exception(reason);
