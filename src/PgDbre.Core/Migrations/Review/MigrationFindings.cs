using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Rules;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Migrations.Review;

/// <summary>Makes findings of what rules saw at one statement, or at the end of a migration.</summary>
internal sealed class MigrationFindings(Migration migration, MigrationStatement? statement, SchemaModel schema, bool isDowngrade)
{
    /// <summary>How the user wants migrations judged.</summary>
    public required ReviewOptions Options { get; init; }

    /// <summary>What the statement did on a shadow; null if it was not sent there.</summary>
    public StatementTrace? Trace { get; init; }

    /// <summary>The finding; what a shadow has shown goes before what the rule says.</summary>
    public Finding Of(RuleMetadata rule, MigrationObservation seen)
    {
        MigrationStatement? at = seen.At ?? statement;
        double? rows = seen.Claim is { } claim ? schema.Find(claim.Relation)?.Rows : null;
        Finding finding = new()
        {
            RuleId = rule.Id,
            Severity = SeverityOf(seen, rows),
            Object = seen.Object,
            Message = isDowngrade ? $"In the downgrade: {seen.Message}" : seen.Message,
            Evidence = at?.Sql ?? migration.Name,
            Recommendation = seen.Recommendation,
            Sql = seen.Sql,
            Reference = rule.Reference,
            Path = seen.Path ?? (isDowngrade ? migration.DowngradePath ?? migration.Path : migration.Path),
            Line = seen.Line ?? at?.Line,
            Column = seen.Line is null ? at?.Column : null,
            Statement = at?.Sql,
            Lock = seen.Claim is null ? null : Lock(seen.Claim, rows),
            Claim = seen.Claim,
            Code = migration.Kind == MigrationKind.Alembic ? seen.Alembic ?? Execute(seen.Sql) : null,
            IsApproximate = seen.Claim is { IsCertain: false },
        };
        return Trace is null ? finding : ShadowProof.Of(finding, Trace);
    }

    // A downgrade runs when something has gone wrong already, yet seldom: one level less.
    private Severity SeverityOf(MigrationObservation seen, double? rows)
    {
        Severity severity = seen.Severity ?? (seen.Claim is { } claim ? MigrationSeverity.Of(claim, rows) : Severity.Medium);
        return isDowngrade && severity > Severity.Info ? severity - 1 : severity;
    }

    private string Lock(LockEffect claim, double? rows)
    {
        RelationModel? relation = schema.Find(claim.Relation);
        string?[] figures =
        [
            rows is { } count ? $"{Quantity.Count(count)} rows" : null,
            rows is not null && relation?.HeapBytes is { } bytes ? Quantity.Bytes(bytes) : null,
            HoldEstimate.Of(claim, relation, Options.ThroughputMBPerSecond)?.ToString(),
        ];
        string all = string.Join(", ", figures.OfType<string>());
        return all.Length == 0 ? claim.ToString() : $"{claim} ({all})";
    }

    private static string? Execute(string? sql) => sql is null ? null : $"op.execute(\"\"\"{sql}\"\"\")";
}
