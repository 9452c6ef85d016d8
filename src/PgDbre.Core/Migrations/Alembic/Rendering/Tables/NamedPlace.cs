using System.Globalization;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Tables;

/// <summary>What the tokens of a naming convention stand for.</summary>
/// <param name="Table">The table, without its schema.</param>
/// <param name="Columns">The columns of the constraint or index.</param>
internal sealed record NamedPlace(string Table, IReadOnlyList<string> Columns)
{
    /// <summary>The schema of the table, which a label begins with; null for the search path.</summary>
    public string? Schema { get; init; }

    /// <summary>The table a foreign key refers to.</summary>
    public string? ReferredTable { get; init; }

    /// <summary>The columns it refers to.</summary>
    public IReadOnlyList<string> ReferredColumns { get; init; } = [];

    /// <summary>The text of a token such as column_0_N_name.</summary>
    public string Token(string token, string? constraintName) => token switch
    {
        "table_name" => Table,
        "constraint_name" => constraintName
            ?? throw new UnrenderableException("the naming convention needs a name that the script does not give"),
        "referred_table_name" => ReferredTable ?? throw Unknown(token),
        _ when token.StartsWith("referred_column_", StringComparison.Ordinal) =>
            Column(token["referred_column_".Length..], ReferredColumns, token),
        _ when token.StartsWith("column_", StringComparison.Ordinal) => Column(token["column_".Length..], Columns, token),
        _ => throw Unknown(token),
    };

    // 0_name, 0N_name, 0_N_name; key is the name here, label has the table in front.
    private string Column(string token, IReadOnlyList<string> columns, string whole)
    {
        int end = 0;
        while (end < token.Length && char.IsAsciiDigit(token[end]))
        {
            end++;
        }

        string rest = token[end..];
        string kind = rest[(rest.LastIndexOf('_') + 1)..];
        bool isNumber = int.TryParse(token[..end], NumberStyles.None, CultureInfo.InvariantCulture, out int index);
        if (!isNumber || kind is not ("name" or "key" or "label"))
        {
            throw Unknown(whole);
        }

        string label = string.IsNullOrEmpty(Schema) ? Table : $"{Schema.Replace('.', '_')}_{Table}";
        string Text(string column) => kind == "label" ? $"{label}_{column}" : column;
        return rest.StartsWith("_N", StringComparison.Ordinal) ? string.Join('_', columns.Select(Text))
            : rest.StartsWith('N') ? string.Concat(columns.Select(Text))
            : index < columns.Count ? Text(columns[index]) : "";
    }

    private static UnrenderableException Unknown(string token) =>
        new($"the token %({token})s of the naming convention is worked out at run time");
}
