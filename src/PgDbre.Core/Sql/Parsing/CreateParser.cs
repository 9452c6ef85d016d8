using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>Finds the parser of CREATE by what is created.</summary>
internal static class CreateParser
{
    public static Statement Read(TokenCursor cursor)
    {
        cursor.ExpectWord("create");
        bool orReplace = cursor.AcceptWords("or", "replace");
        return cursor.Word() switch
        {
            "temp" or "temporary" or "local" or "global" or "unlogged" => ReadTemporary(cursor, orReplace),
            "table" => TableParser.Read(cursor, Persistence.Permanent),
            "foreign" when cursor.Peek(1).IsWord("table") => TableParser.ReadForeign(cursor),
            "unique" or "index" => IndexParser.Create(cursor),
            "view" or "recursive" => ViewParser.Create(cursor, orReplace, Persistence.Permanent),
            "materialized" => ViewParser.CreateMaterialized(cursor, Persistence.Permanent),
            "sequence" => SequenceParser.Create(cursor, Persistence.Permanent),
            "type" => CreateTypeParser.Read(cursor),
            "domain" => DomainParser.Create(cursor),
            "schema" => SchemaParser.Create(cursor),
            "extension" => SchemaParser.Extension(cursor),
            "function" or "procedure" => RoutineParser.Create(cursor, orReplace),
            "trigger" => TriggerParser.Read(cursor, orReplace),
            "constraint" when cursor.Peek(1).IsWord("trigger") => TriggerParser.Read(cursor, orReplace),
            "rule" => RuleParser.Read(cursor, orReplace),
            "policy" => PolicyParser.Create(cursor),
            "statistics" => StatisticsParser.Read(cursor),
            "publication" => PublicationParser.Create(cursor),
            _ => OtherObjectParser.Create(cursor, orReplace),
        };
    }

    private static Statement ReadTemporary(TokenCursor cursor, bool orReplace)
    {
        Persistence persistence = AcceptPersistence(cursor);
        return cursor.Word() switch
        {
            "view" or "recursive" => ViewParser.Create(cursor, orReplace, persistence),
            "sequence" => SequenceParser.Create(cursor, persistence),
            "materialized" => ViewParser.CreateMaterialized(cursor, persistence),
            _ => TableParser.Read(cursor, persistence),
        };
    }

    /// <summary>[LOCAL | GLOBAL] TEMP, or UNLOGGED.</summary>
    public static Persistence AcceptPersistence(TokenCursor cursor)
    {
        if (cursor.AcceptWord("unlogged"))
        {
            return Persistence.Unlogged;
        }

        if (cursor.IsAnyWord("local", "global") && cursor.Peek(1).IsAnyWord("temp", "temporary"))
        {
            cursor.Next();
        }

        return cursor.AcceptAnyWord("temp", "temporary") is null ? Persistence.Permanent : Persistence.Temporary;
    }
}
