namespace Ringfence.Testing;

/// <summary>The addresses that generated clusters give, IPv4 first; a cluster may use one family only.</summary>
public static class GeneratedAddresses
{
    /// <summary>Of a node, by its number from 1.</summary>
    public static IReadOnlyList<string> OfNode(int node) => [$"192.168.0.{node}", $"fd00:a::{node}"];

    /// <summary>Of a pod, by the number of its node and its own, both from 1.</summary>
    public static IReadOnlyList<string> OfPod(int node, int pod) => [$"10.0.{node}.{pod}", $"fd00:b:{node}::{pod}"];
}
