namespace PgDbre.Core.Plans.Page;

/// <summary>The third-party files a plan page holds, as text.</summary>
/// <param name="Vue">vue.runtime.global.prod.js: no template compiler, so nothing is evaluated from strings.</param>
/// <param name="Pev2">pev2.umd.js.</param>
/// <param name="Bootstrap">bootstrap.min.css.</param>
/// <param name="Pev2Style">pev2.css.</param>
public sealed record PlanViewer(string Vue, string Pev2, string Bootstrap, string Pev2Style);
