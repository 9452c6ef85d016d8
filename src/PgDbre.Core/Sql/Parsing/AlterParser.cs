using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>Finds the parser of ALTER by what is altered.</summary>
internal static class AlterParser
{
    public static Statement Read(TokenCursor cursor)
    {
        cursor.ExpectWord("alter");
        if (cursor.AcceptWords("default", "privileges"))
        {
            return PrivilegeParser.Defaults(cursor);
        }

        if (cursor.AcceptWord("system"))
        {
            return SettingParser.Alter(cursor, null);
        }

        ObjectKind kind = ObjectKindParser.Read(cursor);
        return kind switch
        {
            ObjectKind.Table or ObjectKind.Index or ObjectKind.Sequence or ObjectKind.View or ObjectKind.MaterializedView
                or ObjectKind.ForeignTable => AlterTableParser.Read(cursor, kind),
            ObjectKind.Type => AlterTypeParser.Read(cursor),
            ObjectKind.Domain => DomainParser.Alter(cursor),
            ObjectKind.Extension => SchemaParser.AlterExtension(cursor),
            ObjectKind.Policy => PolicyParser.Alter(cursor),
            ObjectKind.Publication => PublicationParser.Alter(cursor),
            ObjectKind.Role or ObjectKind.Database => SettingParser.Alter(cursor, kind),
            _ => OtherObjectParser.Alter(cursor, kind),
        };
    }
}
