using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Migrations.Session;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>One statement in its place: what a rule may look at.</summary>
internal sealed record MigrationStep
{
    /// <summary>The migration it belongs to.</summary>
    public required Migration Migration { get; init; }

    /// <summary>Ordinal of that migration in the chain, counted from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The statement.</summary>
    public required MigrationStatement Statement { get; init; }

    /// <summary>The statements of the same direction, in order.</summary>
    public required IReadOnlyList<MigrationStatement> Statements { get; init; }

    /// <summary>Where in <see cref="Statements"/> it stands.</summary>
    public required int Position { get; init; }

    /// <summary>True if it belongs to the downgrade.</summary>
    public bool IsDowngrade { get; init; }

    /// <summary>The schema before it runs.</summary>
    public required SchemaModel Schema { get; init; }

    /// <summary>The session before it runs; its transaction is the one the statement runs in.</summary>
    public required SessionModel Session { get; init; }

    /// <summary>What it does to relations that others may see: locks and work.</summary>
    public required IReadOnlyList<LockEffect> Effects { get; init; }

    /// <summary>What it did on a shadow, the whole block for a statement inside of one; null if it was not sent there.</summary>
    public StatementTrace? Trace { get; init; }

    /// <summary>How it failed on a row of the shadow, before it ran there without rows; null if it did not.</summary>
    public StatementTrace? RowFailure { get; init; }

    /// <summary>How the user wants migrations judged.</summary>
    public required ReviewOptions Options { get; init; }

    /// <summary>The statements before it with their effects, in order.</summary>
    public IReadOnlyList<JudgedStatement> Judged { get; init; } = [];

    /// <summary>What decides about its locks.</summary>
    public LockContext Context => new(Schema, Options.TargetVersion) { TimeZone = Session.Setting("TimeZone") };

    /// <summary>Statements before it, nearest first.</summary>
    public IEnumerable<MigrationStatement> Earlier
    {
        get
        {
            for (int i = Position - 1; i >= 0; i--)
            {
                yield return Statements[i];
            }
        }
    }

    /// <summary>Statements behind it, in order.</summary>
    public IEnumerable<MigrationStatement> Later => Statements.Skip(Position + 1);

    /// <summary>
    /// True if nobody can be kept waiting on the relation: this migration made it, unconditionally, and put no unknown number of rows into
    /// it; or it is temporary.
    /// </summary>
    public bool IsNew(QualifiedName relation) =>
        Schema.Find(relation) is { } known
        && (known.IsTemporary || (!IsDowngrade && known.CreatedBy == Ordinal && !known.IsFilled));

    /// <summary>True if this migration made the relation, whatever it has put into it since: before, nobody used it.</summary>
    public bool IsOfThisMigration(QualifiedName relation) =>
        IsNew(relation) || (!IsDowngrade && Schema.Find(relation)?.CreatedBy == Ordinal);

    /// <summary>Rows of a table by the snapshot; null if not known.</summary>
    public double? Rows(QualifiedName relation) => Schema.Find(relation)?.Rows;

    /// <summary>What it does to one relation; null if nothing.</summary>
    public LockEffect? EffectOn(QualifiedName relation)
    {
        QualifiedName resolved = Schema.Resolve(relation);
        return Effects.FirstOrDefault(effect => effect.Relation == resolved);
    }

    /// <summary>What one action of ALTER TABLE does to the table; null if nothing, or nobody can be kept waiting on it.</summary>
    public LockEffect? EffectOf(AlterAction action, AlterTable table)
    {
        QualifiedName resolved = Schema.Resolve(table.Name);
        LockEffect[] effects = EffectOn(table.Name) is null
            ? []
            : [.. AlterTableLocks.OfAction(action, table, Context).Where(effect => effect.Relation == resolved)];
        return effects.Length == 0 ? null : StatementLocks.Strongest(effects);
    }

    /// <summary>A column as messages name it: table.column.</summary>
    public string Display(QualifiedName relation, string column) => $"{Display(relation)}.{SqlIdentifier.Display(column)}";

    /// <summary>A relation as messages name it: with its schema, that of the search path where none was written.</summary>
    public string Display(QualifiedName relation) => Schema.Resolve(relation).ToString();
}
