using PgDbre.Core.Indexes.Vectors;

namespace PgDbre.Data.Indexes.Vectors;

/// <summary>How far a measurement is.</summary>
/// <param name="Activity">What was done last.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Total">Steps there are, at most.</param>
/// <param name="Measured">What the step measured; null for one that only prepares.</param>
public sealed record VectorMeasureStep(string Activity, int Done, int Total, VectorIndexMeasurement? Measured = null);
