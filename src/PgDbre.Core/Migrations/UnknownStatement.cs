namespace PgDbre.Core.Migrations;

/// <summary>Something of a migration that will run and cannot be told without running it.</summary>
/// <param name="Reason">One sentence without a period: what it is and why it is not known.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
/// <param name="Column">Place in that line, counted from 1.</param>
public sealed record UnknownStatement(string Reason, int Line, int Column);
