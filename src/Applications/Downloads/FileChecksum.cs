using System.Security.Cryptography;

namespace CompiledNets.Applications;

/// <summary>The checksum of a file, or its first digits, which is all that torchvision publishes.</summary>
public sealed class FileChecksum
{
    private readonly HashAlgorithmName _algorithm;

    private FileChecksum(HashAlgorithmName algorithm, string digits)
    {
        ArgumentException.ThrowIfNullOrEmpty(digits);
        if (!digits.All(char.IsAsciiHexDigit))
        {
            throw new ArgumentException($"'{digits}' is expected to be hexadecimal.", nameof(digits));
        }

        (_algorithm, Digits) = (algorithm, digits.ToLowerInvariant());
    }

    /// <summary>Gets the hexadecimal digits.</summary>
    public string Digits { get; }

    /// <summary>Creates a checksum of MD5. It finds damage, but does not protect from somebody who makes another file with the same checksum.</summary>
    /// <param name="digits">The hexadecimal digits, or the first of them.</param>
    public static FileChecksum Md5(string digits) => new(HashAlgorithmName.MD5, digits);

    /// <summary>Creates a checksum of SHA-256.</summary>
    /// <param name="digits">The hexadecimal digits, or the first of them.</param>
    public static FileChecksum Sha256(string digits) => new(HashAlgorithmName.SHA256, digits);

    /// <inheritdoc/>
    public override string ToString() => $"{_algorithm.Name} {Digits}";

    /// <summary>Computes as many digits of a file's checksum as this one has.</summary>
    internal async Task<string> DigitsOfAsync(string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(_algorithm);
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var buffer = new byte[1 << 20];
        while (await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false) is var count and > 0)
        {
            hash.AppendData(buffer, 0, count);
        }

        var digits = Convert.ToHexStringLower(hash.GetHashAndReset());
        return digits[..Math.Min(Digits.Length, digits.Length)];
    }
}
