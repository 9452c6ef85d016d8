using PgDbre.Core.Findings;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class CharColumn : ColumnTypeTaste
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "prefer-text-to-char",
        Code = "T03",
        Title = "char(n)",
        Why = "Values are filled up with blanks, which some operators see and others do not; it is no faster than text.",
        Advice = "text or varchar(n).",
        BadExample = "CREATE TABLE codes (code char(10));",
        GoodExample = "CREATE TABLE codes (code varchar(10));",
        MaxSeverity = Severity.Info,
        SeverityRule = "Info.",
        Reference = "https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_char.28n.29",
    };

    private protected override (string Message, string Recommendation)? Judge(TypeName type) =>
        type.Name is { Schema: null, Name: "bpchar" }
            ? ("values are filled up with blanks, and compared with care nobody takes", "Use text or varchar with a limit.")
            : null;
}
