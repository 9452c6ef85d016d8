using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Locks;

/// <summary>The effects of the last statement of a script, as a tracer would write them: "events SUX | events_2026 AX scan".</summary>
internal static class LockText
{
    public static string Of(string sql, int target = 17) => Of(ExampleSchema
        .Review(sql, new ReviewOptions { TargetVersion = target }).Statements[^1].Effects);

    public static string Of(IReadOnlyList<LockEffect> effects) => string.Join(" | ", effects
        .OrderBy(effect => effect.Relation.Name, StringComparer.Ordinal)
        .Select(effect => $"{effect.Relation.Name} {Mode(effect.Mode)}{Work(effect.Work)}{(effect.IsCertain ? "" : "?")}"));

    private static string Mode(LockMode mode) => mode switch
    {
        LockMode.AccessExclusive => "AX",
        LockMode.Exclusive => "X",
        LockMode.ShareRowExclusive => "SRX",
        LockMode.Share => "S",
        LockMode.ShareUpdateExclusive => "SUX",
        LockMode.RowExclusive => "RX",
        LockMode.RowShare => "RS",
        _ => "AS",
    };

    private static string Work(TableWork work) => work switch
    {
        TableWork.None => "",
        TableWork.IndexBuild => " index",
        _ => $" {work.ToString().ToLowerInvariant()}",
    };
}
