using System.Reflection;

namespace Ringfence.Architecture.Tests;

/// <summary>Public signatures read without looking up what <c>true</c> means: a choice of two is an enum of two.</summary>
public sealed class SignatureTests
{
    // Fields of an object that are yes or no in the Kubernetes API itself.
    private static readonly HashSet<string> Facts = new(StringComparer.Ordinal) { "Dialects.OwnerReference..ctor" };

    [Fact]
    public void PublicMembers_OfLibraries_TakeNoBooleans()
    {
        (string Name, MethodBase Method)[] members =
        [
            .. ProductAssemblies.Libraries
                .SelectMany(ProductAssemblies.Types)
                .Where(type => type.IsVisible)
                .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                    .OfType<MethodBase>()
                    .Where(method => !method.IsSpecialName || method.IsConstructor)
                    .Select(method => ($"{type.FullName![10..]}.{method.Name}", method))),
        ];

        Assert.True(members.Length > 500, $"only {members.Length} members were found");
        string[] offenders =
        [
            .. members
                .Where(member => member.Method.Name is not ("Deconstruct" or "Equals" or "PrintMembers"))
                .Where(member => member.Method.GetParameters().Any(parameter => parameter.ParameterType == typeof(bool) || parameter.ParameterType == typeof(bool?)))
                .Select(member => member.Name)
                .Distinct(StringComparer.Ordinal),
        ];
        Assert.Empty(offenders.Except(Facts, StringComparer.Ordinal));
        Assert.Empty(Facts.Except(offenders, StringComparer.Ordinal));
    }
}
