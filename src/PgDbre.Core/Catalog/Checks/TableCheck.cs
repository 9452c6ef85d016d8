using PgDbre.Core.Findings;

namespace PgDbre.Core.Catalog.Checks;

/// <summary>A check that looks at one table after the other.</summary>
public abstract class TableCheck : SchemaCheck
{
    /// <inheritdoc />
    public sealed override IEnumerable<Finding> Examine(SchemaFacts facts, Table? table) => table is null ? [] : OfTable(facts, table);

    /// <summary>What is found at the table.</summary>
    private protected abstract IEnumerable<Finding> OfTable(SchemaFacts facts, Table table);
}
