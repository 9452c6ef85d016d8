using System.Text;
using System.Text.Json;

namespace PgDbre.Core.Indexes.WhatIf;

/// <summary>
/// The two things a what-if plan is asked for: its total cost and the names of its indexes. Read straight off the JSON, because a
/// selection looks at thousands of plans and needs no tree of any.
/// </summary>
/// <param name="Cost">Total Cost of the root; null if there is no plan (a rule rewrites the statement to nothing).</param>
/// <param name="IndexNames">Every Index Name.</param>
internal sealed record WhatIfPlanText(double? Cost, IReadOnlyList<string> IndexNames)
{
    /// <summary>Reads EXPLAIN (FORMAT JSON).</summary>
    public static WhatIfPlanText Read(string json)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(json));
        double? cost = null;
        List<string> names = [];
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            // The root's keys come before those of its children.
            if (cost is null && reader.ValueTextEquals("Total Cost"))
            {
                reader.Read();
                cost = reader.GetDouble();
            }
            else if (reader.ValueTextEquals("Index Name"))
            {
                reader.Read();
                names.Add(reader.GetString() ?? "");
            }
        }

        return new WhatIfPlanText(cost, names);
    }
}
