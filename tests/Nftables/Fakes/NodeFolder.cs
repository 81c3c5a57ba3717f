namespace Ringfence.Nftables.Tests;

/// <summary>A folder that stands for a node's file system.</summary>
internal sealed class NodeFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("ringfence-node-").FullName;

    public void Write(string path, string text)
    {
        string full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>The interfaces that there are, as proc(5) says.</summary>
    public void WriteInterfaces(params string[] names) => Write(
        "proc/thread-self/net/dev", "Inter-|   Receive |  Transmit\n face |bytes |bytes\n" + string.Concat(names.Select(name => $"{name,8}: 1 0\n")));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
