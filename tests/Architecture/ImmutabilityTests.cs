using System.Reflection;

namespace Ringfence.Architecture.Tests;

/// <summary>Snapshots, and the Evaluator over one, may be asked from several threads at once, for no field of Core changes after construction.</summary>
public sealed class ImmutabilityTests
{
    [Fact]
    public void Fields_OfCore_AreReadOnly()
    {
        FieldInfo[] fields =
        [
            .. ProductAssemblies.Types(typeof(Core.Evaluator).Assembly)
                .Where(type => !type.IsEnum)
                .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)),
        ];

        Assert.True(fields.Length > 200, $"only {fields.Length} fields were found");
        // What a primary constructor captures (`<name>P`) cannot be declared read-only.
        Assert.Empty(fields.Where(field => !field.IsInitOnly && !field.IsLiteral && !field.Name.EndsWith(">P", StringComparison.Ordinal)).Select(field => $"{field.DeclaringType!.FullName}.{field.Name}"));
    }
}
