using System.IO.Compression;

namespace CompiledNets;

/// <summary>A file that torch.save of python3-torch 1.13.1 wrote in its format before version 1.6, compressed by gzip.</summary>
internal static class LegacyFile
{
    // numbers: arange(60.).view(3, 4, 5); labels: arange(7); turned: numbers[1].t(), which shares the storage; half: [0.5, -2] as float16;
    // flags: [True, False]; parameter: the Parameter [1, 2].
    private const string Content = "H4sIAAAAAAACA3XST0zTUBwH8Neu26CCTkUFRZ2KOhTnNgdsukQkhJAUFaaHHjRjbA86U9r92jcSTUh24Y+ePHrwwJGjR48cPXr06FFvHjXx4LdrWSzGZp++7e31+/u1r235jWr+fj/7K/lib2Eo3ZYffo/gvEEspScYY03HFnbNNivr3HEbtkUSFuj9+MdsCGHyCrfqjapF8o6uYlK8bPKK23jFXYpskJLSo5h0DdsRFNVkPYJfDUtQTFN0xcuwrVWKa0qrhZo1lDF5TaCKqz526tzh9ZlGTajERsskpfQ4rrBaa8vohOSasJ2aka60RMN01YrDl1sNs14R3HJtp7KeUymS8i9xsbK6yknxL1FnTbsqnviTKkX1HqyZLOTGxzO5PMU6PdaaLbRVeiSoZ1FjWkRTtOg29WoDWlSTtkl9bXgtHRHUV6Z+PebdSXWZmy4dNVDVOKg0j9vrFjp2UGgin8kXKGHEtTgKHPcKxDfphCZt0kk/eEDQqTKd7gSLlmPxOp3xg41D7Q4afptDi53elC06q0ladIvO+UnDgs6X6ULnYRtVc4Uuhhqcw1S3wWQnOjuRLeRyiL6EaBnRl70G5U264jU44sdeFXStTNc7u7tiVlddSoVyp23b7OaOBi1P5orFQp5uBLk3g9wxL/eWn5sWdLtMGb3Xe/OqTnWNC+5Q9j973V2hUu6fx5Mt5jJ0J6iVD2qNe7Um/FqTggplKu50ftzdpntlKnmv4XPv1Q89CSkcKoe3IBLeVyV8t1GelllwFNh+9ztr38dpqsT+Pvw5fKANu7APX4E9YCwBScjAFCzAEjShDTvwFt7BLuzBB/gI+/AJPsMX+Arf4Af8BDbNmAI90AcJGIBBGIYkjEAKxiADeShACaZgBuZgHhbgKejwDJagDgaY03EWPqRgPHg+kWBUgjEajLFD6yT2BypJFrvBBAAA";

    /// <summary>Returns the bytes of the file.</summary>
    public static byte[] Unpacked()
    {
        using var packed = new GZipStream(new MemoryStream(Convert.FromBase64String(Content)), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        packed.CopyTo(memory);
        return memory.ToArray();
    }
}
