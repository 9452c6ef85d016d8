using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>The same index, built CONCURRENTLY.</summary>
internal static class ConcurrentIndex
{
    /// <summary>As SQL: the statement with one more word, and without IF NOT EXISTS, which would keep an invalid index silently.</summary>
    public static string Sql(CreateIndex statement)
    {
        IReadOnlyList<SqlToken> tokens = statement.Source.Tokens;
        int name = 0;
        while (!tokens[name].IsWord("index"))
        {
            name++;
        }

        int rest = name + 1;
        while (tokens[rest].IsAnyWord("concurrently", "if", "not", "exists"))
        {
            rest++;
        }

        string head = statement.Source.Source[statement.Source.Start..tokens[name].End];
        return $"{head} CONCURRENTLY {statement.Source.Source[tokens[rest].Start..statement.Source.End]};";
    }

    /// <summary>As code of a revision.</summary>
    public static string Alembic(CreateIndex statement) => AlembicCode.Autocommit(Sql(statement));
}
