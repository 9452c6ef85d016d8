using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Tests.Python;

public class StatementTests
{
    [Fact]
    public void A_class_has_its_bases_keywords_decorators_and_type_parameters()
    {
        ClassDefinition definition = Source.Statement<ClassDefinition>("@register(1)\nclass Order[T: int = bool, *Ts, **P](Base, *more, metaclass=M):\n    pass\n");

        Assert.Equal(("Order", 2), (definition.Name, definition.Line));
        Assert.Equal(["Base", "*more"], definition.Bases.Select(Shape.Of));
        Assert.Equal(["metaclass=M"], definition.Keywords.Select(Shape.Of));
        Assert.Equal(["register(1)"], definition.Decorators.Select(Shape.Of));
        Assert.Equal(
            [(TypeParameterKind.TypeVariable, "T"), (TypeParameterKind.TypeVariableTuple, "Ts"), (TypeParameterKind.ParameterSpecification, "P")],
            definition.TypeParameters.Select(parameter => (parameter.Kind, parameter.Name)));
    }

    [Fact]
    public void A_function_has_its_parameters_with_annotations_and_defaults()
    {
        FunctionDefinition function = Source.Statement<FunctionDefinition>("async def f(a: int, /, b=1, *args: *Ts, key: str = 'x', **rest) -> None: ...");

        Assert.True(function.IsAsync);
        Assert.Equal(
            ["PositionalOnly a", "PositionalOrKeyword b=1", "VariablePositional args", "KeywordOnly key='x'", "VariableKeyword rest"],
            function.Parameters.Select(Shape.Of));
        Assert.Equal(["int", "", "*Ts", "str", ""], function.Parameters.Select(parameter => Shape.Of(parameter.Annotation)));
        Assert.Equal("None", Shape.Of(function.Returns));
    }

    [Fact]
    public void Assignments_keep_every_target()
    {
        AssignStatement assign = Source.Statement<AssignStatement>("a = b, *c = d.e = 1, 2");

        Assert.Equal(["a", "<b, *c>", "d.e"], assign.Targets.Select(Shape.Of));
        Assert.Equal("<1, 2>", Shape.Of(assign.Value));
        Assert.True(Source.Statement<AnnotatedAssignStatement>("x: int = 1").IsSimple);
        Assert.False(Source.Statement<AnnotatedAssignStatement>("(x): int").IsSimple);
        Assert.Equal(BinaryOperator.FloorDivide, Source.Statement<AugmentedAssignStatement>("x //= 2").Operator);
    }

    [Fact]
    public void Elif_is_a_branch_of_its_if()
    {
        IfStatement statement = Source.Statement<IfStatement>("if a: b\nelif (c := d): e\nelse:\n    f\n");

        Assert.Equal(["a", "(c := d)"], statement.Branches.Select(branch => Shape.Of(branch.Test)));
        Assert.Equal([1, 2], statement.Branches.Select(branch => branch.Line));
        Assert.Single(statement.OrElse);
    }

    [Theory]
    [InlineData("with a as b, c: pass", "a as b; c")]
    [InlineData("with (a as b, c,): pass", "a as b; c")]
    [InlineData("with (a, b): pass", "a; b")]
    [InlineData("with (a, b) as c: pass", "<a, b> as c")]
    [InlineData("with (a).b as c: pass", "a.b as c")]
    [InlineData("with (a for a in b): pass", "Generator(a for a in b)")]
    [InlineData("with (yield): pass", "(yield )")]
    [InlineData("with (a := b): pass", "(a := b)")]
    [InlineData("with (): pass", "<>")]
    [InlineData("async with a as (b, c): pass", "a as <b, c>")]
    public void With_tells_items_in_parentheses_from_a_tuple(string text, string expected)
    {
        WithStatement with = Source.Statement<WithStatement>(text);

        Assert.Equal(expected, string.Join("; ", with.Items.Select(
            item => Shape.Of(item.Context) + (item.Target is null ? "" : " as " + Shape.Of(item.Target)))));
    }

    [Fact]
    public void Try_has_its_handlers_and_knows_a_group()
    {
        TryStatement statement = Source.Statement<TryStatement>("try:\n  a\nexcept (A, B) as e:\n  b\nexcept C, D:\n  c\nexcept:\n  d\nelse:\n  e\nfinally:\n  f\n");

        Assert.Equal([("<A, B>", "e"), ("<C, D>", null), ("", null)], statement.Handlers.Select(handler => (Shape.Of(handler.Type), handler.Name)));
        Assert.False(statement.IsGroup);
        Assert.True(Source.Statement<TryStatement>("try: a\nexcept* A: b").IsGroup);
    }

    [Fact]
    public void Imports_keep_names_aliases_and_dots()
    {
        ImportStatement import = Source.Statement<ImportStatement>("import a.b as c, d");
        ImportFromStatement from = Source.Statement<ImportFromStatement>("from ...pkg.mod import (a as b, c,)");
        ImportFromStatement star = Source.Statement<ImportFromStatement>("from . import *");

        Assert.Equal([("a.b", "c"), ("d", null)], import.Names.Select(name => (name.Name, name.AsName)));
        Assert.Equal(("pkg.mod", 3), (from.Module, from.Level));
        Assert.Equal([("a", "b"), ("c", null)], from.Names.Select(name => (name.Name, name.AsName)));
        Assert.Equal((null, 1, "*"), (star.Module, star.Level, star.Names[0].Name));
    }

    [Theory]
    [InlineData("match = 1")]
    [InlineData("match(a, b)")]
    [InlineData("match[a]: int")]
    [InlineData("match * a")]
    [InlineData("type = case = _ = 1")]
    [InlineData("print(type(x))")]
    [InlineData("type in x")]
    public void Soft_keywords_are_names_elsewhere(string text) => Assert.Single(Source.Module(text).Body);

    [Fact]
    public void Match_has_its_patterns()
    {
        MatchStatement match = Source.Statement<MatchStatement>(
            "match a, *b:\n  case [1, *rest] if x: pass\n  case {'k': v, **more}: pass\n  case C(1, n=m.D) | None: pass\n  case -1 + 2j: pass\n  case _: pass\n");

        Assert.Equal("<a, *b>", Shape.Of(match.Subject));
        SequencePattern sequence = Assert.IsType<SequencePattern>(match.Cases[0].Pattern);
        Assert.Equal("rest", Assert.IsType<StarPattern>(sequence.Patterns[1]).Name);
        Assert.Equal("x", Shape.Of(match.Cases[0].Guard));
        Assert.Equal("more", Assert.IsType<MappingPattern>(match.Cases[1].Pattern).Rest);
        OrPattern either = Assert.IsType<OrPattern>(match.Cases[2].Pattern);
        Assert.Equal(["n"], Assert.IsType<ClassPattern>(either.Patterns[0]).KeywordNames);
        Assert.IsType<SingletonPattern>(either.Patterns[1]);
        Assert.IsType<ValuePattern>(match.Cases[3].Pattern);
        Assert.Null(Assert.IsType<AsPattern>(match.Cases[4].Pattern).Name);
    }

    [Fact]
    public void A_type_alias_has_its_parameters()
    {
        TypeAliasStatement alias = Source.Statement<TypeAliasStatement>("type Pair[T] = tuple[T, T]");

        Assert.Equal("Pair", alias.Name.Name);
        Assert.Equal("T", Assert.Single(alias.TypeParameters).Name);
        Assert.Equal("tuple[<T, T>]", Shape.Of(alias.Value));
    }

    [Fact]
    public void Simple_statements_of_one_line_are_several() =>
        Assert.Equal(
            ["FlowStatement", "DeleteStatement", "RaiseStatement", "AssertStatement", "GlobalStatement", "NonlocalStatement", "ReturnStatement"],
            Source.Module("pass; del a, b[0]; raise A from b; assert c, d; global e; nonlocal f; return *g, 1;\n").Body.Select(node => node.GetType().Name));
}
