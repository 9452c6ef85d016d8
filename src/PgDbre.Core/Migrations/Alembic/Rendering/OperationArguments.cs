using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering;

/// <summary>
/// The arguments of an operation on a table. Those of a batch operation leave the table out: it is the one of batch_alter_table.
/// </summary>
/// <param name="operation">The operation.</param>
/// <param name="tablePosition">Where op's method takes the table.</param>
/// <param name="tableName">What that parameter is called.</param>
internal sealed class OperationArguments(MigrationOperation operation, int tablePosition, string tableName = "table_name")
{
    private bool IsBatch => operation.Source == OperationSource.Batch;

    public CallValue Call => operation.Call;

    /// <summary>The table.</summary>
    public string Table => Arguments.Name(
        IsBatch ? Arguments.Of(operation.Batch!, 0, "table_name") : operation.Argument(tablePosition, tableName), "the table");

    /// <summary>Its schema; null if the search path decides.</summary>
    public string? Schema(string name = "schema") =>
        IsBatch ? Arguments.Text(Arguments.Of(operation.Batch!, 1, "schema"), "the schema") : Arguments.Text(Keyword(name), "the schema");

    /// <summary>The table with its schema, as SQL.</summary>
    public string QualifiedTable => Names.Show(Schema(), Table);

    /// <summary>An argument by its position in op's method, or its name.</summary>
    public PythonValue? Value(int position, string name)
    {
        int shift = IsBatch && position > tablePosition ? 1 : 0;
        return operation.Argument(position - shift, name);
    }

    /// <summary>Every argument from a position in op's method on.</summary>
    public IEnumerable<PythonValue> Rest(int position) =>
        operation.Call.Arguments.Skip(IsBatch && position > tablePosition ? position - 1 : position);

    /// <summary>An argument that only has a name.</summary>
    public PythonValue? Keyword(string name) => operation.Call.Keywords.GetValueOrDefault(name);
}
