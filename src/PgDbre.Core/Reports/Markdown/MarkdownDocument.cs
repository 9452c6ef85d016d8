using System.Text;

namespace PgDbre.Core.Reports.Markdown;

/// <summary>Collects blocks of Markdown, one empty line between two. What strangers wrote must come through <see cref="MarkdownText"/>.</summary>
internal sealed class MarkdownDocument
{
    private readonly StringBuilder _text = new();

    public void Heading(int level, string text) => Block($"{new string('#', level)} {text}");

    public void Paragraph(string text) => Block(text);

    public void List(IEnumerable<string> items) => Block(string.Join('\n', items.Select(item => $"- {item}")));

    public void Sql(string sql) => Block(MarkdownText.Fence(sql, "sql"));

    public void Table(MarkdownTable table) => Block(table.ToString());

    public override string ToString() => _text.ToString();

    private void Block(string text)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        _text.Append(text).Append('\n');
    }
}
