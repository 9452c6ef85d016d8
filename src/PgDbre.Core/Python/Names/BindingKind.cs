namespace PgDbre.Core.Python.Names;

/// <summary>How a name gets its meaning.</summary>
public enum BindingKind
{
    /// <summary>import or from … import.</summary>
    Import,
    /// <summary>name = value, also with an annotation or :=. Value is the whole value.</summary>
    Assignment,
    /// <summary>A part of a row: a, b = value. Value is the whole value.</summary>
    Unpacking,
    /// <summary>name += value.</summary>
    AugmentedAssignment,
    /// <summary>The target of a for or a comprehension. Value is the iterable.</summary>
    LoopTarget,
    /// <summary>with value as name.</summary>
    WithTarget,
    /// <summary>except … as name.</summary>
    Exception,
    /// <summary>A parameter. Value is its default.</summary>
    Parameter,
    /// <summary>def name.</summary>
    Function,
    /// <summary>class name.</summary>
    Class,
    /// <summary>A capture of a case.</summary>
    Pattern,
    /// <summary>type name = value.</summary>
    TypeAlias,
    /// <summary>del name.</summary>
    Deletion,
}
