namespace Ringfence.Agreement.Tests;

/// <summary>The product found an error in manifests that an API server accepts.</summary>
internal sealed class ManifestsRefusedException : Exception
{
    public ManifestsRefusedException()
    {
    }

    public ManifestsRefusedException(string message)
        : base(message)
    {
    }

    public ManifestsRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
