namespace Ringfence.Testing;

/// <summary>
/// The few words that generated clusters are made of: few, so that selectors, ports and addresses overlap all the time.
/// </summary>
internal static class Vocabulary
{
    public const string NameLabel = "kubernetes.io/metadata.name";

    /// <summary><c>default</c> is among them because a manifest may leave that namespace out.</summary>
    public static IReadOnlyList<string> Namespaces { get; } = ["default", "shop", "pay", "data"];

    public static IReadOnlyList<string> LabelKeys { get; } = ["app", "example.com/tier"];

    /// <summary>Values that YAML would take for something else unless quoted (on, 1) and the empty one are here on purpose.</summary>
    public static IReadOnlyList<string> ValuesOf(string key) => key switch
    {
        "app" => ["web", "db", "on"],
        NameLabel => Namespaces,
        _ => ["front", "1", ""],
    };

    public static IReadOnlyList<int> Ports { get; } = [53, 80, 81, 443, 8080, 8081];

    public static IReadOnlyList<string> PortNames { get; } = ["http", "web-alt", "dns", "m3"];

    public static IReadOnlyList<string> ExternalAddresses { get; } = ["203.0.113.7", "198.51.100.9", "2001:db8::7", "2001:db8:1::9"];
}
