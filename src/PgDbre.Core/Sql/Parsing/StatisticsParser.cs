using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>CREATE STATISTICS.</summary>
internal static class StatisticsParser
{
    public static Statement Read(TokenCursor cursor)
    {
        cursor.ExpectWord("statistics");
        bool ifNotExists = cursor.AcceptIfNotExists();
        QualifiedName? name = cursor.IsWord("on") || cursor.Is("(") ? null : cursor.QualifiedName();
        List<string> kinds = cursor.OptionalNames();
        cursor.ExpectWord("on");
        List<IndexElement> elements = cursor.List(() => IndexElementParser.Read(cursor));
        cursor.ExpectWord("from");
        QualifiedName? table = cursor.IsName() && !cursor.IsWord("only") ? cursor.QualifiedName() : null;
        bool isPlain = cursor.AtEnd;
        cursor.Rest();
        return new CreateStatistics(name, isPlain ? table : null, elements) { IfNotExists = ifNotExists, Kinds = kinds };
    }
}
