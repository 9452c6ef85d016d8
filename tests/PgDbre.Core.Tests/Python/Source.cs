using PgDbre.Core.Python;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Tests.Python;

/// <summary>Python text of a test, read.</summary>
internal static class Source
{
    public static string EverythingPath { get; } = Path.Combine(AppContext.BaseDirectory, "Python", "Data", "everything.py");

    public static PythonModule Module(string text)
    {
        PythonReading reading = PythonReader.Read(text);
        Assert.Null(reading.Problem);
        return reading.Module!;
    }

    public static T Statement<T>(string text)
        where T : Statement => Assert.IsType<T>(Assert.Single(Module(text).Body));

    public static T Expression<T>(string text)
        where T : Expression => Assert.IsType<T>(Statement<ExpressionStatement>(text).Value);

    public static PythonProblem Problem(string text)
    {
        PythonReading reading = PythonReader.Read(text);
        Assert.Null(reading.Module);
        return reading.Problem!;
    }
}
