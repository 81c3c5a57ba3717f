using System.Diagnostics;
using Ringfence.Core;
using Ringfence.Lab;
using Ringfence.Nftables;
using Ringfence.Testing;

namespace Ringfence.Kernel.Tests;

/// <summary>The ruleset of each case that guides teach, as text: byte for byte the one beside the case, and the real nft takes it twice.</summary>
/// <remarks>All pods are on one node, so that a text shows both sides of every connection. Addresses that a case does not give are the lab's.</remarks>
public sealed class RulesetGoldenTests
{
    private static readonly NodeName Home = new("node");

    private static readonly CaseLibrary Library = CaseLibrary.OfRepository();

    [Fact]
    public void Texts_OfSeeds_AreThoseOfTheirFiles_AndLoadTwice()
    {
        string[] names = [.. Library.Names().Where(name => name.StartsWith("seeds/", StringComparison.Ordinal))];
        Dictionary<string, string> texts = names.ToDictionary(name => name, TextOf);
        NetNs space = NetNsVisit.Run(visit => visit.Create());
        using (space)
        {
            Assert.All(texts, one => Assert.Equal(string.Empty, Golden.Compare(Path.Combine(Repository.Root, "cases", one.Key, "ruleset.nft"), one.Value).Differs));
            Assert.All(texts, one => Assert.Equal((string.Empty, string.Empty), (Load(space, one.Value), Load(space, one.Value))));
        }

        Assert.NotEmpty(names);
    }

    private static string TextOf(string name)
    {
        ClusterSnapshot read = ReadCluster.From(Library.Read(name).Steps[0].Texts.Select(text => (text.Path, text.Text))).Snapshot;
        ClusterSnapshot planned = new LabPlanner(PodNetworking.Routed, LabPlanner.DefaultPodRange).Plan(read).Snapshot;
        ClusterSnapshot together = new(
            planned.Namespaces,
            planned.Endpoints.Select(pod => pod with { Node = Home }),
            planned.Nodes,
            planned.Services,
            planned.Slices.SelectMany(slices => slices),
            planned.Tiers);
        CompiledNode compiled = NodeCompiler.Compile(together, Home, CompileOptions.Default);
        return RulesetText.Of(
            compiled.Ruleset,
            [$"cases/{name}: its pods on one node", .. compiled.Classes.Select(one => $"{one.Chain}: {string.Join(", ", one.Pods)} by {string.Join(", ", one.Policies)}")]);
    }

    // What nft complains of; empty when it takes the text.
    private static string Load(NetNs space, string text) => NetNsVisit.Run(space, () =>
    {
        using Process nft = Process.Start(new ProcessStartInfo("nft", ["-f", "-"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true })!;
        nft.StandardInput.Write(text);
        nft.StandardInput.Close();
        string errors = nft.StandardError.ReadToEnd();
        nft.WaitForExit();
        return nft.ExitCode == 0 ? errors : $"{nft.ExitCode}: {errors}";
    });
}
