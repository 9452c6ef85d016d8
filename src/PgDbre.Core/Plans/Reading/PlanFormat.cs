namespace PgDbre.Core.Plans.Reading;

/// <summary>The formats EXPLAIN writes.</summary>
internal enum PlanFormat
{
    Text,
    Json,
    Yaml,
    Xml,
}
