namespace PgDbre.Core.Plans.Comparison;

/// <summary>Planner settings that differ between two plans. EXPLAIN tells only those that are not the default.</summary>
internal static class SettingsChange
{
    private const string Default = "default";

    public static string Of(Plan before, Plan after)
    {
        // Without the SETTINGS option nothing is known, which is not the same as the default.
        if (!TellsSettings(before) || !TellsSettings(after))
        {
            return "";
        }

        IEnumerable<string> names = before.Settings.Keys.Union(after.Settings.Keys).Order(StringComparer.Ordinal);
        return string.Join("; ", names
            .Select(name => (Name: name, Before: before.Settings.GetValueOrDefault(name, Default), After: after.Settings.GetValueOrDefault(name, Default)))
            .Where(setting => setting.Before != setting.After)
            .Select(setting => $"{setting.Name}: {setting.Before} → {setting.After}"));
    }

    private static bool TellsSettings(Plan plan) => plan.Properties.ContainsKey("Settings");
}
