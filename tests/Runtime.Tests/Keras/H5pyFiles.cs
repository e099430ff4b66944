using System.IO.Compression;

namespace CompiledNets;

/// <summary>HDF5 files that h5py wrote, compressed by gzip.</summary>
internal static class H5pyFiles
{
    /// <summary>
    /// Two dense layers whose numbers rise by 1/1024, the random state [7, 4000000000] as uint32 and the step 3 as int64, in the format that h5py
    /// writes by default.
    /// </summary>
    public const string Earliest = "H4sIAAAAAAACA+1aPWwaMRT2HUU5EqGSKTRqxPVHCmnUFCokaJOBSqFialHbgS0gcUqitgEBrWiXMtKNkZGRkZGRkTFjR8ZMVUe29IFtig0XjgBNEO+TXp5897BPvs/vffblZ/TwtXN1c5V0oWnkDnGRQVwyuPfFNr+fYF5hvsR8TeXXld49N7u+zvqX4z68i0S60ZcS+DhtO/Xi0yGWBdHIq1jXx1lbZ76linGfkt+MbI6QdCZ/+vn0u5GV+BmacFwz/kZttH1it8bfCwf1bnyVyN8B/pbsYlzKOMsZ3B/5SSqbzqS/5K/N3/dv3h4qRCUaH9cmrgeZxzy/dvxinP6c+nBgOd+fWR6IrdB2xmEtD/xxUq/hksA8MLDeyg4x7muyW8UG1umU49I8YOvzzrsirm+Zx/y5qptiXIu1L+6L9ez8sRjXYW339nLkgfgabRec1vJA1I16FvPAvzzA+VRxinE+5v2Sjg1PlQeUfh7wrYn9yjxGmOUBO50zhbe91Kv0ApNVsJ8mJm1376fruodd08mGRjZ+sPt2eEPd+6pKO9QYQ2xK1CUyg6NwC2al+BL+7AM7wYpgVbAmWLt7enAA2Q5MB/OBhcFiYAmwDFgRrARWBquAVcFqYHWwBlgTrHXQK1Pej79tSEEEAoFAIG4c8jlT6O7V8f197z2cu6t1JdV9iqII+nF6HVlwjd6BlhZivy2fQ4zbb+s69XjuhvvtQdZrW2LcrM/dTL9/snFrHmv8LTwcvVoRy8lfzqeWR4yb93lRYkvsV+YxwmpdF8+LeD1XpfquTl3nSyxl6NIT3ex5kawXTx5Y04vNR8ilSfSiOjMe1VyjFdRi6EX5e9S4eht7gnoR6+1wvQ1J3zNzhpE6OjbOjGwyn85OX2/N+Ntg4/7ascbf+B7yF/k7vN/p7Mx3vyPrxfK2qBdlHiMmywPNXdpuP7WWB+o+zAOYB4bzANkbvW+cVx6o7Ir9yzxGzErfu3qhrv4eUh+j6+smur58K+dD5lX1GXJklvVF/j/fseeSQawvWF+G60siMF+dacbfNh83aI2/5y+Qv8jfYf7qwf+rjxoBsX+Zxwir+kgT5rGvhzS+xsNj9FDDRA9VF2I+ZF41Q8iR6+AvfiYqchg7AAA=";

    /// <summary>The content of <see cref="Earliest"/>, written with <c>libver='latest'</c>.</summary>
    public const string Latest = "H4sIAAAAAAACA+v0cHHj5ZLiYubgYICB/1DwXQTCN4CKr1h838rfwyWIScHTiTsbGVcwCSFrhAEuJgZGBgY2QQYgxZaTWJlaVHwYahabCEiQM7+gJDM3syq16KgQVEKbgRSQ2bP+MjlOEgDZzpqSmlecGsYIdZEQSIwdLBZvOIUFVbQovyC/tIRBAGqvBG4nXX5a00mOk/hBFrGUJRYVv4S6iMGVgTpg+xKvR+Q4iQfkJEaDGiZoWED4hh3MUHMtyHfSBMa/a8BOAhrIqMLAwMTEyAgzFhr0DBh8EQZGQQV5KF+BQZyDQbweyGIFupaZiwPoExZGBg7UNMuwgGHQg6dfAi7AwwKYL4BBwchCht8NoH6HJVKGDQxDDpQWc1yiLPeos1I594TsrDlKQe7ZxYqae46xUZ577shdkUfPPbCUwoSWcphISEEO0BSkMIRyj/on7jfouYeJDL8nQP3OMYRzzx/2hyfJ0ddgBSSsGRgcgLgBiBcA8QEgfgDEDDbAEgWIFYDYAIgdgDgAiBOAuACIG4C4A4gnAPEMIF4AxCuAeAMQ7wDiA0B8woYdZI1G9jtmhlEwCkbBKBgFo2AUDDQgp2ErCWrI8hWnpqbEp6fmpRYlluQXTYZ1Oqwpcs539odhlDX/1QSp3Pz/9nnpQgqa/zth7vGgXqQJPFS1INjk5WFgFIB3AxRQmroZ6E3dHUM3Aa9Nr39LWYqJEKZyiknfHPSNghTzWpj6KaYuiO00PMWwQFIJOIVwwFKBA0oKKUBPISeGT5En81rpAwB0rcaV9xQAAA==";

    public static byte[] Unpacked(string content)
    {
        using var packed = new GZipStream(new MemoryStream(Convert.FromBase64String(content)), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        packed.CopyTo(memory);
        return memory.ToArray();
    }
}
