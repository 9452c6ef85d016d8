namespace PgDbre.Core.Python.Walking;

/// <summary>Constructs that matter for how often, when and with which names something runs.</summary>
public enum EnclosureKind
{
    /// <summary>The body of a function.</summary>
    Function,
    /// <summary>The body of a lambda.</summary>
    Lambda,
    /// <summary>The body of a class.</summary>
    Class,
    /// <summary>What a for or while repeats: its body, the target of a for, the test of a while.</summary>
    Loop,
    /// <summary>What a comprehension repeats: all but the iterable of its first for.</summary>
    Comprehension,
    /// <summary>The body of a with.</summary>
    With,
    /// <summary>A branch that may not run: of an if, a conditional expression, a case or an except.</summary>
    Condition,
}
