using System.Text;
using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli.Tests;

/// <summary>
/// The smallest edit that allows a denied connection, from files to files: every diff that is asserted here was made in a copy of
/// the text, and that copy was read and judged again before the suggestion was returned.
/// </summary>
public sealed class SuggestionTests
{
    private const string Pods =
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
          labels:
            app: web
        spec:
          containers:
          - name: web
            image: web
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: db
          namespace: shop
          labels:
            app: db
        spec:
          containers:
          - name: db
            image: db

        """;

    [Fact]
    public void Suggest_LabelIsMissing_AddsTheLabel() => AssertSuggests(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: db
          namespace: shop
        spec:
          podSelector:
            matchLabels:
              app: db
          ingress:
          - from:
            - podSelector:
                matchLabels:
                  db-client: "true"
            ports:
            - port: 5432

        """,
        """
        --- pods.yaml
        +++ pods.yaml
        @@ -5,6 +5,7 @@
           namespace: shop
           labels:
             app: web
        +    db-client: "true"
         spec:
           containers:
           - name: web

        """);

    [Fact]
    public void Suggest_PortIsMissing_AddsThePort() => AssertSuggests(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: db
          namespace: shop
        spec:
          podSelector:
            matchLabels:
              app: db
          ingress:
          - from:
            - podSelector:
                matchLabels:
                  app: web
            ports:
            - port: 8080

        """,
        """
        --- policies.yaml
        +++ policies.yaml
        @@ -14,3 +14,5 @@
                   app: web
             ports:
             - port: 8080
        +    - protocol: TCP
        +      port: 5432

        """);

    /// <summary>Another value of a label is left alone, since other things rely on it; the peer is added instead.</summary>
    [Fact]
    public void Suggest_LabelHasAnotherValue_AddsAPeer() => AssertSuggests(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: db
          namespace: shop
        spec:
          podSelector:
            matchLabels:
              app: db
          ingress:
          - from:
            - podSelector: {matchLabels: {app: api}}
            ports:
            - port: 5432

        """,
        """
        --- policies.yaml
        +++ policies.yaml
        @@ -10,5 +10,8 @@
           ingress:
           - from:
             - podSelector: {matchLabels: {app: api}}
        +    - podSelector:
        +        matchLabels:
        +          app: web
             ports:
             - port: 5432

        """);

    /// <summary>A policy for the whole namespace is not widened: the pod gets a policy of its own.</summary>
    [Fact]
    public void Suggest_NothingNear_AddsAPolicy() => AssertSuggests(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: deny-all
          namespace: shop
        spec:
          podSelector: {}
          policyTypes: [Ingress]

        """,
        """
        --- policies.yaml
        +++ policies.yaml
        @@ -6,3 +6,23 @@
         spec:
           podSelector: {}
           policyTypes: [Ingress]
        +---
        +apiVersion: networking.k8s.io/v1
        +kind: NetworkPolicy
        +metadata:
        +  name: db-from-web
        +  namespace: shop
        +spec:
        +  podSelector:
        +    matchLabels:
        +      app: db
        +  policyTypes:
        +  - Ingress
        +  ingress:
        +  - from:
        +    - podSelector:
        +        matchLabels:
        +          app: web
        +    ports:
        +    - protocol: TCP
        +      port: 5432

        """);

    [Fact]
    public void Suggest_PolicyWithoutRulesForThisPodAlone_AddsTheRule() => AssertSuggests(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: db
          namespace: shop
        spec:
          podSelector:
            matchLabels:
              app: db
          ingress: []

        """,
        """
        --- policies.yaml
        +++ policies.yaml
        @@ -7,4 +7,11 @@
           podSelector:
             matchLabels:
               app: db
        -  ingress: []
        +  ingress:
        +  - from:
        +    - podSelector:
        +        matchLabels:
        +          app: web
        +    ports:
        +    - protocol: TCP
        +      port: 5432

        """);

    /// <summary>docs/semantics.md 2.1: rules of a direction that policyTypes does not list have no effect.</summary>
    [Fact]
    public void Suggest_RulesThatAreIgnored_AddsTheirDirection() => AssertSuggests(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: deny
          namespace: shop
        spec: {}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: db
          namespace: shop
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
          - {}
          ingress:
          - {}

        """,
        """
        --- policies.yaml
        +++ policies.yaml
        @@ -12,7 +12,7 @@
           namespace: shop
         spec:
           podSelector: {}
        -  policyTypes: [Egress]
        +  policyTypes: [Egress, "Ingress"]
           egress:
           - {}
           ingress:

        """);

    [Fact]
    public void Suggest_BothSidesDeny_AddsToBoth()
    {
        Suggestion suggestion = Suggest(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: web
              namespace: shop
            spec:
              podSelector: {matchLabels: {app: web}}
              policyTypes: [Egress]
              egress:
              - to:
                - podSelector: {matchLabels: {app: db}}
                ports:
                - port: 80
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: db
              namespace: shop
            spec:
              podSelector: {matchLabels: {app: db}}
              ingress:
              - from:
                - podSelector: {matchLabels: {app: web}}
                ports:
                - port: 80

            """);

        Suggestion.Verified verified = Assert.IsType<Suggestion.Verified>(suggestion);
        Assert.Equal(
            ["add TCP 5432 to shop/web egress[0]", "add TCP 5432 to shop/db ingress[0]"],
            verified.Edits.Select(EditWords.Of));
        Assert.Equal(2, verified.Diff.Split("+    - protocol: TCP").Length - 1);
    }

    [Fact]
    public void Suggest_PolicyInJson_AddsInJson()
    {
        Suggestion suggestion = Suggest(
            """
            {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "db", "namespace": "shop"},
             "spec": {"podSelector": {"matchLabels": {"app": "db"}}, "ingress": [{"from": [{"podSelector": {"matchLabels": {"app": "web"}}}], "ports": [{"port": 80}]}]}}

            """);

        Assert.Contains(
            "\"ports\": [{\"port\": 80}, {\"protocol\": \"TCP\", \"port\": 5432}]",
            Assert.IsType<Suggestion.Verified>(suggestion).Diff,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Suggest_NothingNearAndJson_AddsAFile()
    {
        Suggestion suggestion = Suggest(
            """
            {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "deny", "namespace": "shop"}, "spec": {}}

            """);

        Assert.StartsWith(
            "--- /dev/null\n+++ db-from-web.yaml\n@@ -0,0 +1,", Assert.IsType<Suggestion.Verified>(suggestion).Diff, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggest_EndsWithoutLabels_SuggestsNothing()
    {
        string bare = Pods.Replace("  labels:\n    app: web\n", string.Empty, StringComparison.Ordinal);

        Suggestion suggestion = Suggest(
            "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: deny\n  namespace: shop\nspec: {}\n", bare);

        Assert.Equal("none of the edits that were tried allows it", Assert.IsType<Suggestion.None>(suggestion).Reason);
    }

    /// <summary>A block of the question goes into an ipBlock; one that is every address does not, for that opens to everybody.</summary>
    [Theory]
    [InlineData("203.0.113.0/24", true)]
    [InlineData("0.0.0.0/0", false)]
    public void Suggest_AddressesOutside_AreNamedUnlessTheyAreAll(string block, bool suggested)
    {
        List<InputText> files = [new("pods.yaml", Encoding.UTF8.GetBytes(Pods)), new("policies.yaml", Encoding.UTF8.GetBytes(
            "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: deny\n  namespace: shop\nspec: {}\n"))];
        ClusterManifests cluster = Read(files);
        Assert.True(Cidr.TryParse(block, out Cidr outside));
        ExplainQuestion Ask(ClusterSnapshot snapshot) => new(
            block,
            "shop/db",
            [new Party.External(outside)],
            Destinations.Direct([new Party.Pod(snapshot.FindEndpoint(new EndpointId("shop/db"))!)], Protocol.Tcp, 5432))
        {
            Port = new AskedPort(Protocol.Tcp, "5432"),
        };
        TextTrial trial = new(files, new ObjectFinder("default", new ReadTexts(files)), copy => Read(copy) is { } read ? (read.Snapshot, Ask(read.Snapshot)) : null);

        Suggestion suggestion = new Suggester(cluster.Snapshot, EnforcementProfile.Default, new ManifestLocations(cluster.Rules).FactsOf, trial)
            .Suggest(new Explainer(cluster.Snapshot, EnforcementProfile.Default).Explain(Ask(cluster.Snapshot)));

        Assert.Equal(suggested, suggestion is Suggestion.Verified({ }, var diff) && diff.Contains($"cidr: \"{block}\"", StringComparison.Ordinal));
        Assert.Equal(!suggested, suggestion is Suggestion.None("it would take opening to every address, which we do not suggest"));
    }

    [Fact]
    public void Suggest_QuestionWithoutPort_AsksForOne()
    {
        const string deny = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: deny\n  namespace: shop\nspec: {}\n";

        Assert.IsType<Suggestion.None>(Suggest(deny, Pods, port: null));
    }

    private static void AssertSuggests(string policies, string diff) =>
        Assert.Equal(diff, Assert.IsType<Suggestion.Verified>(Suggest(policies)).Diff);

    private static Suggestion Suggest(string policies, string pods = Pods, ushort? port = 5432)
    {
        List<InputText> files = [new("pods.yaml", Encoding.UTF8.GetBytes(pods)), new("policies.yaml", Encoding.UTF8.GetBytes(policies))];
        ClusterManifests cluster = Read(files);
        Explanation denied = new Explainer(cluster.Snapshot, EnforcementProfile.Default).Explain(Question(cluster.Snapshot, port));
        Assert.Equal(Verdict.Deny, denied.Verdict);

        TextTrial trial = new(files, new ObjectFinder("default", new ReadTexts(files)), copy => Read(copy) is { } read ? (read.Snapshot, Question(read.Snapshot, port)) : null);
        return new Suggester(cluster.Snapshot, EnforcementProfile.Default, new ManifestLocations(cluster.Rules).FactsOf, trial).Suggest(denied);
    }

    private static ClusterManifests Read(IReadOnlyList<InputText> files)
    {
        DiagnosticSink sink = new();
        DocumentReader reader = new(ReadLimits.Default, sink);
        ClusterManifests cluster = ClusterReader.Read(files.SelectMany(file => reader.Read(file.Path, file.Utf8)), new ClusterReadOptions(), sink);
        Assert.Empty(sink.Found);
        return cluster;
    }

    private static ExplainQuestion Question(ClusterSnapshot snapshot, ushort? port)
    {
        ValueArray<Party> from = [new Party.Pod(snapshot.FindEndpoint(new EndpointId("shop/web"))!)];
        ValueArray<Party> to = [new Party.Pod(snapshot.FindEndpoint(new EndpointId("shop/db"))!)];
        return port is { } number
            ? new ExplainQuestion("shop/web", "shop/db", from, Destinations.Direct(to, Protocol.Tcp, number)) { Port = new AskedPort(Protocol.Tcp, $"{number}") }
            : new ExplainQuestion("shop/web", "shop/db", from, Destinations.Direct(to));
    }
}
