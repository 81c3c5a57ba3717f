using System.Diagnostics;
using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Kernel.Tests;

/// <summary>Loads the rules of a node by the <c>nft</c> program, from the text that the compiler writes.</summary>
internal static class NodeRules
{
    public static void Load(NetNs space, ClusterSnapshot snapshot, NodeName node)
    {
        string text = RulesetText.Of(NodeCompiler.Compile(snapshot, node, CompileOptions.Default).Ruleset);
        NetNsVisit.Run(space, () =>
        {
            using Process nft = Process.Start(new ProcessStartInfo("nft", ["-f", "-"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true })!;
            nft.StandardInput.Write(text);
            nft.StandardInput.Close();
            string errors = nft.StandardError.ReadToEnd();
            nft.WaitForExit();
            Assert.True(nft.ExitCode == 0, errors);
            return true;
        });
    }
}
