using Ringfence.Explain;

namespace Ringfence.Cli.Tests;

/// <summary>Edits that add a rule or a policy, or make rules count.</summary>
public sealed class PolicyEditTests
{
    /// <summary>A policy for the whole namespace is not widened: the pod gets a policy of its own.</summary>
    [Fact]
    public void Suggest_NothingNear_AddsAPolicy() => SuggestionScene.AssertSuggests(
        Manifests.Policy("deny-all", "podSelector: {}\npolicyTypes: [Ingress]"),
        """
        --- a/policies.yaml
        +++ b/policies.yaml
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

    /// <summary>It goes to the end of its file, whatever stands between.</summary>
    [Fact]
    public void Suggest_FileGoesOn_AddsThePolicyAtItsEnd()
    {
        string difference = SuggestionScene.WithPolicies(Manifests.Join(Manifests.Deny, Manifests.Foreign("v1", "ConfigMap").TrimEnd('\n'))).Difference();

        Assert.StartsWith(
            "--- a/policies.yaml\n+++ b/policies.yaml\n@@ -10,4 +10,24 @@\n metadata:\n   name: other\n   namespace: shop\n-spec: {}\n\\ No newline at end of file\n+spec: {}\n+---\n",
            difference,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Suggest_BothSidesDenyAndNothingNear_AddsTwoPolicies()
    {
        string difference = SuggestionScene.WithPolicies(Manifests.Policy("deny-all", "podSelector: {}\npolicyTypes: [Ingress, Egress]")).Difference();

        Assert.Equal(
            ["+  name: web-to-db", "+  name: db-from-web"],
            difference.Split('\n').Where(line => line.StartsWith("+  name: ", StringComparison.Ordinal)));
        Assert.Single(difference.Split('\n'), line => line.StartsWith("@@", StringComparison.Ordinal));
    }

    [Fact]
    public void Suggest_NothingNearAndJson_AddsAFile() => Assert.StartsWith(
        "--- /dev/null\n+++ b/db-from-web.yaml\n@@ -0,0 +1,",
        SuggestionScene.WithPolicies(
            """
            {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "deny", "namespace": "shop"}, "spec": {}}

            """).Difference(),
        StringComparison.Ordinal);

    [Fact]
    public void Suggest_PolicyWithoutRulesForThisPodAlone_AddsTheRule() => SuggestionScene.AssertSuggests(
        Manifests.Policy("db", "podSelector:\n  matchLabels:\n    app: db\ningress: []"),
        """
        --- a/policies.yaml
        +++ b/policies.yaml
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
    public void Suggest_RulesThatAreIgnored_AddsTheirDirection() => SuggestionScene.AssertSuggests(
        Manifests.Join(Manifests.Deny, Manifests.Policy("db", "podSelector: {}\npolicyTypes: [Egress]\negress:\n- {}\ningress:\n- {}")),
        """
        --- a/policies.yaml
        +++ b/policies.yaml
        @@ -12,7 +12,7 @@
           namespace: shop
         spec:
           podSelector: {}
        -  policyTypes: [Egress]
        +  policyTypes: [Egress, Ingress]
           egress:
           - {}
           ingress:

        """);

    /// <summary>A subject without labels cannot have a policy of its own; a rule in one for all pods opens all of them, and that is said.</summary>
    [Fact]
    public void Suggest_SubjectWithoutLabels_SaysForHowManyTheRuleIs()
    {
        string bare = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: bare\n  namespace: shop\nspec:\n  containers:\n  - name: main\n    image: registry.example/bare\n";

        Suggestion suggestion = SuggestionScene.WithPolicies(Manifests.Join(Manifests.Deny, bare)).Suggest("shop/web", "shop/bare:80");

        Assert.Equal(
            ["add a rule to shop/deny that lets TCP 80 in from pods with app=web (for 2 others that the policy selects as well)"],
            Assert.IsType<Suggestion.Verified>(suggestion).Edits.Select(EditWords.Of));
    }
}
