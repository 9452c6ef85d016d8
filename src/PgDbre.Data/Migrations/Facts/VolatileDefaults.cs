using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Migrations.Facts;

/// <summary>Which defaults call a volatile function; each text is judged once.</summary>
/// <param name="snapshot">One that knows the functions.</param>
internal sealed class VolatileDefaults(SchemaSnapshot snapshot)
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public bool IsVolatile(string expression)
    {
        if (!_known.TryGetValue(expression, out bool isVolatile))
        {
            // The server wrote it with an empty search_path, so what has no schema is pg_catalog's.
            _known[expression] = isVolatile = snapshot.IsVolatile(SqlExpression.Parse(expression), searchPath: []);
        }

        return isVolatile;
    }
}
