using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Model;

/// <summary>The columns of a relation that the query of a view is built on.</summary>
internal static class ViewColumns
{
    /// <summary>
    /// Those that it names behind the relation's name or alias, those that it names alone (of several relations only USING may have the
    /// same), and all of them where a * stands for them.
    /// </summary>
    public static IReadOnlyList<string> Of(RelationModel relation, IReadOnlyList<SqlToken> tokens)
    {
        HashSet<string> names = Names(relation.Name.Name, tokens);
        HashSet<string> mentioned = new(StringComparer.Ordinal);
        for (int i = 0; i < tokens.Count; i++)
        {
            string? qualifier = i > 1 && tokens[i - 1].Is(".") ? tokens[i - 2].Identifier : null;
            bool isOurs = qualifier is null ? !(i > 0 && tokens[i - 1].IsWord("as")) : names.Contains(qualifier);
            if (isOurs && tokens[i].Is("*") && IsStar(tokens, i))
            {
                return [.. relation.Columns.Select(column => column.Name)];
            }

            if (isOurs && tokens[i].Identifier is { } word)
            {
                mentioned.Add(word);
            }
        }

        return [.. relation.Columns.Select(column => column.Name).Where(mentioned.Contains)];
    }

    // Not the one of count(*), nor a product.
    private static bool IsStar(IReadOnlyList<SqlToken> tokens, int i) =>
        i > 0 && (tokens[i - 1].IsAnyWord("select", "distinct", "all") || tokens[i - 1].Is(",") || tokens[i - 1].Is("."));

    // The relation's name, and what stands behind it in FROM: orders o, orders AS o.
    private static HashSet<string> Names(string relation, IReadOnlyList<SqlToken> tokens)
    {
        HashSet<string> names = new(StringComparer.Ordinal) { relation };
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            int alias = tokens[i + 1].IsWord("as") ? i + 2 : i + 1;
            if (tokens[i].Identifier == relation && alias < tokens.Count && tokens[alias].Identifier is { } name
                && (tokens[alias].Kind == SqlTokenKind.QuotedIdentifier || !ReservedWords.Contains(name)))
            {
                names.Add(name);
            }
        }

        return names;
    }
}
