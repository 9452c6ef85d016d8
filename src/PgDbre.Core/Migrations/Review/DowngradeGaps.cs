using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Review;

/// <summary>
/// What a downgrade does not undo, told by three models: before the upgrade, after it, and after the downgrade. What a table holds that
/// nobody has told, cannot be missed; what the upgrade itself adds, changes or drops by name, can.
/// </summary>
internal sealed class DowngradeGaps(SchemaModel before, SchemaModel after, SchemaModel undone, int migration)
{
    /// <summary>Half a sentence each, such as "column paid_at of public.orders stays".</summary>
    /// <param name="upgrade">The statements of the upgrade.</param>
    public IEnumerable<string> Find(IReadOnlyList<MigrationStatement> upgrade)
    {
        // What this very upgrade made and dropped again is nobody's loss.
        HashSet<string> made = [.. upgrade.Select(statement => Made(statement.Tree)).OfType<string>()];
        return after.All.SelectMany(Stays).Concat(upgrade.SelectMany(statement => Lost(statement, made))).Distinct();
    }

    private static string? Made(Statement statement) => statement switch
    {
        CreateTable table => table.Name.Name,
        CreateTableAs table => table.Name.Name,
        CreateView view => view.Name.Name,
        CreateIndex index => index.Name,
        _ => null,
    };

    private IEnumerable<string> Stays(RelationModel relation)
    {
        RelationModel? known = before.Find(relation.Name);
        RelationModel? left = undone.Find(relation.Name);
        if (ReferenceEquals(known, relation) || left is null)
        {
            return [];
        }

        if (known is null && relation.CreatedBy == migration)
        {
            return [$"{Noun(relation)} {relation.Name} stays"];
        }

        return
        [
            .. relation.Columns.SelectMany(column => Stays(column, known?.Column(column.Name), left)),
            .. relation.Constraints.Where(one => one is { AddedBy: { } by, Name: not null } && by == migration)
                .Where(one => left.Constraints.Contains(one))
                .Select(one => $"constraint {one.Name} of {relation.Name} stays"),
            .. relation.Indexes.Where(one => one is { AddedBy: { } by, Name: not null, Constraint: null } && by == migration)
                .Where(one => left.Indexes.Any(index => index.Name == one.Name))
                .Select(one => $"index {one.Name} of {relation.Name} stays"),
        ];
    }

    private IEnumerable<string> Stays(ColumnModel column, ColumnModel? known, RelationModel left)
    {
        if (ReferenceEquals(column, known) || left.Column(column.Name) is not { } now)
        {
            yield break;
        }

        string name = $"column {column.Name} of {left.Name}";
        if (column.AddedBy == migration)
        {
            yield return $"{name} stays";
            yield break;
        }

        if (column.IsNotNull && known is not { IsNotNull: true } && now.IsNotNull)
        {
            yield return $"{name} stays NOT NULL";
        }

        if (column.Type is { } type && type != known?.Type && type == now.Type)
        {
            yield return $"{name} stays {type}";
        }
    }

    private IEnumerable<string> Lost(MigrationStatement statement, HashSet<string> made) => statement.Tree switch
    {
        DropObject { Kind: ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView } drop => drop.Names
            .Where(name => after.Find(name) is null && undone.Find(name) is null && !made.Contains(name.Name))
            .Select(name => $"{name} is not brought back"),
        DropObject { Kind: ObjectKind.Index } drop => drop.Names
            .Where(name => after.FindIndex(name) is null && undone.FindIndex(name) is null && !made.Contains(name.Name))
            .Select(name => $"index {name} is not brought back"),
        AlterTable { Kind: ObjectKind.Table } table => table.Actions.SelectMany(action => Lost(action, table.Name)),
        _ => [],
    };

    private IEnumerable<string> Lost(AlterAction action, QualifiedName table)
    {
        RelationModel? then = after.Find(table);
        RelationModel? now = undone.Find(table);
        bool isKept = then is not null && now is not null;
        return action switch
        {
            DropColumn drop when isKept && then!.Column(drop.Column) is null && now!.Column(drop.Column) is null =>
                [$"column {drop.Column} of {table} is not brought back"],
            DropConstraint drop when isKept && then!.Constraint(drop.Constraint) is null && now!.Constraint(drop.Constraint) is null =>
                [$"constraint {drop.Constraint} of {table} is not brought back"],
            _ => [],
        };
    }

    private static string Noun(RelationModel relation) => relation.Kind switch
    {
        Facts.RelationKind.View => "view",
        Facts.RelationKind.MaterializedView => "materialized view",
        Facts.RelationKind.Sequence => "sequence",
        _ => "table",
    };
}
