namespace PgDbre.Core.Migrations.Shadow;

/// <summary>What a column holds, in two numbers.</summary>
/// <param name="Name">The column.</param>
/// <param name="NonNullCount">Rows with a value.</param>
/// <param name="Checksum">The same for the same values in any order of rows; of no meaning otherwise.</param>
public sealed record ColumnImage(string Name, long NonNullCount, string Checksum);
