namespace PgDbre.Core.Sql.Scripts;

/// <summary>Rows in the script behind COPY … FROM STDIN, up to the line \. that ends them.</summary>
/// <param name="Start">Offset of the first row.</param>
/// <param name="End">Offset of the line that ends them.</param>
/// <param name="RowCount">Lines between the two.</param>
public sealed record CopyData(int Start, int End, int RowCount);
