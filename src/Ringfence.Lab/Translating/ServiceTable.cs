using System.ComponentModel;
using System.Diagnostics;
using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>The table of a node that translates connections to Services; loaded by the <c>nft</c> program, and only when it changes.</summary>
internal sealed class ServiceTable(NetNs space)
{
    private string _loaded = string.Empty;

    /// <summary>Translates what a cluster says.</summary>
    /// <exception cref="IOException">There is no <c>nft</c>, or it refuses.</exception>
    public void Load(ClusterSnapshot snapshot, ClusterNode node)
    {
        string text = snapshot.Services.Count == 0 ? string.Empty : ServiceRules.Of(snapshot, node);
        if (text == _loaded)
        {
            return;
        }

        NetNsVisit.Run(space, () => Load(text.Length > 0 ? text : "add table inet ringfence_lab\ndelete table inet ringfence_lab\n"));
        _loaded = text;
    }

    private static bool Load(string text)
    {
        try
        {
            using Process nft = Process.Start(new ProcessStartInfo("nft", ["-f", "-"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true })
                ?? throw new IOException("the program nft does not start");
            nft.StandardInput.Write(text);
            nft.StandardInput.Close();
            string errors = nft.StandardError.ReadToEnd();
            nft.WaitForExit();
            return nft.ExitCode == 0 ? true : throw new IOException($"the program nft refuses the translation of Services: {errors.Trim()}");
        }
        catch (Win32Exception fault)
        {
            throw new IOException("Services are translated by the program nft, which is not installed: install the package nftables", fault);
        }
    }
}
