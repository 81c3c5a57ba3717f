using Ringfence.Core;
using Ringfence.Manifests;
using Ringfence.Nftables;
using Ringfence.Syntax;

// KernelHost NODE CLUSTER POLICIES...: a process that enforces in the network namespace that it is started in, and that tests kill.
// It says "enforced" when it does, and from then on goes from one set of policies to the next, round and round, without a pause.
NodeName node = new(args[0]);
ClusterSnapshot[] states = [.. args[2..].Select(policies => Read(args[1], policies))];
NodeSettings settings = new() { Enforcement = new EnforcementSettings { Grace = TimeSpan.Zero } };
using NodeEnforcer enforcer = NodeEnforcer.Start(node, new NodeSystem([]), settings, new NodeListener());
enforcer.Enforce(states[0], CompileOptions.Default);
Console.WriteLine("enforced");
for (int change = 1; ; change++)
{
    enforcer.Enforce(states[change % states.Length], CompileOptions.Default);
}

static ClusterSnapshot Read(params string[] paths)
{
    DiagnosticSink sink = new();
    DocumentReader documents = new(ReadLimits.Default, sink);
    return ClusterReader.Read(paths.SelectMany(path => documents.Read(path, File.ReadAllBytes(path))), new ClusterReadOptions(), sink).Snapshot;
}
