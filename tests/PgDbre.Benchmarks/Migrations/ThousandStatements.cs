namespace PgDbre.Benchmarks.Migrations;

/// <summary>A script of a thousand statements: ten forms, good and bad, on a hundred tables that were there before.</summary>
internal static class ThousandStatements
{
    /// <summary>The script.</summary>
    public static string Script { get; } = string.Concat(Enumerable.Range(1, 100).Select(number =>
        $"""
        ALTER TABLE shop.orders_{number} ADD COLUMN note text COLLATE "C" DEFAULT now()::text, ALTER COLUMN total TYPE numeric(12,2) USING total * 2;
        ALTER TABLE shop.orders_{number} ADD CONSTRAINT orders_{number}_cart FOREIGN KEY (cart_id) REFERENCES shop.carts (id); -- in one step
        ALTER TABLE shop.orders_{number} ADD CONSTRAINT orders_{number}_total CHECK (total >= 0) NOT VALID;
        ALTER TABLE shop.orders_{number} VALIDATE CONSTRAINT orders_{number}_total;
        ALTER TABLE shop.orders_{number} ALTER COLUMN total SET NOT NULL;
        CREATE INDEX orders_{number}_note ON shop.orders_{number} USING btree (lower(note), id DESC) WHERE total > 0;
        UPDATE shop.orders_{number} o SET total = c.total FROM shop.carts c WHERE c.order_id = o.id AND o.total IS DISTINCT FROM c.total;
        CREATE TABLE shop.lines_{number} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, total numeric(10,2) DEFAULT 0 CHECK (total >= 0));
        DO $$ BEGIN FOR r IN SELECT id FROM shop.orders_{number} LOOP EXECUTE format('DELETE FROM %I', 'carts'); END LOOP; END $$;
        DROP TABLE shop.old_{number};

        """));
}
