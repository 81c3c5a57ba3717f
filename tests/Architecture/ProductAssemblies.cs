using System.Reflection;

namespace Ringfence.Architecture.Tests;

/// <summary>The compiled product: one assembly a project of <c>src/</c>.</summary>
internal static class ProductAssemblies
{
    /// <summary>Every assembly; the one of the command line is named for the command.</summary>
    public static IReadOnlyList<Assembly> All { get; } =
        [.. Tree.Files("*.csproj", "src").Select(path => Path.GetFileNameWithoutExtension(path)).Select(name => Assembly.Load(name == "Ringfence.Cli" ? "ringfence" : name))];

    /// <summary>Those that others build on.</summary>
    public static IReadOnlyList<Assembly> Libraries { get; } = [.. All.Where(assembly => assembly.GetName().Name != "ringfence")];

    /// <summary>The types that people wrote.</summary>
    public static IEnumerable<Type> Types(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.FullName!.StartsWith("Ringfence.", StringComparison.Ordinal) && !type.Name.Contains('<', StringComparison.Ordinal));
}
