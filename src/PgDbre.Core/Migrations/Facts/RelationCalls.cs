using PgDbre.Core.Catalog;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>
/// How often statements name a relation: the calls that would wait if it were locked. A view takes what is below it along. A name without a
/// schema is looked up in the search_path of the snapshot's session, whatever that of the statement was; what functions and triggers read
/// is not seen.
/// </summary>
public static class RelationCalls
{
    /// <summary>The snapshot's relations with their calls counted; 0 where no statement names one.</summary>
    public static IReadOnlyList<RelationFacts> Count(SchemaSnapshot snapshot, IEnumerable<CountedStatement> statements)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(statements);
        Dictionary<QualifiedName, long> calls = [];
        ILookup<QualifiedName, QualifiedName> below = BelowViews(snapshot);
        foreach (CountedStatement statement in statements)
        {
            HashSet<QualifiedName> touched = [];
            foreach (QualifiedName name in StatementParser.ParseAll(statement.Query).SelectMany(Named))
            {
                if (snapshot.Find(name) is { } relation)
                {
                    Touch(relation.Name, below, touched);
                }
            }

            foreach (QualifiedName relation in touched)
            {
                calls[relation] = calls.GetValueOrDefault(relation) + statement.Calls;
            }
        }

        return [.. snapshot.Relations.Select(relation => relation.Kind == RelationKind.Sequence ? relation : relation with
        {
            Figures = relation.Figures with { Relation = relation.Name, StatementCalls = calls.GetValueOrDefault(relation.Name) },
        })];
    }

    /// <summary>The relations a statement reads or writes, as it names them.</summary>
    private static IEnumerable<QualifiedName> Named(Statement statement) => statement switch
    {
        DataStatement data => [.. data.Reads, .. Targets(data)],
        PrepareStatement prepare => Named(prepare.Inner),
        DeclareCursor cursor => Named(cursor.Query),
        CopyStatement { Query: { } query } => Named(query),
        CopyStatement { Table: { } table } => [table],
        _ => [],
    };

    private static IEnumerable<QualifiedName> Targets(DataStatement data) => data.ModifyingQueries.Prepend(data).Select(one => one switch
    {
        InsertStatement insert => insert.Target,
        UpdateStatement update => update.Target,
        DeleteStatement delete => delete.Target,
        MergeStatement merge => merge.Target,
        _ => null,
    }).OfType<QualifiedName>();

    // A materialised view is a table of its own: reading it locks nothing below.
    private static ILookup<QualifiedName, QualifiedName> BelowViews(SchemaSnapshot snapshot) => snapshot.Relations
        .SelectMany(relation => relation.Dependents
            .Where(dependent => dependent.Kind == DependentKind.View)
            .Select(dependent => (View: dependent.Name, relation.Name)))
        .ToLookup(one => one.View, one => one.Name);

    private static void Touch(QualifiedName relation, ILookup<QualifiedName, QualifiedName> below, HashSet<QualifiedName> touched)
    {
        if (touched.Add(relation))
        {
            foreach (QualifiedName next in below[relation])
            {
                Touch(next, below, touched);
            }
        }
    }
}
