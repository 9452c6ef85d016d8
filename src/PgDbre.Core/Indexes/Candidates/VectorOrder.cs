using System.Globalization;
using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Expressions;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>The distance that a sort orders by, and what of it can be indexed.</summary>
internal sealed record VectorOrder
{
    /// <summary>The column with the vectors.</summary>
    public required Column Column { get; init; }

    /// <summary>The distance operator.</summary>
    public required string Symbol { get; init; }

    /// <summary>The key, without operator class.</summary>
    public required IndexKey Subject { get; init; }

    /// <summary>vector, halfvec, sparsevec or bit, after any cast.</summary>
    public required string BaseType { get; init; }

    /// <summary>Dimensions; 0 if the column has none declared.</summary>
    public required int Dimensions { get; init; }

    /// <summary>True if the distance itself is the sort key, not something computed from it.</summary>
    public required bool IsBare { get; init; }

    /// <summary>The operator that the index serves: another one than the query's where it holds only bits.</summary>
    public string IndexSymbol { get; init; } = "";

    /// <summary>True if the nearest by the index are only candidates.</summary>
    public bool IsBits => IndexSymbol != Symbol;

    /// <summary>Null unless the first sort key holds a distance of one of the table's vector columns.</summary>
    public static VectorOrder? Read(TableAccess access, SortNeed sort)
    {
        Operand key = sort.Items[0].Operand;
        if (!key.Tokens.Any(token => VectorOperatorClass.IsDistance(token.ToString())))
        {
            return null;
        }

        Column? column = key.Columns.Select(access.Resolve).FirstOrDefault(one => one is not null && VectorOperatorClass.IsVectorType(one.BaseType));
        return column is null ? null : FromDistance(access, column, key);
    }

    /// <summary>Why no index can serve the order, in one sentence; null if one can.</summary>
    public string? Obstacle(SortNeed sort)
    {
        if (!sort.HasLimit || sort.Items[0].IsDescending || !IsBare || sort.Items.Count > 1)
        {
            return "A vector index serves only ORDER BY column <operator> value LIMIT n, ascending and with nothing around or behind the distance.";
        }

        if (Dimensions == 0)
        {
            return $"The column has no dimensions declared, so it cannot be indexed: ALTER TABLE … ALTER COLUMN {SqlIdentifier.Display(Column.Name)} TYPE {BaseType}(n).";
        }

        return Forms().Any()
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Dimensions} dimensions are more than an index on {BaseType} holds ({VectorOperatorClass.MaxDimensions(BaseType)}); "
                    + $"index fewer of them.");
    }

    /// <summary>
    /// The ways to index it, the most exact first: as it is, in half precision (16 bits an element, at a loss of recall that is hardly
    /// measurable), and as one bit for each dimension, whose nearest are candidates. None with too many dimensions for its type.
    /// </summary>
    public IEnumerable<VectorOrder> Forms()
    {
        bool canCast = Subject.Column is not null;
        IEnumerable<VectorOrder?> forms =
        [
            this,
            canCast && BaseType == "vector" ? InHalfPrecision() : null,
            canCast && BaseType is "vector" or "halfvec" && Symbol is "<=>" or "<->" or "<#>" ? InBits() : null,
        ];
        return forms.OfType<VectorOrder>().Where(form => form.Dimensions <= VectorOperatorClass.MaxDimensions(form.BaseType));
    }

    private static VectorOrder FromDistance(TableAccess access, Column column, Operand key)
    {
        Comparison? distance = ConditionParser.Read(key.Tokens) as Comparison;
        bool isDistance = distance is not null && VectorOperatorClass.IsDistance(distance.Operator);
        Operand side = isDistance && distance!.Left.Columns.Count == 0 ? distance.Right : distance?.Left ?? key;
        string type = side.CastTo ?? column.Type;
        VectorOrder order = new()
        {
            Column = column,
            Symbol = isDistance ? distance!.Operator : "<->",
            Subject = side.CastTo is null ? IndexKey.On(column.Name) : new IndexKey { Expression = side.ToIndexExpression() },
            BaseType = VectorOperatorClass.BareType(type),
            Dimensions = VectorOperatorClass.DimensionsOf(type) ?? (side.CastTo is null ? Math.Max(0, column.Modifier) : 0),
            IsBare = isDistance && access.Resolve(side.Column) is not null,
        };
        return order with { IndexSymbol = order.Symbol };
    }

    private VectorOrder InHalfPrecision()
    {
        string cast = string.Create(CultureInfo.InvariantCulture, $"{SqlIdentifier.Display(Column.Name)}::halfvec({Dimensions})");
        return this with { Subject = new IndexKey { Expression = cast }, BaseType = "halfvec" };
    }

    private VectorOrder InBits()
    {
        string bits = string.Create(
            CultureInfo.InvariantCulture, $"binary_quantize({SqlIdentifier.Display(Column.Name)})::bit({Dimensions})");
        return this with { Subject = new IndexKey { Expression = bits }, BaseType = "bit", IndexSymbol = "<~>" };
    }
}
