using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>Names of objects in the shape that their kind has in DROP, ALTER, COMMENT and ALTER EXTENSION.</summary>
internal static class ObjectReferenceParser
{
    public static ObjectReference Read(TokenCursor cursor, ObjectKind kind)
    {
        int start = cursor.Position;
        ObjectReference reference = kind switch
        {
            ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine or ObjectKind.Aggregate =>
                Named(kind, cursor.QualifiedLabel()) with { Arguments = cursor.OptionalGroup() },
            ObjectKind.Operator => Operator(cursor),
            ObjectKind.Cast => Text(cursor, kind, start, cursor.Skip),
            ObjectKind.Transform => Text(cursor, kind, start, () => Transform(cursor)),
            ObjectKind.OperatorClass or ObjectKind.OperatorFamily => Owned(cursor, kind, cursor.QualifiedName(), "using"),
            ObjectKind.Policy or ObjectKind.Rule or ObjectKind.Trigger => Owned(cursor, kind, new QualifiedName(null, cursor.Name()), "on"),
            ObjectKind.Constraint => Constraint(cursor),
            ObjectKind.Column => Column(cursor),
            ObjectKind.Type or ObjectKind.Domain => Named(kind, TypeParser.Read(cursor).Name),
            ObjectKind.LargeObject => Text(cursor, kind, start, () => cursor.Next()),
            ObjectKind.UserMapping => UserMapping(cursor),
            ObjectKind.Role => Named(kind, new QualifiedName(null, cursor.Role())),
            ObjectKind.Language => Named(kind, Language(cursor)),
            _ => Named(kind, cursor.QualifiedName()),
        };
        return reference with { Source = cursor.Taken(start) };
    }

    private static ObjectReference Named(ObjectKind kind, QualifiedName name) => new(kind, name, null!);

    private static ObjectReference Text(TokenCursor cursor, ObjectKind kind, int start, Action pass)
    {
        if (cursor.AtEnd)
        {
            cursor.Fail("A name");
        }

        pass();
        return Named(kind, new QualifiedName(null, cursor.Taken(start).Text));
    }

    private static QualifiedName Language(TokenCursor cursor) =>
        cursor.Current.Kind == SqlTokenKind.String ? new QualifiedName(null, cursor.String()) : cursor.QualifiedName();

    private static ObjectReference Owned(TokenCursor cursor, ObjectKind kind, QualifiedName name, string word)
    {
        cursor.ExpectWord(word);
        return Named(kind, name) with { Owner = cursor.QualifiedName() };
    }

    private static ObjectReference Constraint(TokenCursor cursor)
    {
        string name = cursor.Name();
        cursor.ExpectWord("on");
        cursor.AcceptWord("domain");
        return Named(ObjectKind.Constraint, new QualifiedName(null, name)) with { Owner = cursor.QualifiedName() };
    }

    private static ObjectReference Column(TokenCursor cursor)
    {
        List<string> parts = cursor.NameParts(cursor.Name());
        if (parts.Count < 2)
        {
            cursor.Fail("A table and a column");
            return Named(ObjectKind.Column, new QualifiedName(null, parts[0]));
        }

        return Named(ObjectKind.Column, new QualifiedName(null, parts[^1])) with { Owner = TokenCursor.FromParts(parts[..^1]) };
    }

    private static ObjectReference UserMapping(TokenCursor cursor)
    {
        cursor.ExpectWord("for");
        string role = cursor.AcceptWord("user") ? "user" : cursor.Role();
        cursor.ExpectWord("server");
        return Named(ObjectKind.UserMapping, new QualifiedName(null, role)) with { Owner = cursor.QualifiedName() };
    }

    private static void Transform(TokenCursor cursor)
    {
        cursor.ExpectWord("for");
        TypeParser.Read(cursor);
        cursor.ExpectWord("language");
        cursor.Name();
    }

    /// <summary>[schema.]operator [(types)].</summary>
    public static ObjectReference Operator(TokenCursor cursor)
    {
        string? schema = null;
        while (cursor.IsName() && cursor.Peek(1).Is("."))
        {
            schema = cursor.Name();
            cursor.Next();
        }

        if (cursor.Current.Kind != SqlTokenKind.Operator)
        {
            cursor.Fail("An operator");
        }

        string symbol = cursor.Next().ToString();
        return Named(ObjectKind.Operator, new QualifiedName(schema, symbol)) with { Arguments = cursor.OptionalGroup() };
    }
}
