using System.Reflection;

namespace Ringfence.Cli;

/// <summary>The version of this build, as <c>Directory.Build.props</c> gives it.</summary>
internal static class ProductVersion
{
    /// <summary>For example <c>0.1.0</c>.</summary>
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
