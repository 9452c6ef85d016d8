using PgDbre.Core.Findings;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class MoneyColumn : ColumnTypeTaste
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "prefer-numeric-to-money",
        Code = "T03",
        Title = "money",
        Why = "What it means follows lc_monetary of the session, and fractions of a cent are lost.",
        Advice = "numeric, with the currency in a column of its own.",
        BadExample = "CREATE TABLE fees (amount money);",
        GoodExample = "CREATE TABLE fees (amount numeric(12,2));",
        MaxSeverity = Severity.Info,
        SeverityRule = "Info.",
        Reference = "https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_money",
    };

    private protected override (string Message, string Recommendation)? Judge(TypeName type) =>
        type.Name is { Schema: null, Name: "money" }
            ? ("its currency and its digits follow lc_monetary of whoever reads it", "Use numeric, and a column for the currency.")
            : null;
}
