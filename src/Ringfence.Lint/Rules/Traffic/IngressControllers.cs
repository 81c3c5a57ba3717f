using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Finds the pods that serve an Ingress, by its class and the labels that charts of controllers give.</summary>
internal static class IngressControllers
{
    // What IngressClasses say in spec.controller, and how the pods of that controller are labelled.
    private static readonly (string Controller, string Class, (string, string)[] Labels)[] Known =
    [
        ("k8s.io/ingress-nginx", "nginx", [("app.kubernetes.io/name", "ingress-nginx")]),
        ("nginx.org/ingress-controller", "nginx", [("app.kubernetes.io/name", "nginx-ingress"), ("app", "nginx-ingress")]),
        ("traefik.io/ingress-controller", "traefik", [("app.kubernetes.io/name", "traefik"), ("app", "traefik")]),
        ("haproxy.org/ingress-controller", "haproxy", [("app.kubernetes.io/name", "kubernetes-ingress"), ("run", "haproxy-ingress")]),
        ("haproxy-ingress.github.io/controller", "haproxy", [("app.kubernetes.io/name", "haproxy-ingress")]),
        ("projectcontour.io/ingress-controller", "contour", [("app.kubernetes.io/component", "envoy"), ("app", "envoy")]),
        ("ingress-controllers.konghq.com/kong", "kong", [("app.kubernetes.io/name", "kong"), ("app", "ingress-kong")]),
        ("istio.io/ingress-controller", "istio", [("istio", "ingressgateway")]),
    ];

    /// <summary>The pods; none when the class is not known, or the input does not have them.</summary>
    public static IReadOnlyList<Endpoint> Of(LintContext context, LintObject ingress)
    {
        string name = NameOfClass(context, ingress);
        string controller = context.Documents.Find("IngressClass", string.Empty, name)?.Root["spec"u8]["controller"u8].Text ?? string.Empty;
        return KnownPods.With(
            context,
            [
                .. Known
                    .Where(one => controller.Length > 0 ? controller.StartsWith(one.Controller, StringComparison.Ordinal) : one.Class == name)
                    .SelectMany(one => one.Labels),
            ]);
    }

    private static string NameOfClass(LintContext context, LintObject ingress)
    {
        SyntaxNode written = ingress.Root["spec"u8]["ingressClassName"u8];
        SyntaxNode annotated = ingress.Root["metadata"u8]["annotations"u8]["kubernetes.io/ingress.class"u8];
        return written.Exists ? written.Text
            : annotated.Exists ? annotated.Text
            : context.Documents.OfKind("IngressClass").FirstOrDefault(IsDefault)?.Name ?? string.Empty;
    }

    private static bool IsDefault(LintObject held) =>
        held.Root["metadata"u8]["annotations"u8]["ingressclass.kubernetes.io/is-default-class"u8].TextEquals("true"u8);
}
