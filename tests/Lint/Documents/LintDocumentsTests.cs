using Ringfence.Core;

namespace Ringfence.Lint.Tests;

/// <summary>What is kept of the documents, and what of pods alone.</summary>
public sealed class LintDocumentsTests
{
    private const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-1
          namespace: shop
          annotations:
            prometheus.io/scrape: "true"
            prometheus.io/port: "9102"
        OWNER
        spec:
          containers:
          - name: web
            image: registry.example/web:1
            ports:
            - containerPort: 8080
            - name: dns
              containerPort: 53
              hostPort: 5300
              protocol: UDP
            livenessProbe:
              httpGet:
                path: /healthz
                port: http
            readinessProbe:
              tcpSocket:
                port: 8080
            startupProbe:
              exec:
                command: ["true"]
          - name: side
            image: registry.example/side:1
            livenessProbe:
              grpc:
                port: 9000

        """;

    [Fact]
    public void NeedsOf_APod_AreItsProbesPortsAndAnnotations()
    {
        LintContext context = LintScene.Read(("pod.yaml", Pod.Replace("OWNER\n", string.Empty, StringComparison.Ordinal)));
        PodNeeds needs = context.Documents.NeedsOf(Assert.Single(context.Snapshot.Endpoints));

        Assert.Equal([new PodProbe("livenessProbe", "http"), new PodProbe("readinessProbe", "8080"), new PodProbe("livenessProbe", "9000")], needs.Probes);
        Assert.Equal([new DeclaredPort(string.Empty, "TCP", 8080, 0), new DeclaredPort("dns", "UDP", 53, 5300)], needs.Ports);
        Assert.Equal(("true", "9102"), (needs.Scrape, needs.ScrapePort));
    }

    /// <summary>Pods of workloads are too many to be kept; what they say of their traffic is.</summary>
    [Theory]
    [InlineData("", 1)]
    [InlineData("  ownerReferences:\n  - {apiVersion: apps/v1, kind: ReplicaSet, name: web, uid: u}\n", 0)]
    public void OfKind_KeepsPodsThatNobodyOwns(string owner, int kept)
    {
        LintContext context = LintScene.Read(("pod.yaml", Pod.Replace("OWNER\n", owner, StringComparison.Ordinal)));

        Assert.Equal(kept, context.Documents.OfKind("Pod").Count());
        Assert.NotEmpty(context.Documents.NeedsOf(Assert.Single(context.Snapshot.Endpoints)).Probes);
    }

    [Fact]
    public void Find_OfAnObjectThatComesAgain_IsTheLast()
    {
        LintContext context = LintScene.Read(
            ("a.yaml", "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\nspec: {a: 1}\n"),
            ("b.yaml", "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  namespace: default\nspec: {a: 2}\n"));

        Assert.Equal("2", context.Documents.Find("Ingress", "default", "web")!.Root["spec"u8]["a"u8].Text);
        Assert.Single(context.Documents.OfKind("Ingress"));
        Assert.Null(context.Documents.Find("Ingress", "default", "other"));
    }

    /// <summary>Elsewhere ConfigMaps are anything at all, and large.</summary>
    [Theory]
    [InlineData("kube-flannel", 1)]
    [InlineData("shop", 0)]
    public void OfKind_KeepsConfigMapsOfTheSystem(string space, int kept) =>
        Assert.Equal(kept, LintScene.Read(("c.yaml", $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: cfg\n  namespace: {space}\n")).Documents.OfKind("ConfigMap").Count());

    [Fact]
    public void KnowsPodsOf_ANamespaceWithoutPods_IsSaidOnce()
    {
        LintContext context = LintScene.Read(("p.yaml", "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: p\n  namespace: shop\nspec:\n  podSelector: {}\n  policyTypes: [Ingress]\n"));

        Assert.False(context.KnowsPodsOf(new NamespaceName("shop")));
        Assert.False(context.KnowsPodsOf(new NamespaceName("shop")));
        Assert.Single(Linter.Run(context, LintSettings.Default), finding => finding.Descriptor.Code == "RF3099");
    }
}
