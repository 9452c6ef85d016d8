using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>A rule of taste about the type of a column, wherever a statement gives it one.</summary>
internal abstract class ColumnTypeTaste : MigrationRule
{
    internal sealed override bool IsOnByDefault => false;

    internal sealed override IEnumerable<MigrationObservation> Examine(MigrationStep step) => step.Statement.Tree switch
    {
        CreateTable table => table.Columns.SelectMany(column => Examine(table.Name, column.Name, column.Type)),
        AlterTable table => table.Actions.SelectMany(action => action switch
        {
            AddColumn add => Examine(table.Name, add.Column.Name, add.Column.Type),
            AlterColumnType change => Examine(table.Name, change.Column, change.Type),
            _ => [],
        }),
        _ => [],
    };

    /// <summary>What is wrong with the type, behind the column's name, and what to do; null if nothing is.</summary>
    private protected abstract (string Message, string Recommendation)? Judge(TypeName type);

    private IEnumerable<MigrationObservation> Examine(QualifiedName table, string column, TypeName? type)
    {
        if (type is not null && Judge(type) is { } judged)
        {
            yield return new MigrationObservation
            {
                Object = $"{table}.{SqlIdentifier.Display(column)}",
                Severity = Severity.Info,
                Message = $"{SqlIdentifier.Display(column)} is {type}: {judged.Message}.",
                Recommendation = judged.Recommendation,
            };
        }
    }
}
