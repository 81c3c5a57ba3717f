using Ringfence.Explain;

namespace Ringfence.Cli.Tests;

/// <summary>Edits to what is there: a label, a port, a peer.</summary>
public sealed class RuleEditTests
{
    [Fact]
    public void Suggest_LabelIsMissing_AddsTheLabel() => SuggestionScene.AssertSuggests(
        Manifests.DbPolicy.Replace("app: web", "db-client: \"true\"", StringComparison.Ordinal),
        """
        --- a/workloads.yaml
        +++ b/workloads.yaml
        @@ -11,6 +11,7 @@
             metadata:
               labels:
                 app: web
        +        db-client: "true"
             spec:
               containers:
               - name: main

        """);

    [Fact]
    public void Suggest_PortIsMissing_AddsThePort() => SuggestionScene.AssertSuggests(
        Manifests.DbPolicy.Replace("5432", "8080", StringComparison.Ordinal),
        """
        --- a/policies.yaml
        +++ b/policies.yaml
        @@ -14,3 +14,5 @@
                   app: web
             ports:
             - port: 8080
        +    - protocol: TCP
        +      port: 5432

        """);

    /// <summary>Another value of a label is left alone, since other things rely on it; the peer is added instead.</summary>
    [Fact]
    public void Suggest_LabelHasAnotherValue_AddsAPeer() => SuggestionScene.AssertSuggests(
        Manifests.DbPolicy.Replace("app: web", "app: api", StringComparison.Ordinal),
        """
        --- a/policies.yaml
        +++ b/policies.yaml
        @@ -12,5 +12,8 @@
             - podSelector:
                 matchLabels:
                   app: api
        +    - podSelector:
        +        matchLabels:
        +          app: web
             ports:
             - port: 5432

        """);

    [Fact]
    public void Suggest_PolicyInJson_AddsInJson() => Assert.Contains(
        "\"ports\": [{\"port\": 80}, {\"protocol\": \"TCP\", \"port\": 5432}]",
        SuggestionScene.WithPolicies(
            """
            {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "db", "namespace": "shop"},
             "spec": {"podSelector": {"matchLabels": {"app": "db"}}, "ingress": [{"from": [{"podSelector": {"matchLabels": {"app": "web"}}}], "ports": [{"port": 80}]}]}}

            """).Difference(),
        StringComparison.Ordinal);

    /// <summary>An edit for one side alone would leave the other closed: both are tried at once, and the first pair is the right one.</summary>
    [Fact]
    public void Suggest_BothSidesDeny_AddsToBothInOneTrial()
    {
        (Suggestion suggestion, int trials) = SuggestionScene.WithPolicies(Manifests.Join(
            Manifests.Policy("web", "podSelector: {matchLabels: {app: web}}\npolicyTypes: [Egress]\negress:\n- to:\n  - podSelector: {matchLabels: {app: db}}\n  ports:\n  - port: 80"),
            Manifests.DbPolicy.Replace("5432", "80", StringComparison.Ordinal))).SuggestAndCount();

        Suggestion.Verified verified = Assert.IsType<Suggestion.Verified>(suggestion);
        Assert.Equal(
            ["add TCP 5432 to shop/web egress[0]", "add TCP 5432 to shop/db ingress[0]"],
            verified.Edits.Select(EditWords.Of));
        Assert.Equal(2, verified.Diff.Split("+    - protocol: TCP").Length - 1);
        Assert.Equal(1, trials);
    }

    /// <summary>Each side wants a label, and it is the same one: it is added once.</summary>
    [Fact]
    public void Suggest_OneLabelOpensBothSides_AddsItOnce()
    {
        string own = Manifests.Policy(
            "own",
            "podSelector: {matchLabels: {app: web}}\npolicyTypes: [Ingress, Egress]\ningress:\n- from:\n  - podSelector: {matchLabels: {talks: \"yes\"}}\negress:\n- to:\n  - podSelector: {matchLabels: {talks: \"yes\"}}");

        Suggestion suggestion = SuggestionScene.WithPolicies(own).Suggest("shop/web", "shop/web:80");

        Assert.Equal(
            ["label shop/Deployment/web with talks=yes"],
            Assert.IsType<Suggestion.Verified>(suggestion).Edits.Select(EditWords.Of));
    }
}
