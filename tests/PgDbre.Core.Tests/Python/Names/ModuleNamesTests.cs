using PgDbre.Core.Python.Names;
using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Walking;

namespace PgDbre.Core.Tests.Python.Names;

public class ModuleNamesTests
{
    [Theory]
    [InlineData("import sqlalchemy as sa\nsa.text('x')", "sqlalchemy.text")]
    [InlineData("import sqlalchemy.orm\nsqlalchemy.orm.Session()", "sqlalchemy.orm.Session")]
    [InlineData("from sqlalchemy import text as t\nt('x')", "sqlalchemy.text")]
    [InlineData("from .db import session\nsession.execute()", ".db.session.execute")]
    [InlineData("from . import db\ndb.run()", ".db.run")]
    [InlineData("from alembic import op\nrun = op.execute\ndef f():\n    run('x')", "alembic.op.execute")]
    [InlineData("print('x')", "print")]
    [InlineData("def helper(): pass\nhelper()", "helper")]
    [InlineData("try:\n    import a\nexcept ImportError:\n    import a\na.b()", "a.b")]
    [InlineData("try:\n    import a as x\nexcept ImportError:\n    import b as x\nx.y()", null)]
    [InlineData("def f(session):\n    session.execute()", null)]
    [InlineData("import op\ndef f():\n    op = other()\n    op.run()", null)]
    [InlineData("from a import *\nb()", null)]
    [InlineData("a().b()", null)]
    public void A_call_has_the_full_name_of_its_function(string text, string? expected)
    {
        ModuleNames names = ModuleNames.Of(Source.Module(text));
        CallSite site = SyntaxWalk.Calls(names.Module).First(call => call.Call.Line == names.Module.Source.LineCount);

        Assert.Equal(expected, ModuleNames.DottedName(site.Call.Function, names.At(site.Enclosure)));
    }

    [Fact]
    public void A_name_of_a_class_is_not_seen_in_its_methods()
    {
        ModuleNames names = ModuleNames.Of(Source.Module("x = 1\nclass A:\n    x = 2\n    def f(self):\n        use(x)\n    use(x)\n"));
        List<int> lines = [.. SyntaxWalk.Calls(names.Module).Select(site => Assert.Single(names.At(site.Enclosure).Find("x")!.BindingsOf("x")).Node.Line)];

        Assert.Equal([1, 3], lines);
    }

    [Fact]
    public void Global_nonlocal_and_walrus_bind_where_they_say()
    {
        ModuleNames names = ModuleNames.Of(Source.Module(
            "def f():\n    y = 1\n    def g():\n        global x\n        nonlocal y\n        x = 1\n        y = 2\n        [z := i for i in a]\n"));
        FunctionDefinition outer = (FunctionDefinition)names.Module.Body[0];

        Assert.Equal(BindingKind.Assignment, Assert.Single(names.Top.BindingsOf("x")).Kind);
        Assert.Equal([2, 7], names.Of(outer).BindingsOf("y").Select(binding => binding.Node.Line));
        Assert.Contains("z", names.Of(outer.Body[1]).Names);
        Assert.DoesNotContain("i", names.Of(outer.Body[1]).Names);
    }

    [Fact]
    public void Each_way_of_binding_is_told()
    {
        ModuleNames names = ModuleNames.Of(Source.Module(
            "import a\nb = 1\nc, *d = e\nb += 1\nfor f in g: pass\nwith h as i: pass\ntry: pass\nexcept j as k: pass\n"
            + "def l(m): pass\nclass n: pass\nmatch o:\n  case [p, *q]: pass\n  case {**r}: pass\ntype s = t\ndel u\n"));

        Assert.Equal(
            "a=Import b=Assignment,AugmentedAssignment c=Unpacking d=Unpacking f=LoopTarget i=WithTarget k=Exception l=Function n=Class "
            + "p=Pattern q=Pattern r=Pattern s=TypeAlias u=Deletion",
            string.Join(' ', names.Top.Names.Order().Select(name => $"{name}={string.Join(',', names.Top.BindingsOf(name).Select(binding => binding.Kind))}")));
    }
}
