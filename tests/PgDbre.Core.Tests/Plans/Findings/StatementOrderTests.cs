using PgDbre.Core.Plans.Findings;

namespace PgDbre.Core.Tests.Plans.Findings;

public class StatementOrderTests
{
    [Theory]
    [InlineData("SELECT * FROM events WHERE kind = 9 ORDER BY id LIMIT 5", "id")]
    [InlineData("select * from events e order by e.At DESC, e.\"Id\" desc limit 5;", "at Id")]
    [InlineData("SELECT * FROM (SELECT * FROM e ORDER BY a LIMIT 5) s", "a")]
    [InlineData("SELECT * FROM e ORDER BY a, b DESC LIMIT 5", "")] // no plain list of columns gives that order
    [InlineData("SELECT * FROM e ORDER BY a NULLS FIRST LIMIT 5", "")]
    [InlineData("SELECT * FROM e ORDER BY lower(a) LIMIT 5", "")]
    [InlineData("SELECT * FROM e ORDER BY 1 LIMIT 5", "")]
    [InlineData("SELECT row_number() OVER (ORDER BY b) FROM e ORDER BY a LIMIT 5", "")] // which of the two is not known
    [InlineData("SELECT min(id) FROM e", "")]
    [InlineData("SELECT * FROM e ORDER BY", "")]
    [InlineData(null, "")]
    public void Plain_columns_in_one_direction_are_read_from_the_statement(string? query, string columns) =>
        Assert.Equal(columns, string.Join(" ", StatementOrder.Columns(query)));
}
