using PgDbre.Core.Findings;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class VarcharColumn : ColumnTypeTaste
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "prefer-text-to-varchar",
        Code = "T03",
        Title = "varchar(n)",
        Why = "A limit that is raised later is quick, one that is lowered rewrites the table, and most limits were a guess.",
        Advice = "text, with a CHECK where a limit is meant.",
        BadExample = "CREATE TABLE labels (label varchar(50));",
        GoodExample = "CREATE TABLE labels (label text);",
        MaxSeverity = Severity.Info,
        SeverityRule = "Info.",
        Reference = "https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_varchar.28n.29_by_default",
    };

    private protected override (string Message, string Recommendation)? Judge(TypeName type) =>
        type.Name is { Schema: null, Name: "varchar" } && type.Modifiers.Count > 0
            ? ("the limit is part of the type", "Use text, and a CHECK on the length where it is a rule of the business.")
            : null;
}
