using PgDbre.Core.Findings;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class TimestampColumn : ColumnTypeTaste
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "prefer-timestamptz",
        Code = "T03",
        Title = "timestamp without time zone",
        Why = "It is no point in time: what it means depends on who reads it, and clients in two zones disagree.",
        Advice = "timestamptz.",
        BadExample = "CREATE TABLE visits (at timestamp);",
        GoodExample = "CREATE TABLE visits (at timestamptz);",
        MaxSeverity = Severity.Info,
        SeverityRule = "Info.",
        Reference = "https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_timestamp_.28without_time_zone.29",
    };

    private protected override (string Message, string Recommendation)? Judge(TypeName type) =>
        type.Name is { Schema: null, Name: "timestamp" }
            ? ("it says when by the clock on the wall, not which clock", "Use timestamptz for a point in time.")
            : null;
}
