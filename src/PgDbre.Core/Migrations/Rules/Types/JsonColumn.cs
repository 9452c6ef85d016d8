using PgDbre.Core.Findings;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class JsonColumn : ColumnTypeTaste
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "prefer-jsonb",
        Code = "T03",
        Title = "json where jsonb would do",
        Why = "json is parsed again at every access, has no equality and no index.",
        Advice = "jsonb, unless the order of keys or the white space matters.",
        BadExample = "CREATE TABLE payloads (body json);",
        GoodExample = "CREATE TABLE payloads (body jsonb);",
        MaxSeverity = Severity.Info,
        SeverityRule = "Info.",
        Reference = "https://www.postgresql.org/docs/current/datatype-json.html",
    };

    private protected override (string Message, string Recommendation)? Judge(TypeName type) =>
        type.Name.Name == "json"
            ? ("it is parsed at every access, and cannot be compared or indexed", "Use jsonb unless the text must stay as it came.")
            : null;
}
