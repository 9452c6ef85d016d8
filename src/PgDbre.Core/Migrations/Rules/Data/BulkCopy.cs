using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class BulkCopy : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "bulk-copy",
        Code = "M03",
        Title = "A large table copied by one statement",
        Why = "It is one long transaction: VACUUM cannot remove what died since it began, in any table, and a failure at the end "
            + "undoes it all.",
        Advice = "Copy ranges of the key, each range committed.",
        BadExample = "CREATE TABLE order_archive AS SELECT * FROM orders;",
        GoodExample = """
            CREATE TABLE order_archive (LIKE orders);
            INSERT INTO order_archive SELECT * FROM orders WHERE id > 0 AND id <= 5000;
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium.",
        Reference = "https://www.postgresql.org/docs/current/populate.html",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        (SelectStatement? query, string what) = step.Statement.Tree switch
        {
            CreateTableAs { WithNoData: false, IsMaterializedView: false, Query: SelectStatement select } => (select, "CREATE TABLE AS"),
            SelectStatement { Into: not null } select => (select, "SELECT INTO"),
            InsertStatement { Query: SelectStatement { IsValues: false } select } => (select, "INSERT … SELECT"),
            _ => (null, ""),
        };
        if (query is null or { HasLimit: true })
        {
            yield break;
        }

        foreach (QualifiedName source in query.Reads.Where(source => IsCopied(source, query.Source.Tokens) && IsLarge(source, query, step)))
        {
            string size = step.Rows(source) is { } rows ? $"{Quantity.Count(rows)} rows" : "their number is not known";
            yield return new MigrationObservation
            {
                Object = step.Display(source),
                Severity = Severity.Medium,
                Message = $"One {what} copies the rows of {step.Display(source)} ({size}) in one transaction.",
                Recommendation = "Make the table first, then copy ranges of the key, each one committed.",
            };
        }
    }

    // Its name stands behind FROM or JOIN of the query itself, not of a sub-query.
    private static bool IsCopied(QualifiedName source, IReadOnlyList<SqlToken> tokens)
    {
        int depth = 0;
        bool isFrom = false;
        foreach (SqlToken token in tokens)
        {
            depth += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
            isFrom = depth == 0 ? token.IsWord("from") || (isFrom && !token.IsWord("where")) : isFrom;
            if (isFrom && depth == 0 && token.Identifier == source.Name)
            {
                return true;
            }
        }

        return false;
    }

    // Of an unknown size only a copy of the whole is reported: most INSERT … SELECT with a condition move a few rows.
    private static bool IsLarge(QualifiedName source, SelectStatement query, MigrationStep step)
    {
        RelationModel? table = step.Schema.Find(source);
        bool isOfWith = step.Statement.Tree is DataStatement { With: var with } && with.Any(one => one.Name == source.Name);
        if (isOfWith || step.IsOfThisMigration(source) || table is { Kind: not (Facts.RelationKind.Table or Facts.RelationKind.PartitionedTable) })
        {
            return false;
        }

        ChangeExtent extent = query.Where is null
            ? ChangeExtent.All
            : RowCondition.Extent(query.Where, table, query.Reads.Count > 1, step.Options.MaxUnbatchedRows);
        return extent != ChangeExtent.Few && (table?.Rows is { } rows
            ? rows >= step.Options.MaxUnbatchedRows
            : extent == ChangeExtent.All && query is { Reads.Count: 1, IsSetOperation: false });
    }
}
