using PgDbre.Core.Sql;

namespace PgDbre.Data.Migrations.Facts;

/// <summary>Types by format_type's text: a thousand columns share a dozen types, each of which is parsed once.</summary>
internal sealed class TypeCache
{
    private readonly Dictionary<string, TypeName> _types = new(StringComparer.Ordinal);

    public TypeName this[string text]
    {
        get
        {
            if (!_types.TryGetValue(text, out TypeName? type))
            {
                _types[text] = type = TypeName.Parse(text);
            }

            return type;
        }
    }
}
