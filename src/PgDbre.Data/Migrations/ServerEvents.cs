using System.Text.Json;
using Npgsql;
using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Data.Migrations;

/// <summary>
/// What event triggers tell of one statement. They tell it by a notice, not by a table: a table would add locks and rows of its own, and
/// what a statement did before it failed would be rolled back with it.
/// </summary>
internal sealed class ServerEvents
{
    /// <summary>The schema of the triggers' functions; no part of what is compared or reported.</summary>
    public const string Schema = "pgdbre_shadow";

    private const string Mark = "pgdbre_shadow ";

    /// <summary>Creates functions and triggers; for a superuser. A function's own setting wins over what the migration set.</summary>
    public const string CreateSql =
        $$"""
        CREATE SCHEMA {{Schema}};
        CREATE FUNCTION {{Schema}}.rewritten() RETURNS event_trigger LANGUAGE plpgsql
            SET search_path = pg_catalog, pg_temp SET client_min_messages = notice AS
        $function$ BEGIN
            RAISE NOTICE '{{Mark}}%', json_build_object('rewritten', pg_event_trigger_table_rewrite_oid()::bigint,
                                                        'reason', pg_event_trigger_table_rewrite_reason());
        END $function$;
        CREATE FUNCTION {{Schema}}.dropped() RETURNS event_trigger LANGUAGE plpgsql
            SET search_path = pg_catalog, pg_temp SET client_min_messages = notice AS
        $function$ BEGIN
            RAISE NOTICE '{{Mark}}%', (
                SELECT json_build_object('dropped', COALESCE(json_agg(json_build_object(
                    'type', object_type, 'identity', object_identity, 'original', original, 'normal', normal, 'temporary', is_temporary,
                    'relation', CASE WHEN classid = 'pg_class'::regclass THEN objid::bigint END)), '[]'))
                FROM pg_event_trigger_dropped_objects() WHERE schema_name IS DISTINCT FROM 'pg_toast');
        END $function$;
        CREATE FUNCTION {{Schema}}.created() RETURNS event_trigger LANGUAGE plpgsql
            SET search_path = pg_catalog, pg_temp SET client_min_messages = notice AS
        $function$ BEGIN
            RAISE NOTICE '{{Mark}}%', (
                SELECT json_build_object('created', COALESCE(json_agg(json_build_object(
                    'type', object_type, 'identity', object_identity)), '[]'))
                FROM pg_event_trigger_ddl_commands()
                WHERE (command_tag LIKE 'CREATE%' OR command_tag = 'SELECT INTO') AND NOT in_extension);
        END $function$;
        CREATE EVENT TRIGGER {{Schema}}_rewritten ON table_rewrite EXECUTE FUNCTION {{Schema}}.rewritten();
        CREATE EVENT TRIGGER {{Schema}}_dropped ON sql_drop EXECUTE FUNCTION {{Schema}}.dropped();
        CREATE EVENT TRIGGER {{Schema}}_created ON ddl_command_end EXECUTE FUNCTION {{Schema}}.created();
        """;

    private readonly Dictionary<uint, RewriteReason> _rewritten = [];
    private readonly List<(DroppedObject Dropped, uint? Relation)> _dropped = [];
    private readonly List<CreatedObject> _created = [];
    private readonly List<string> _notices = [];

    /// <summary>Tables whose rewriting began, and why.</summary>
    public IReadOnlyDictionary<uint, RewriteReason> Rewritten => _rewritten;

    /// <summary>Objects dropped; with the object id where it is a relation or its column.</summary>
    public IReadOnlyList<(DroppedObject Dropped, uint? Relation)> Dropped => _dropped;

    /// <summary>Objects created.</summary>
    public IReadOnlyList<CreatedObject> Created => _created;

    /// <summary>What the server said to the client itself.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>Takes a notice of the driver.</summary>
    public void Hear(PostgresNotice notice)
    {
        if (!notice.MessageText.StartsWith(Mark, StringComparison.Ordinal))
        {
            _notices.Add(notice.MessageText);
            return;
        }

        using JsonDocument document = JsonDocument.Parse(notice.MessageText.AsMemory(Mark.Length));
        JsonElement told = document.RootElement;
        if (told.TryGetProperty("rewritten", out JsonElement relation))
        {
            uint oid = relation.GetUInt32();
            _rewritten[oid] = _rewritten.GetValueOrDefault(oid) | (RewriteReason)told.GetProperty("reason").GetInt32();
        }
        else if (told.TryGetProperty("dropped", out JsonElement dropped))
        {
            _dropped.AddRange(dropped.EnumerateArray().Select(Drop));
        }
        else
        {
            _created.AddRange(told.GetProperty("created").EnumerateArray()
                .Select(one => new CreatedObject(one.GetProperty("type").GetString()!, one.GetProperty("identity").GetString()!)));
        }
    }

    // What is reached from the named object through a normal dependency needed CASCADE; all else is a part of something dropped, as is
    // the rule that makes a view, which depends on the view's tables in its own right.
    private static (DroppedObject Dropped, uint? Relation) Drop(JsonElement one)
    {
        string identity = one.GetProperty("identity").GetString()!;
        bool isCascade = one.GetProperty("normal").GetBoolean() && !identity.StartsWith("\"_RETURN\"", StringComparison.Ordinal);
        DropCause cause = one.GetProperty("original").GetBoolean() ? DropCause.Named : isCascade ? DropCause.Cascade : DropCause.Owned;
        JsonElement relation = one.GetProperty("relation");
        DroppedObject dropped = new(one.GetProperty("type").GetString()!, identity, cause)
        {
            IsNew = one.GetProperty("temporary").GetBoolean(),
        };
        return (dropped, relation.ValueKind == JsonValueKind.Number ? relation.GetUInt32() : null);
    }
}
