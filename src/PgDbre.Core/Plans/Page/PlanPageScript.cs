namespace PgDbre.Core.Plans.Page;

/// <summary>
/// What the page runs: choose a plan, read its findings, let pev2 draw it. Every text goes through Vue's h() as a text child, so none
/// of it becomes markup. On a narrow screen the findings start folded, so that the drawing has the room.
/// </summary>
internal static class PlanPageScript
{
    public const string Text =
        """
        const plans = JSON.parse(document.getElementById('plans').textContent);
        const { createApp, h, ref } = Vue;
        const colors = { Critical: 'danger', High: 'danger', Medium: 'warning', Low: 'secondary', Info: 'light' };
        const isDark = matchMedia('(prefers-color-scheme: dark)');
        const paint = () => { document.documentElement.dataset.bsTheme = isDark.matches ? 'dark' : 'light'; };
        isDark.addEventListener('change', paint);
        paint();

        const choice = chosen => plans.length < 2 ? null : h('div', { class: 'p-1' }, h('select', {
          class: 'form-select form-select-sm', 'aria-label': 'Plan', onChange: event => { chosen.value = Number(event.target.value); },
        }, plans.map((plan, i) => h('option', { value: i }, plan.name))));

        const finding = one => h('li', { class: 'list-group-item small' }, [
          h('span', { class: `badge text-bg-${colors[one.severity]} me-2` }, one.severity),
          h('code', { class: 'me-2' }, one.rule),
          one.message,
          h('div', { class: 'text-body-secondary' }, one.recommendation),
          one.sql ? h('pre', { class: 'mb-0 mt-1 user-select-all' }, one.sql) : null,
          one.proof ? h('div', { class: 'fw-semibold' }, one.proof) : null,
        ]);

        const findings = plan => plan.findings.length === 0 ? null : h('details', { class: 'border-bottom', open: innerWidth >= 768 }, [
          h('summary', { class: 'px-2 py-1' }, `Findings: ${plan.findings.length}`),
          h('ul', { class: 'list-group list-group-flush overflow-auto', style: 'max-height: 35vh' }, plan.findings.map(finding)),
        ]);

        createApp({
          setup() {
            const chosen = ref(0);
            return () => h('div', { class: 'd-flex flex-column vh-100 overflow-hidden' }, [
              choice(chosen),
              findings(plans[chosen.value]),
              h(pev2.Plan, { key: chosen.value, planSource: plans[chosen.value].plan, planQuery: plans[chosen.value].query }),
            ]);
          },
        }).mount('#app');
        """;
}
