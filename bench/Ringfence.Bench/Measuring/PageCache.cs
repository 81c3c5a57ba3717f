using System.Diagnostics;

namespace Ringfence.Bench;

/// <summary>What the kernel remembers of files.</summary>
internal static class PageCache
{
    /// <summary>Asks the kernel to forget the pages of files, so that they come from the disk as they would the first time.</summary>
    /// <param name="path">A file, or a directory of files.</param>
    public static void Forget(string path)
    {
        string[] files = Directory.Exists(path) ? Directory.GetFiles(path) : [path];
        string script = "for f do dd if=\"$f\" iflag=nocache count=0 status=none; done";
        using Process process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script, "sh", .. files]) { UseShellExecute = false })!;
        process.WaitForExit();
    }
}
