using Ringfence.Reference;
using Ringfence.Testing;

namespace Ringfence.Agreement.Tests;

/// <summary>
/// Answers every connection in one cluster. The product is given the manifests alone; wrong deciders of the tests, which
/// read no manifests, take the records.
/// </summary>
internal delegate IReadOnlyList<SideVerdicts> Decide(Cluster cluster, RenderedCluster manifests, IReadOnlyList<Connection> connections);
