using PgDbre.Core.Python;
using PgDbre.Core.Python.Names;
using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Values;
using PgDbre.Core.Python.Walking;

namespace PgDbre.Core.Migrations.Alembic.Environments;

/// <summary>
/// Finds MetaData(naming_convention={…}) behind target_metadata: in env.py, or in the module it is imported from, and so on. Only
/// files are read, none is run.
/// </summary>
internal static class ConventionFinder
{
    private const int MostImports = 6;

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>Empty where none was found.</summary>
    public static IReadOnlyDictionary<string, string> Find(EnvironmentScript script, AlembicConfiguration? configuration)
    {
        if (script.Module is not { } module)
        {
            return None;
        }

        string scripts = Path.GetDirectoryName(Path.GetFullPath(script.Path))!;
        string? project = configuration is null ? null : Path.GetDirectoryName(configuration.File);
        IReadOnlyList<string> roots = [.. new[] { project, Path.GetDirectoryName(scripts), scripts }
            .Concat(configuration?.SystemPaths ?? [])
            .OfType<string>()
            .SelectMany(root => new[] { root, Path.Combine(root, "src"), Path.GetDirectoryName(root) ?? root })
            .Distinct(StringComparer.Ordinal)];
        ModuleNames names = ModuleNames.Of(module);
        return InModule(names) ?? Follow(TargetOf(module, names), roots) ?? None;
    }

    // target_metadata = Base.metadata: the full name of Base.metadata.
    private static string? TargetOf(PythonModule module, ModuleNames names)
    {
        Expression? value = module.Body.OfType<AssignStatement>()
            .LastOrDefault(assign => assign.Targets is [NameExpression { Name: "target_metadata" }])?.Value;
        return value is null ? null : ModuleNames.DottedName(value, names.Top);
    }

    private static Dictionary<string, string>? Follow(string? dottedName, IReadOnlyList<string> roots)
    {
        string? current = dottedName;
        for (int step = 0; step < MostImports && current is not null; step++)
        {
            if (ModuleFile(current, roots) is not { } found || PythonReader.Read(File.ReadAllBytes(found.File)).Module is not { } module)
            {
                return null;
            }

            ModuleNames names = ModuleNames.Of(module);
            if (InModule(names) is { } convention)
            {
                return convention;
            }

            current = Source(names, found.Name, found.Package);
        }

        return null;
    }

    // app.models.Base.metadata: app/models.py or app/models/__init__.py, and Base in it.
    private static (string File, string Name, string Package)? ModuleFile(string dottedName, IReadOnlyList<string> roots)
    {
        string[] parts = dottedName.Split('.');
        for (int length = parts.Length - 1; length > 0; length--)
        {
            string relative = Path.Combine(parts[..length]);
            foreach (string root in roots)
            {
                string module = Path.Combine(root, relative + ".py");
                string package = Path.Combine(root, relative, "__init__.py");
                if (File.Exists(module))
                {
                    return (module, parts[length], string.Join('.', parts[..(length - 1)]));
                }

                if (File.Exists(package))
                {
                    return (package, parts[length], string.Join('.', parts[..length]));
                }
            }
        }

        return null;
    }

    // Where a module has a name from; a relative import begins with the dots of its package.
    private static string? Source(ModuleNames names, string name, string package)
    {
        string? dotted = names.Top.BindingsOf(name).LastOrDefault(binding => binding.Kind == BindingKind.Import)?.DottedName;
        if (dotted is null || dotted[0] != '.')
        {
            return dotted;
        }

        int dots = dotted.TakeWhile(c => c == '.').Count();
        string[] parents = package.Split('.', StringSplitOptions.RemoveEmptyEntries);
        return dots - 1 > parents.Length ? null : string.Join('.', parents[..^(dots - 1)].Append(dotted[dots..]));
    }

    private static Dictionary<string, string> Templates(DictionaryValue convention)
    {
        Dictionary<string, string> templates = new(StringComparer.Ordinal);
        foreach (KeyValuePair<PythonValue, PythonValue> item in convention.Items.Where(item => item is { Key: TextValue, Value: TextValue }))
        {
            templates[item.Key.AsText!] = item.Value.AsText!;
        }

        return templates;
    }

    private static Dictionary<string, string>? InModule(ModuleNames names)
    {
        ConstantFolder folder = new(names);
        foreach (CallSite site in SyntaxWalk.Calls(names.Module))
        {
            foreach (KeywordArgument keyword in site.Call.Keywords.Where(keyword => keyword.Name == "naming_convention"))
            {
                if (folder.Fold(keyword.Value, site.Enclosure) is DictionaryValue { Items.Count: > 0 } convention)
                {
                    return Templates(convention);
                }
            }
        }

        return null;
    }
}
