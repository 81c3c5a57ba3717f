using Ringfence.Core;
using Ringfence.Manifests;
using Ringfence.Nftables;
using Ringfence.Syntax;

// KernelHost NODE CLUSTER POLICIES OTHER-POLICIES: a process that enforces in the network namespace that it is started in, and that tests kill.
// It says "enforced" when it does, and from then on goes from one set of policies to the other and back, without a pause.
NodeName node = new(args[0]);
ClusterSnapshot[] states = [Read(args[1], args[2]), Read(args[1], args[3])];
using NodeKernel kernel = NodeKernel.Open();
NodeEnforcement enforcement = new(node, kernel, new EnforcementSettings { Grace = TimeSpan.Zero }, TimeProvider.System, _ => { });
enforcement.Enforce(states[0], CompileOptions.Default);
Console.WriteLine("enforced");
for (int change = 1; ; change++)
{
    enforcement.Enforce(states[change % 2], CompileOptions.Default);
}

static ClusterSnapshot Read(params string[] paths)
{
    DiagnosticSink sink = new();
    DocumentReader documents = new(ReadLimits.Default, sink);
    return ClusterReader.Read(paths.SelectMany(path => documents.Read(path, File.ReadAllBytes(path))), new ClusterReadOptions(), sink).Snapshot;
}
