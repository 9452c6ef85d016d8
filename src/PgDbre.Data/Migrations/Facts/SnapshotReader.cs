using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;
using PgDbre.Data.Catalog;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Migrations.Facts;

/// <summary>
/// Reads a schema snapshot in a read-only transaction. The number of round trips is fixed: what is there, all about it, and two for
/// pg_stat_statements. pg_monitor and CONNECT are enough; works on standbys.
/// </summary>
public static class SnapshotReader
{
    /// <summary>The snapshot; relations that somebody holds exclusively are named instead of waited for.</summary>
    /// <exception cref="PgDbreException">The connection or a statement failed.</exception>
    public static async Task<SchemaSnapshot> ReadAsync(PgConnection connection, SnapshotRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(request);
        await using ServerTransaction transaction =
            await ServerTransaction.DeferredReadOnlyAsync(connection, request.Limits, cancellation).ConfigureAwait(false);
        SessionAssembly session = new();
        await ScopeSteps(session, request).RunAsync(transaction, cancellation).ConfigureAwait(false);
        TypeCache types = new();
        TypeAssembly objects = new(types);
        RelationAssembly relations = new(types);
        CatalogSteps steps = new();
        int major = connection.Identity.Major;
        AddRelationSteps(steps, relations, session.Relations, major);
        AddPartSteps(steps, relations.Parts, session.Relations, major);
        AddTypeSteps(steps, objects, major);
        await steps.RunAsync(transaction, cancellation).ConfigureAwait(false);
        SchemaSnapshot snapshot = Assemble(connection, request, session, objects, relations);
        return await StatementCounts.AddAsync(transaction, connection, snapshot, cancellation).ConfigureAwait(false);
    }

    private static CatalogSteps ScopeSteps(SessionAssembly session, SnapshotRequest request)
    {
        ILookup<bool, (string Schema, string Name)> byWildcard = request.Relations
            .ToLookup(one => SchemaPattern.IsWildcard(one.Schema) || SchemaPattern.IsWildcard(one.Name));
        CatalogSteps steps = new();
        steps.Add(SessionSql.Session, session.AddSession);
        steps.Add(SessionSql.Settings, session.AddSetting);
        steps.Add(SessionSql.RoleSettings, session.AddRoleSetting);
        steps.Add(SessionSql.EmptyPath, static _ => { });
        steps.Add(SessionSql.Transactions, session.AddTransactions);
        steps.Add(StateSql.Database, session.AddCounting);
        steps.Add(SessionSql.Schemas, session.AddSchema);
        steps.Add(SessionSql.Extensions, session.AddExtension);
        steps.Add(
            RelationSql.Scope,
            session.AddRelation,
            byWildcard[true].Select(pair => SchemaPattern.ToRegex([pair.Schema])).ToArray(),
            byWildcard[true].Select(pair => SchemaPattern.ToRegex([pair.Name])).ToArray(),
            byWildcard[false].Select(pair => pair.Schema).ToArray(),
            byWildcard[false].Select(pair => pair.Name).ToArray());
        return steps;
    }

    private static void AddRelationSteps(CatalogSteps steps, RelationAssembly relations, uint[] oids, int major)
    {
        steps.Add(RelationSql.Relations(major), relations.AddRelation, oids);
        steps.Add(RelationSql.Columns, relations.AddColumn, oids);
        steps.Add(RelationSql.Figures, relations.AddFigures, oids);
        steps.Add(RelationSql.Sequences, relations.AddSequence, oids);
        steps.Add(RelationSql.Publications(major), relations.AddPublication, oids);
    }

    private static void AddPartSteps(CatalogSteps steps, PartAssembly parts, uint[] oids, int major)
    {
        steps.Add(PartSql.Constraints(major), parts.AddConstraint, oids);
        steps.Add(PartSql.Indexes(major), parts.AddIndex, oids);
        steps.Add(PartSql.IndexColumns, parts.AddIndexColumn, oids);
        steps.Add(PartSql.Triggers, parts.AddTrigger, oids);
        steps.Add(PartSql.Rules, parts.AddRule, oids);
        steps.Add(PartSql.Policies, parts.AddPolicy, oids);
        steps.Add(PartSql.Statistics, parts.AddStatistics, oids);
        steps.Add(PartSql.Dependents, parts.AddDependent, oids);
    }

    private static void AddTypeSteps(CatalogSteps steps, TypeAssembly objects, int major)
    {
        steps.Add(TypeSql.Types, objects.AddType);
        steps.Add(TypeSql.DomainChecks(major), objects.AddCheck);
        steps.Add(TypeSql.Attributes, objects.AddAttribute);
        steps.Add(TypeSql.Collations, objects.AddCollation);
        steps.Add(TypeSql.BinaryCasts, objects.AddCast);
        steps.Add(TypeSql.Functions, objects.AddFunction);
    }

    private static SchemaSnapshot Assemble(
        PgConnection connection, SnapshotRequest request, SessionAssembly session, TypeAssembly objects, RelationAssembly relations)
    {
        SchemaSnapshot snapshot = new()
        {
            Server = connection.Server,
            Database = connection.Database,
            ServerVersion = connection.Identity.Version,
            ServerMajor = connection.Identity.Major,
            TakenAt = session.TakenAt,
            Scope = [.. request.Relations.Select(pair => new SnapshotScope(pair.Schema, pair.Name))],
            Session = session.Session,
            Schemas = session.Schemas,
            Extensions = session.Extensions,
            Types = objects.Types,
            Collations = objects.Collations,
            BinaryCasts = objects.BinaryCasts,
            Functions = objects.Functions,
            Activity = session.Activity,
            Held = session.Held,
        };
        VolatileDefaults defaults = new(snapshot);
        return snapshot.With(relations.ToRelations(defaults.IsVolatile), snapshot.Activity, snapshot.Gaps);
    }
}
