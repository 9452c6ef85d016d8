using PgDbre.Core.Catalog;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Data.Migrations;

/// <summary>What happened between two states of a session, in words of relations.</summary>
/// <param name="before">Before the statement.</param>
/// <param name="after">After it.</param>
/// <param name="known">Relations that were there when the run began.</param>
internal sealed class SessionChange(SessionState before, SessionState after, IReadOnlySet<uint> known)
{
    /// <summary>Locks that are held now and were not, besides those seen from outside.</summary>
    public IReadOnlyList<TracedLock> Locks(IEnumerable<(uint Relation, LockMode Mode)> seen)
    {
        HashSet<(uint Relation, LockMode Mode)> taken = [.. after.Locks, .. seen];
        taken.ExceptWith(before.Locks);
        return [.. taken.Select(Lock).OfType<TracedLock>()
            .OrderByDescending(one => one.Mode).ThenBy(one => one.Relation.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>Tables with new files; those of TRUNCATE are empty, and so nothing was written.</summary>
    /// <param name="told">What the event trigger told.</param>
    /// <param name="truncates">The statement may truncate: only what was told counts.</param>
    public IReadOnlyList<TableRewrite> Rewrites(IReadOnlyDictionary<uint, RewriteReason> told, bool truncates) =>
        [.. after.Relations
            .Where(pair => pair.Value.Kind is LockableKind.Table or LockableKind.MaterializedView)
            .Where(pair => HasNewFile(pair.Key))
            .Where(pair => !truncates || told.ContainsKey(pair.Key))
            .Select(pair => new TableRewrite(Relation(pair.Key)!, told.GetValueOrDefault(pair.Key)))
            .OrderBy(one => one.ToString(), StringComparer.Ordinal)];

    /// <summary>
    /// Indexes with new files. An index that is dropped and made again with its old file, as ALTER COLUMN TYPE does where it can, was not
    /// built; one that is under the old name with a new file was rebuilt, whatever its object id.
    /// </summary>
    public IReadOnlyList<IndexBuild> IndexBuilds(bool truncates)
    {
        // A probe hands on what did not change, so that hardly anything is left to be looked at.
        KeyValuePair<uint, RelationState>[] changed = [.. after.Relations
            .Where(pair => pair.Value.Kind == LockableKind.Index && before.Relations.GetValueOrDefault(pair.Key) != pair.Value)];
        if (changed.Length == 0)
        {
            return [];
        }

        HashSet<uint> files = [.. before.Relations.Values.Select(relation => relation.Filenode)];
        HashSet<TableName> names = [.. before.Relations.Values.Where(IsIndex).Select(relation => relation.Name)];
        return [.. changed
            .Where(pair => !files.Contains(pair.Value.Filenode))
            .Select(pair => new IndexBuild(
                Relation(pair.Key)!, before.Relations.ContainsKey(pair.Key) || names.Contains(pair.Value.Name)))
            .Where(build => !truncates || !build.IsRebuild)
            .OrderBy(one => one.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>Indexes that are new, have new files or another validity.</summary>
    public IReadOnlyList<IndexValidity> Validities() =>
        [.. after.Relations
            .Where(pair => IsIndex(pair.Value) && (!before.Relations.TryGetValue(pair.Key, out RelationState? was)
                || was.IsValid != pair.Value.IsValid || was.IsReady != pair.Value.IsReady || was.Filenode != pair.Value.Filenode))
            .Select(pair => new IndexValidity(Relation(pair.Key)!, pair.Value.IsValid, pair.Value.IsReady))
            .OrderBy(one => one.Relation.ToString(), StringComparer.Ordinal)];

    /// <summary>Tables read from end to end; not those that TRUNCATE emptied before it built their indexes.</summary>
    public IReadOnlyList<FullScan> FullScans(IReadOnlyDictionary<uint, RewriteReason> told, bool truncates) =>
        [.. Counted().Where(one => one.Delta.Scans > 0)
            .Where(one => !truncates || told.ContainsKey(one.Oid) || !HasNewFile(one.Oid))
            .Select(one => new FullScan(one.Relation, one.Delta.Scans))];

    /// <summary>Rows written.</summary>
    public IReadOnlyList<RowChange> Rows() =>
        [.. Counted().Where(one => one.Delta.Inserted > 0 || one.Delta.Updated > 0 || one.Delta.Deleted > 0)
            .Select(one => new RowChange(one.Relation, one.Delta.Inserted, one.Delta.Updated, one.Delta.Deleted))];

    /// <summary>Dropped objects as an event trigger told them, with their age; a column is as old as its table here.</summary>
    public IReadOnlyList<DroppedObject> WithAge(IEnumerable<(DroppedObject Dropped, uint? Relation)> told) =>
        [.. told.Select(one => one.Relation is { } oid && !known.Contains(oid) ? one.Dropped with { IsNew = true } : one.Dropped)
            .OrderBy(one => one.Cause).ThenBy(one => one.Identity, StringComparer.Ordinal)];

    /// <summary>Relations that are gone, for a role that may make no event trigger.</summary>
    /// <param name="names">What the statement names.</param>
    public IReadOnlyList<DroppedObject> DroppedRelations(IReadOnlySet<string> names) =>
        [.. before.Relations.Where(pair => !after.Relations.ContainsKey(pair.Key))
            .Where(pair => !IsIndex(pair.Value) || !after.Relations.Values.Any(now => now.Name == pair.Value.Name))
            .Select(pair => new DroppedObject(TypeOf(pair.Value.Kind), pair.Value.Name.ToString(), CauseOf(pair.Value, names))
            {
                IsNew = !known.Contains(pair.Key) || pair.Value.IsTemporary,
            })
            .OrderBy(one => one.Cause).ThenBy(one => one.Identity, StringComparer.Ordinal)];

    /// <summary>Relations that are new, for a role that may make no event trigger.</summary>
    public IReadOnlyList<CreatedObject> CreatedRelations() =>
        [.. after.Relations.Where(pair => !before.Relations.ContainsKey(pair.Key))
            .Where(pair => !IsIndex(pair.Value) || !before.Relations.Values.Any(was => was.Name == pair.Value.Name))
            .Select(pair => new CreatedObject(TypeOf(pair.Value.Kind), pair.Value.Name.ToString()))
            .OrderBy(one => one.Identity, StringComparer.Ordinal)];

    private bool HasNewFile(uint oid) => before.Relations.TryGetValue(oid, out RelationState? was)
        && after.Relations.TryGetValue(oid, out RelationState? now) && was.Filenode != now.Filenode;

    private IEnumerable<(uint Oid, TracedRelation Relation, TableCounters Delta)> Counted() => after.Counters
        .Select(pair => (pair.Key, Relation: Relation(pair.Key)!, Delta: Subtract(pair.Value, before.Counters.GetValueOrDefault(pair.Key))))
        .OrderBy(one => one.Relation.ToString(), StringComparer.Ordinal);

    private TracedLock? Lock((uint Relation, LockMode Mode) taken) => Relation(taken.Relation) is { } relation
        ? new TracedLock(relation, taken.Mode)
        {
            IsStrengthened = before.Locks.Any(held => held.Relation == taken.Relation && held.Mode < taken.Mode),
        }
        : null;

    // Under the old name where it has one; null for what lived only within the statement, as a table's copy while it is rewritten.
    private TracedRelation? Relation(uint oid)
    {
        if (!before.Relations.TryGetValue(oid, out RelationState? state) && !after.Relations.TryGetValue(oid, out state))
        {
            return null;
        }

        return new TracedRelation(state.Name, state.Kind)
        {
            IsNew = !known.Contains(oid) || state.IsTemporary,
            Table = state.TableOid == 0 ? null : Relation(state.TableOid)?.Name,
        };
    }

    private static TableCounters Subtract(TableCounters now, TableCounters was) => new(
        now.Scans - was.Scans, now.Inserted - was.Inserted, now.Updated - was.Updated, now.Deleted - was.Deleted);

    private static bool IsIndex(RelationState relation) => relation.Kind is LockableKind.Index or LockableKind.PartitionedIndex;

    private static DropCause CauseOf(RelationState relation, IReadOnlySet<string> names) =>
        names.Contains(relation.Name.Name) ? DropCause.Named
        : IsIndex(relation) || relation.Kind == LockableKind.Sequence ? DropCause.Owned
        : DropCause.Cascade;

    private static string TypeOf(LockableKind kind) => kind switch
    {
        LockableKind.Index or LockableKind.PartitionedIndex => "index",
        LockableKind.MaterializedView => "materialized view",
        LockableKind.View => "view",
        LockableKind.Sequence => "sequence",
        LockableKind.ForeignTable => "foreign table",
        LockableKind.CompositeType => "type",
        _ => "table",
    };
}
