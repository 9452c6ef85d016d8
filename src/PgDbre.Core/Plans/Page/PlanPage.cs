using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PgDbre.Core.Plans.Page;

/// <summary>
/// One self-contained HTML page that draws plans, without network. Query and plan texts are hostile: they stand in a JSON data
/// block with every &lt; escaped, and a content security policy lets only the scripts run whose hashes it names.
/// </summary>
public static class PlanPage
{
    private const string Boot =
        """
        const plans = JSON.parse(document.getElementById('plans').textContent);
        const { createApp, h, ref } = Vue;
        createApp({
          setup() {
            const chosen = ref(0);
            const choice = () => plans.length < 2 ? null : h('div', { class: 'p-1' }, h('select', {
              class: 'form-select form-select-sm', 'aria-label': 'Plan', onChange: event => { chosen.value = Number(event.target.value); },
            }, plans.map((plan, i) => h('option', { value: i }, plan.name))));
            return () => h('div', { class: 'd-flex flex-column vh-100 overflow-hidden' }, [
              choice(),
              h(pev2.Plan, { key: chosen.value, planSource: plans[chosen.value].plan, planQuery: plans[chosen.value].query }),
            ]);
          },
        }).mount('#app');
        """;

    // The default encoder escapes <, >, & and quotes too: no text can end the data block or look like one.
    private static readonly JsonSerializerOptions Data = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>The page's text.</summary>
    /// <param name="plans">At least one plan that knows its source (see <see cref="Plan.GetSource"/>).</param>
    /// <param name="viewer">The files to embed.</param>
    public static string Write(IReadOnlyList<Plan> plans, PlanViewer viewer)
    {
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentNullException.ThrowIfNull(viewer);
        string[] scripts = [viewer.Vue, viewer.Pev2, Boot];
        string hashes = string.Join(' ', scripts.Select(script => $"'sha256-{Hash(script)}'"));
        string data = JsonSerializer.Serialize(plans.Select((plan, i) => Entry(plan, i + 1)), Data);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {hashes}">
            <title>PostgreSQL plan</title>
            <style>{viewer.Bootstrap}</style>
            <style>{viewer.Pev2Style}</style>
            </head>
            <body>
            <div id="app"></div>
            <noscript>This page draws the plan with JavaScript.</noscript>
            <script type="application/json" id="plans">{data}</script>
            <script>{viewer.Vue}</script>
            <script>{viewer.Pev2}</script>
            <script>{Boot}</script>
            </body>
            </html>

            """;
    }

    private static Dictionary<string, string> Entry(Plan plan, int number) => new()
    {
        ["name"] = $"{number}: {plan}",
        ["query"] = plan.Query ?? "",
        ["plan"] = plan.GetSource() ?? "",
    };

    private static string Hash(string script) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
}
