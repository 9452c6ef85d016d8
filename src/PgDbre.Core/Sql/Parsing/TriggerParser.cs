using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>CREATE TRIGGER.</summary>
internal static class TriggerParser
{
    public static Statement Read(TokenCursor cursor, bool orReplace)
    {
        bool isConstraint = cursor.AcceptWord("constraint");
        cursor.ExpectWord("trigger");
        string name = cursor.Name();
        string timing = Timing(cursor);
        List<string> columns = [];
        List<string> events = Events(cursor, columns);
        cursor.ExpectWord("on");
        CreateTrigger trigger = new(name, cursor.QualifiedName(), new QualifiedName(null, ""))
        {
            OrReplace = orReplace,
            IsConstraint = isConstraint,
            Timing = timing,
            Events = events,
            Columns = columns,
        };
        return ReadTail(cursor, trigger);
    }

    private static CreateTrigger ReadTail(TokenCursor cursor, CreateTrigger trigger)
    {
        trigger = trigger with { ReferencedTable = cursor.AcceptWord("from") ? cursor.QualifiedName() : null };
        CheckConstraint attributes = new(null!);
        while (ConstraintAttributes.Read(cursor, attributes) is not null)
        {
        }

        Referencing(cursor);
        if (cursor.AcceptWord("for"))
        {
            cursor.AcceptWord("each");
            trigger = trigger with { IsForEachRow = cursor.AcceptAnyWord("row", "statement") == "row" };
        }

        trigger = trigger with { When = cursor.AcceptWord("when") ? cursor.ParenthesizedExpression() : null };
        cursor.ExpectWord("execute");
        if (cursor.AcceptAnyWord("function", "procedure") is null)
        {
            cursor.Fail("FUNCTION or PROCEDURE");
        }

        trigger = trigger with { Function = cursor.QualifiedLabel() };
        if (cursor.OptionalGroup() is null)
        {
            cursor.Fail("(");
        }

        return trigger;
    }

    private static string Timing(TokenCursor cursor)
    {
        if (cursor.AcceptWords("instead", "of"))
        {
            return "instead of";
        }

        string? timing = cursor.AcceptAnyWord("before", "after");
        if (timing is null)
        {
            cursor.Fail("BEFORE, AFTER or INSTEAD OF");
        }

        return timing ?? "";
    }

    private static List<string> Events(TokenCursor cursor, List<string> columns)
    {
        List<string> events = [];
        do
        {
            string? one = cursor.AcceptAnyWord("insert", "update", "delete", "truncate");
            if (one is null)
            {
                cursor.Fail("INSERT, UPDATE, DELETE or TRUNCATE");
                break;
            }

            events.Add(one);
            if (one == "update" && cursor.AcceptWord("of"))
            {
                columns.AddRange(cursor.List(cursor.Name));
            }
        }
        while (cursor.AcceptWord("or"));

        return events;
    }

    private static void Referencing(TokenCursor cursor)
    {
        if (!cursor.AcceptWord("referencing"))
        {
            return;
        }

        while (cursor.AcceptAnyWord("old", "new") is not null)
        {
            cursor.AcceptAnyWord("table", "row");
            cursor.AcceptWord("as");
            cursor.Name();
        }
    }
}
