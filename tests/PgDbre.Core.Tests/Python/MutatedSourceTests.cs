using PgDbre.Core.Python;
using PgDbre.Core.Python.Names;
using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Values;
using PgDbre.Core.Python.Walking;

namespace PgDbre.Core.Tests.Python;

/// <summary>Whatever is done to a file: it is read or refused, soon, and what is read can be walked, resolved and folded.</summary>
public class MutatedSourceTests
{
    private const int Mutations = 1500;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static readonly string[] Splices =
    [
        "(", ")", "[", "]", "{", "}", "'", "\"", "'''", "\"\"\"", "f'", "f\"{", "t'", "rb'", "{{", "}}", "!r", ":", ":=", "=", "->", "\\", "\\\n", "\n", "\r", "\r\n", "\t", "    ",
        "\f", "#", ";", ",", ".", "...", "*", "**", "@", "not ", "lambda ", "lambda: ", "if ", "else ", "for x in ", "async ", "await ", "yield ", "match x:\n case ", "case _:", "type X = ",
        "with (", "except* ", "import ", "from . ", "class ", "def f(", "0x", "0b1", "1_", "1e", "1j", "\\N{", "\\x", "é", "\ud800", "€", "\0", "\ufeff", "global x", "del ", "print x",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_mutated_file_is_read_or_refused(int seed)
    {
        string text = File.ReadAllText(Source.EverythingPath);
        Random random = new(seed);
        int read = 0;
        Task work = Task.Run(() =>
        {
            for (int i = 0; i < Mutations; i++)
            {
                read += Read(Mutate(Piece(text, random), random)) ? 1 : 0;
            }
        });
        await work.WaitAsync(Deadline);
        Assert.InRange(read, 1, Mutations - 1);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("((a),")]
    [InlineData("f'{")]
    [InlineData("f'{a:{")]
    [InlineData("'")]
    [InlineData("'a' ")]
    [InlineData("f'{a}' ")]
    [InlineData("not ")]
    [InlineData("- ")]
    [InlineData("a ** ")]
    [InlineData("a + ")]
    [InlineData("a.")]
    [InlineData("a(")]
    [InlineData("lambda: ")]
    [InlineData("a if b else ")]
    [InlineData("a = ")]
    [InlineData("if a:\n")]
    [InlineData("if a: pass\nel")]
    [InlineData("with (")]
    [InlineData("match x:\n case y: pass\n")]
    [InlineData("\\N{")]
    [InlineData("f'\\N{")]
    [InlineData("\\\n")]
    [InlineData("@a\n")]
    [InlineData("a\n")]
    [InlineData("9")]
    [InlineData("0xF")]
    [InlineData("\t")]
    [InlineData("x = x + x\n")]
    public async Task A_million_characters_of_the_same_end_soon(string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
        await Task.Run(() => Read(text)).WaitAsync(Deadline);
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public void Blocks_nest_as_deep_as_in_CPython(int depth, bool isRead) =>
        Assert.Equal(isRead, PythonReader.Read(string.Concat(Enumerable.Range(0, depth).Select(i => new string(' ', i) + "if a:\n")) + new string(' ', depth) + "b\n").Module is not null);

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Brackets_nest_as_deep_as_in_CPython(int depth, bool isRead) =>
        Assert.Equal(isRead, PythonReader.Read(new string('(', depth) + "a" + new string(')', depth)).Module is not null);

    [Fact]
    public void A_row_of_operators_is_read_to_a_bound_and_then_refused()
    {
        Assert.NotNull(PythonReader.Read(string.Concat(Enumerable.Repeat("'a' + ", 1900)) + "'a'").Module);
        Assert.Equal("the expression nests too deeply to be read", Source.Problem(string.Concat(Enumerable.Repeat("'a' + ", 2100)) + "'a'").Reason);
    }

    private static bool Read(string text)
    {
        PythonReading reading = PythonReader.Read(text);
        Assert.NotEqual(reading.Module is null, reading.Problem is null);
        if (reading.Problem is { } problem)
        {
            Assert.True(problem.Line >= 1 && problem.Column >= 0 && problem.Reason.Length > 0);
            return false;
        }

        PythonModule module = reading.Module!;
        ConstantFolder folder = new(ModuleNames.Of(module));
        foreach (PlacedNode placed in SyntaxWalk.All(module))
        {
            Assert.InRange(placed.Node.Span.Start, 0, placed.Node.Span.End);
            Assert.InRange(placed.Node.Span.End, placed.Node.Span.Start, module.Source.Text.Length);
            if (placed.Node is Expression expression)
            {
                folder.Fold(expression, placed.Enclosure);
            }
        }

        return true;
    }

    // A window of whole lines keeps more of the mutations readable.
    private static string Piece(string text, Random random)
    {
        string[] lines = text.Split('\n');
        int count = 1 + random.Next(lines.Length);
        int start = random.Next(3) == 0 ? 0 : random.Next(lines.Length - count + 1);
        return string.Join('\n', lines, start, count) + "\n";
    }

    private static string Mutate(string text, Random random)
    {
        for (int i = random.Next(4); i > 0; i--)
        {
            int at = random.Next(text.Length);
            int length = random.Next(Math.Min(20, text.Length - at));
            text = random.Next(4) switch
            {
                0 when text.Length - length > 1 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                2 => text.Insert(at, Splices[random.Next(Splices.Length)]),
                _ => text[..at] + Splices[random.Next(Splices.Length)] + text[(at + 1)..],
            };
        }

        return text;
    }
}
