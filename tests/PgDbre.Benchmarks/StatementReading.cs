using BenchmarkDotNet.Attributes;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Scripts;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Benchmarks;

/// <summary>A migration file of a thousand statements: split, and read into trees; one operation is the whole file.</summary>
[MemoryDiagnoser]
public class StatementReading
{
    private readonly string _sql = string.Concat(Enumerable.Repeat(
        """
        CREATE TABLE shop.orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, total numeric(10,2) DEFAULT 0 CHECK (total >= 0));
        ALTER TABLE shop.orders ADD COLUMN note text COLLATE "C" DEFAULT now()::text, ALTER COLUMN total TYPE numeric(12,2) USING total * 2;
        CREATE INDEX CONCURRENTLY IF NOT EXISTS ix ON shop.orders USING btree (lower(note), id DESC) WHERE total > 0; -- half of them
        UPDATE shop.orders o SET total = c.total FROM shop.carts c WHERE c.order_id = o.id AND o.total IS DISTINCT FROM c.total;
        DO $$ BEGIN FOR r IN SELECT id FROM shop.orders LOOP EXECUTE format('DELETE FROM %I', 'carts'); END LOOP; END $$;

        """, 200));

    private IReadOnlyList<SqlStatement> _statements = [];

    [GlobalSetup]
    public void Prepare() => _statements = [.. SqlScript.Read(_sql).Statements];

    [Benchmark]
    public int Split() => SqlScript.Read(_sql).Items.Count;

    [Benchmark]
    public int Parse()
    {
        int understood = 0;
        foreach (SqlStatement statement in _statements)
        {
            understood += StatementParser.Parse(statement) is UnparsedStatement ? 0 : 1;
        }

        return understood;
    }
}
