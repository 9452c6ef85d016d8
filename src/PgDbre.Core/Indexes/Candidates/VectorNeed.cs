using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>One vector search of a plan, with all that decides on an index for it.</summary>
/// <param name="Access">The table and what the plan wants of it.</param>
/// <param name="Predicates">Its conditions.</param>
/// <param name="Sort">The sort by distance.</param>
/// <param name="Order">The distance.</param>
/// <param name="Catalog">For pgvector's version.</param>
/// <param name="Policy">Thresholds.</param>
internal sealed record VectorNeed(
    TableAccess Access, AccessPredicates Predicates, SortNeed Sort, VectorOrder Order, SchemaCatalog Catalog, VectorIndexPolicy Policy)
{
    /// <summary>Rows that have a vector.</summary>
    public double Vectors => VectorOperatorClass.IndexedRows(Access.Table, Order.Column);

    /// <summary>Those of them that pass the filter, by the planner's estimate.</summary>
    public double Searched => Vectors * (Access.Fraction ?? 1);
}
