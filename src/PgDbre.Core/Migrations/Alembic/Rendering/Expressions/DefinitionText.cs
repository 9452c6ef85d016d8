using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Expressions;

/// <summary>Objects of sqlalchemy.schema that are statements: CreateSequence, CreateSchema, DDL …</summary>
internal static class DefinitionText
{
    /// <summary>Null for anything else.</summary>
    public static string? Of(CallValue call, RenderScope scope)
    {
        if (!Arguments.IsSqlAlchemy(call.Function) || call.Receiver is not null)
        {
            return null;
        }

        bool Flag(string name) => Arguments.Flag(call.Keywords.GetValueOrDefault(name), name) == true;
        string ifExists = Flag("if_exists") ? "IF EXISTS " : "";
        string ifNotExists = Flag("if_not_exists") ? "IF NOT EXISTS " : "";
        return (Arguments.LastName(call.Function), call.Arguments) switch
        {
            // DDL() formats its text with a dictionary, so that %% is a percent sign.
            ("DDL", [TextValue text, ..]) when !text.Text.Contains("%(", StringComparison.Ordinal) =>
                text.Text.Replace("%%", "%", StringComparison.Ordinal),
            ("CreateSchema", [TextValue name, ..]) => $"CREATE SCHEMA {ifNotExists}{Names.Show(name.Text)}",
            ("DropSchema", [TextValue name, ..]) => $"DROP SCHEMA {ifExists}{Names.Show(name.Text)}{(Flag("cascade") ? " CASCADE" : "")}",
            ("CreateSequence", [CallValue sequence, ..]) => SequenceText.Create(sequence, Flag("if_not_exists"), scope),
            ("DropSequence", [CallValue sequence, ..]) => $"DROP SEQUENCE {ifExists}{SequenceText.Name(sequence)}",
            _ => null,
        };
    }
}
