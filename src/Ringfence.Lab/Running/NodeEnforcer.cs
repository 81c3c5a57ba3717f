using System.Diagnostics;
using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Lab;

/// <summary>Keeps the rules of one node in force.</summary>
internal sealed class NodeEnforcer
{
    private readonly NodeName _node;
    private readonly NetNs _space;

    private NodeEnforcer(NodeName node, NetNs space) => (_node, _space) = (node, space);

    /// <summary>Begins with a node that enforces nothing.</summary>
    public static NodeEnforcer Open(NodeName node, NetNs space) => new(node, space);

    /// <summary>Puts what a cluster means for the node in force; it is when this returns.</summary>
    /// <exception cref="IOException">The kernel refuses; what was in force before still is.</exception>
    public CompiledNode Enforce(ClusterSnapshot snapshot, CompileOptions options)
    {
        CompiledNode compiled = NodeCompiler.Compile(snapshot, _node, options);
        string text = RulesetText.Of(compiled.Ruleset);
        NetNsVisit.Run(_space, () =>
        {
            using Process nft = Process.Start(new ProcessStartInfo("nft", ["-f", "-"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true })!;
            nft.StandardInput.Write(text);
            nft.StandardInput.Close();
            string errors = nft.StandardError.ReadToEnd();
            nft.WaitForExit();
            return nft.ExitCode == 0 ? true : throw new IOException(errors);
        });
        return compiled;
    }
}
