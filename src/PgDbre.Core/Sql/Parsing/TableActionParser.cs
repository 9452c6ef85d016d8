using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>One subcommand of ALTER TABLE; what is none of them is passed as unknown.</summary>
internal static class TableActionParser
{
    public static AlterAction Read(TokenCursor cursor, ObjectKind kind)
    {
        int start = cursor.Position;
        if (kind == ObjectKind.Sequence && SequenceParser.Options(cursor) is { Count: > 0 } options)
        {
            return new SetSequenceOptions(options);
        }

        AlterAction? action = cursor.Word() switch
        {
            "add" => Add(cursor),
            "drop" => Drop(cursor),
            "alter" => Alter(cursor, start),
            "rename" => Rename(cursor),
            "validate" => Validate(cursor),
            "attach" or "detach" => Partition(cursor),
            "inherit" => Inherit(cursor, isRemoved: false),
            "enable" or "disable" or "force" => FiringParser.Read(cursor),
            "no" => No(cursor),
            "set" => TableSetParser.Set(cursor),
            "reset" => TableSetParser.Reset(cursor),
            "cluster" => ClusterOn(cursor),
            "owner" => Owner(cursor),
            "replica" => TableSetParser.ReplicaIdentity(cursor),
            "of" or "not" => OfType(cursor),
            "options" => Options(cursor),
            "depends" => Depends(cursor, isRemoved: false),
            _ => null,
        };
        return action ?? AlterTableParser.Unknown(cursor, start);
    }

    private static AlterAction Add(TokenCursor cursor)
    {
        cursor.Next();
        if (ConstraintParser.StartsTableConstraint(cursor))
        {
            return new AddConstraint(ConstraintParser.Table(cursor));
        }

        cursor.AcceptWord("column");
        bool ifNotExists = cursor.AcceptIfNotExists();
        return new AddColumn(ColumnParser.Read(cursor), ifNotExists);
    }

    private static AlterAction Drop(TokenCursor cursor)
    {
        cursor.Next();
        if (cursor.AcceptWord("constraint"))
        {
            bool ifConstraintExists = cursor.AcceptIfExists();
            return new DropConstraint(cursor.Name(), ifConstraintExists, cursor.AcceptCascade());
        }

        cursor.AcceptWord("column");
        bool ifExists = cursor.AcceptIfExists();
        return new DropColumn(cursor.Name(), ifExists, cursor.AcceptCascade());
    }

    private static AlterAction? Alter(TokenCursor cursor, int start)
    {
        cursor.Next();
        if (cursor.AcceptWord("constraint"))
        {
            return AlterConstraintParser.Read(cursor);
        }

        cursor.AcceptWord("column");
        string column = cursor.Current.Kind == SqlTokenKind.Number ? cursor.Next().ToString() : cursor.Name();
        return ColumnActionParser.Read(cursor, column) ?? AlterTableParser.Unknown(cursor, start);
    }

    /// <summary>RENAME TO, RENAME CONSTRAINT and RENAME [COLUMN].</summary>
    public static AlterAction Rename(TokenCursor cursor)
    {
        cursor.Next();
        if (cursor.AcceptWord("to"))
        {
            return new RenameTo(cursor.Name());
        }

        bool isConstraint = cursor.AcceptWord("constraint");
        cursor.AcceptWord("column");
        string old = cursor.Name();
        cursor.ExpectWord("to");
        return isConstraint ? new RenameConstraint(old, cursor.Name()) : new RenameColumn(old, cursor.Name(), IsCascade: false);
    }

    /// <summary>VALIDATE CONSTRAINT.</summary>
    public static AlterAction Validate(TokenCursor cursor)
    {
        cursor.Next();
        cursor.ExpectWord("constraint");
        return new ValidateConstraint(cursor.Name());
    }

    private static AlterAction? Partition(TokenCursor cursor)
    {
        bool isAttach = cursor.Next().IsWord("attach");
        if (!cursor.AcceptWord("partition"))
        {
            return null;
        }

        QualifiedName partition = cursor.QualifiedName();
        if (isAttach)
        {
            return new AttachPartition(partition, cursor.AtEnd ? null : PartitionParser.Bound(cursor));
        }

        bool isConcurrent = cursor.AcceptWord("concurrently");
        return new DetachPartition(partition, isConcurrent, cursor.AcceptWord("finalize"));
    }

    private static Inherit Inherit(TokenCursor cursor, bool isRemoved)
    {
        cursor.Next();
        return new Inherit(cursor.QualifiedName(), isRemoved);
    }

    private static AlterAction? No(TokenCursor cursor)
    {
        cursor.Next();
        return cursor.Word() switch
        {
            "inherit" => Inherit(cursor, isRemoved: true),
            "depends" => Depends(cursor, isRemoved: true),
            _ => cursor.AcceptWords("force", "row", "level", "security") ? new SetRowSecurity(null, IsForced: false) : null,
        };
    }

    private static ClusterOn ClusterOn(TokenCursor cursor)
    {
        cursor.Next();
        cursor.ExpectWord("on");
        return new ClusterOn(cursor.Name());
    }

    /// <summary>OWNER TO.</summary>
    public static AlterAction Owner(TokenCursor cursor)
    {
        cursor.Next();
        cursor.ExpectWord("to");
        return new ChangeOwner(cursor.Role());
    }

    /// <summary>DEPENDS ON EXTENSION.</summary>
    public static AlterAction Depends(TokenCursor cursor, bool isRemoved)
    {
        cursor.Next();
        cursor.ExpectWords("on", "extension");
        return new DependsOnExtension(cursor.Name(), isRemoved);
    }

    private static SetOfType? OfType(TokenCursor cursor)
    {
        if (cursor.AcceptWords("not", "of"))
        {
            return new SetOfType(null);
        }

        return cursor.AcceptWord("of") ? new SetOfType(cursor.QualifiedName()) : null;
    }

    private static SetForeignOptions? Options(TokenCursor cursor)
    {
        cursor.Next();
        return cursor.OptionalGroup() is { } options ? new SetForeignOptions(options) : null;
    }
}
