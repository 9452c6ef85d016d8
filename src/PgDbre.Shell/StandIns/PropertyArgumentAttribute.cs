using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Checks the elements of a -Property parameter when it is bound, so that a typing error names the parameter.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PropertyArgumentAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        try
        {
            NamedExpression.Parse(element);
        }
        catch (ArgumentException wrong)
        {
            throw new ValidationMetadataException(wrong.Message, wrong);
        }
    }
}
