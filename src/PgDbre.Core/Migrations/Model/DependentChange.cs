using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Model;

/// <summary>What statements build on columns, which stands in the way of changing them.</summary>
internal static class DependentChange
{
    /// <summary>The schema with what the statement adds.</summary>
    public static SchemaModel Added(SchemaModel schema, Statement statement) => statement switch
    {
        CreateView view => Query(schema, view.Query, new DependentFacts(DependentKind.View, schema.Resolve(view.Name))),
        CreateTableAs { IsMaterializedView: true } view =>
            Query(schema, view.Query, new DependentFacts(DependentKind.MaterializedView, schema.Resolve(view.Name))),
        CreateTrigger trigger => Part(
            schema, DependentKind.Trigger, trigger.Table, trigger.Name, [.. trigger.Columns, .. trigger.When?.Columns ?? []]),
        CreatePolicy policy => Part(
            schema, DependentKind.Policy, policy.Table, policy.Name, [.. policy.Using?.Columns ?? [], .. policy.WithCheck?.Columns ?? []]),
        CreateRule rule => Part(schema, DependentKind.Rule, rule.Table, rule.Name, Words(rule)),
        _ => schema,
    };

    /// <summary>The schema without those that a DROP takes away.</summary>
    public static SchemaModel Dropped(SchemaModel schema, DropObject drop) => drop.Kind switch
    {
        ObjectKind.View or ObjectKind.MaterializedView => drop.Names.Select(schema.Resolve).Aggregate(schema, WithoutView),
        ObjectKind.Trigger => drop.Objects.Aggregate(schema, (model, one) => WithoutPart(model, DependentKind.Trigger, one)),
        ObjectKind.Policy => drop.Objects.Aggregate(schema, (model, one) => WithoutPart(model, DependentKind.Policy, one)),
        ObjectKind.Rule => drop.Objects.Aggregate(schema, (model, one) => WithoutPart(model, DependentKind.Rule, one)),
        _ => schema,
    };

    private static SchemaModel Query(SchemaModel schema, Statement query, DependentFacts view)
    {
        if (query is not DataStatement data)
        {
            return schema;
        }

        IReadOnlyList<SqlToken> tokens = query.Source.Tokens;
        return data.Reads.Select(schema.Find).OfType<RelationModel>().Aggregate(schema, (model, relation) => model.With(relation with
        {
            Dependents =
            [
                .. relation.Dependents.Where(one => one.Name != view.Name),
                view with { Columns = ViewColumns.Of(relation, tokens) },
            ],
        }));
    }

    private static IEnumerable<string> Words(Statement statement) =>
        statement.Source.Tokens.Select(token => token.Identifier).OfType<string>();

    private static SchemaModel Part(
        SchemaModel schema, DependentKind kind, QualifiedName table, string name, IEnumerable<string> mentioned)
    {
        if (schema.Find(table) is not { } relation)
        {
            return schema;
        }

        string[] columns = [.. mentioned.Where(column => relation.Column(column) is not null).Distinct(StringComparer.Ordinal)];
        return schema.With(relation with
        {
            Dependents = [.. relation.Dependents, new DependentFacts(kind, relation.Name) { Part = name, Columns = columns }],
        });
    }

    private static SchemaModel WithoutView(SchemaModel schema, QualifiedName view) => schema.All
        .Where(relation => relation.Dependents.Any(one => one.Name == view))
        .Aggregate(schema, (model, relation) =>
            model.With(relation with { Dependents = [.. relation.Dependents.Where(one => one.Name != view)] }));

    private static SchemaModel WithoutPart(SchemaModel schema, DependentKind kind, ObjectReference dropped) =>
        dropped.Owner is { } table && schema.Find(table) is { } relation
            ? schema.With(relation with
            {
                Dependents = [.. relation.Dependents.Where(one => one.Kind != kind || one.Part != dropped.Name.Name)],
            })
            : schema;
}
