using Microsoft.Win32.SafeHandles;

namespace Ringfence.Lab;

/// <summary>A network namespace of the kernel that has no name: an open file keeps it alive.</summary>
/// <remarks>
/// When the process ends, in whatever way, the kernel closes the file and takes the namespace away with all its links, routes and rules:
/// so a lab that is killed leaves nothing behind.
/// </remarks>
public sealed class NetNs : IDisposable
{
    internal NetNs(SafeFileHandle file) => File = file;

    /// <summary>Where other programs find it while this process runs: <c>nsenter --net=PATH</c>.</summary>
    public string Path => $"/proc/{Environment.ProcessId}/fd/{File.DangerousGetHandle()}";

    /// <summary>The file that keeps it.</summary>
    internal SafeFileHandle File { get; }

    /// <inheritdoc/>
    public void Dispose() => File.Dispose();
}
