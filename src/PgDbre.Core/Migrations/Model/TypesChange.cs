using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Model;

/// <summary>The types and functions after a statement.</summary>
/// <param name="transaction">Number of the transaction it runs in.</param>
internal sealed class TypesChange(int transaction)
{
    /// <summary>Applies it.</summary>
    public SchemaTypes Apply(SchemaTypes types, Statement statement) => statement switch
    {
        CreateEnumType type => types.With(type.Name, new EnumModel(type.Labels) { CreatedInTransaction = transaction }),
        AlterType type => type.Actions.Aggregate(types, (model, action) => Altered(model, type.Name, action)),
        CreateDomain domain => types.With(Created(domain)),
        AlterDomain domain when types.Domain(domain.Name) is { } known => Altered(types, known, domain.Action),
        CreateRoutine { Kind: ObjectKind.Function } function => types.With(new FunctionModel(
            function.Name,
            [.. function.Parameters.Where(one => one.Mode is "in" or "inout" or "variadic").Select(one => one.Type)],
            function.Volatility is null or "volatile")),
        DropObject { Kind: ObjectKind.Type or ObjectKind.Domain } drop =>
            drop.Names.Aggregate(types, (model, name) => model.WithoutType(name)),
        DropObject { Kind: ObjectKind.Function or ObjectKind.Routine } drop =>
            drop.Names.Aggregate(types, (model, name) => model.WithoutFunction(name)),
        _ => types,
    };

    private static DomainModel Created(CreateDomain domain) =>
        domain.Constraints.Aggregate(new DomainModel(domain.Name, domain.Type) { Default = domain.Default }, Constrained);

    private static DomainModel Constrained(DomainModel domain, Constraint constraint) => constraint switch
    {
        NotNullConstraint => domain with { IsNotNull = true },
        CheckConstraint check => domain with
        {
            Checks =
            [
                .. domain.Checks,
                new ConstraintModel(NameOf(domain, check), ConstraintKind.Check, [])
                {
                    Expression = check.Expression, IsValid = !check.IsNotValid,
                },
            ],
        },
        _ => domain,
    };

    // typecmds.c, domainAddCheckConstraint.
    private static string NameOf(DomainModel domain, CheckConstraint check)
    {
        string first = check.Name ?? $"{domain.Name.Name}_check";
        string name = first;
        for (int number = 1; check.Name is null && domain.Checks.Any(one => one.Name == name); number++)
        {
            name = $"{first}{number}";
        }

        return name;
    }

    private static SchemaTypes Altered(SchemaTypes types, DomainModel domain, AlterAction action) => action switch
    {
        AddConstraint add => types.With(Constrained(domain, add.Constraint)),
        SetDomainNotNull set => types.With(domain with { IsNotNull = set.IsNotNull }),
        SetDomainDefault set => types.With(domain with { Default = set.Default }),
        DropConstraint drop => types.With(domain with { Checks = [.. domain.Checks.Where(check => check.Name != drop.Constraint)] }),
        ValidateConstraint validate => types.With(domain with
        {
            Checks = [.. domain.Checks.Select(check => check.Name == validate.Constraint ? check with { IsValid = true } : check)],
        }),
        RenameTo rename => types.WithoutType(domain.Name).With(domain with { Name = domain.Name with { Name = rename.NewName } }),
        SetSchema move => types.WithoutType(domain.Name).With(domain with { Name = domain.Name with { Schema = move.Schema } }),
        _ => types,
    };

    private SchemaTypes Altered(SchemaTypes types, QualifiedName name, AlterAction action)
    {
        EnumModel known = types.Enum(name) ?? new EnumModel([]) { IsComplete = false };
        return action switch
        {
            AddEnumValue add when known.Labels.Contains(add.Value) => types,
            AddEnumValue add => types.With(name, Grown(known, add)),
            RenameEnumValue rename => types.With(name, known with
            {
                Labels = [.. known.Labels.Select(label => label == rename.Value ? rename.NewValue : label)],
            }),
            RenameTo rename when types.Enum(name) is not null =>
                types.WithoutType(name).With(types.Resolve(name) with { Name = rename.NewName }, known),
            SetSchema move when types.Enum(name) is not null =>
                types.WithoutType(name).With(types.Resolve(name) with { Schema = move.Schema }, known),
            _ => types,
        };
    }

    private EnumModel Grown(EnumModel known, AddEnumValue add)
    {
        List<string> labels = [.. known.Labels];
        int neighbour = labels.IndexOf(add.Before ?? add.After ?? "");
        labels.Insert(neighbour < 0 ? labels.Count : add.Before is null ? neighbour + 1 : neighbour, add.Value);
        return known with
        {
            Labels = labels,
            AddedInTransaction = transaction,
            Added = known.AddedInTransaction == transaction ? [.. known.Added, add.Value] : [add.Value],
        };
    }
}
