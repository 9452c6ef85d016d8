using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>VACUUM, ANALYZE and CLUSTER.</summary>
internal static class MaintenanceParser
{
    public static Statement Vacuum(TokenCursor cursor)
    {
        bool isVacuum = cursor.Next().IsWord("vacuum");
        List<StorageParameter> options = OptionParser.Optional(cursor);
        while (options.Count == 0 || cursor.IsAnyWord("full", "freeze", "verbose", "analyze", "analyse"))
        {
            if (cursor.AcceptAnyWord("full", "freeze", "verbose", "analyze", "analyse") is not { } word)
            {
                break;
            }

            options.Add(new StorageParameter(word, null));
        }

        List<RelationReference> tables = cursor.AtEnd ? [] : cursor.List(() => Relation(cursor));
        return new Vacuum(isVacuum, tables)
        {
            Options = options,
            IsFull = options.Any(option => option.Name == "full" && option.IsOn),
            IsAnalyze = !isVacuum || options.Any(option => option.Name is "analyze" or "analyse" && option.IsOn),
        };
    }

    public static Statement Cluster(TokenCursor cursor)
    {
        cursor.ExpectWord("cluster");
        List<StorageParameter> options = OptionParser.Optional(cursor);
        if (cursor.AcceptWord("verbose"))
        {
            options.Add(new StorageParameter("verbose", null));
        }

        if (cursor.AtEnd)
        {
            return new Cluster(null, null) { Options = options };
        }

        QualifiedName name = cursor.QualifiedName();

        // CLUSTER index ON table is the syntax of before 8.3.
        return cursor.AcceptWord("on")
            ? new Cluster(cursor.QualifiedName(), name.Name) { Options = options }
            : new Cluster(name, cursor.AcceptWord("using") ? cursor.Name() : null) { Options = options };
    }

    private static RelationReference Relation(TokenCursor cursor)
    {
        QualifiedName name = cursor.Relation(out bool isOnly);
        return new RelationReference(name, isOnly, cursor.OptionalNames());
    }
}
