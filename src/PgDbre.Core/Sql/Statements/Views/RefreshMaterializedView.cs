namespace PgDbre.Core.Sql.Statements;

/// <summary>REFRESH MATERIALIZED VIEW.</summary>
/// <param name="Name">The view.</param>
/// <param name="IsConcurrent">CONCURRENTLY.</param>
/// <param name="WithNoData">WITH NO DATA: it is emptied.</param>
public sealed record RefreshMaterializedView(QualifiedName Name, bool IsConcurrent, bool WithNoData) : Statement;
